/// Turns the relaxed form of a payload into JSON.
struct RelaxedText {
    private var rest: Substring
    private let words: [String: String]

    init(_ text: Substring, words: [String: String]) {
        rest = text
        self.words = words
    }

    /// The JSON of the value that comes next.
    mutating func value() throws -> String {
        skipSpaces()
        switch rest.first {
        case "{":
            let members = try list(closedBy: "}") { text in
                let name = try text.name()
                return "\"\(name)\":\(try text.value())"
            }
            return "{\(members.joined(separator: ","))}"
        case "[":
            let elements = try list(closedBy: "]") { try $0.value() }
            return "[\(elements.joined(separator: ","))]"
        case "'":
            return "\"\(try quoted())\""
        default:
            return scalar(String(take { !",}]".contains($0) }.trimmed))
        }
    }

    private mutating func list(
        closedBy close: Character, _ element: (inout RelaxedText) throws -> String
    ) throws -> [String] {
        rest.removeFirst()
        var elements: [String] = []
        while true {
            skipSpaces()
            guard let next = rest.first else { throw BuilderError(line: String(rest)) }
            if next == close {
                rest.removeFirst()
                return elements
            }
            if next == "," { rest.removeFirst() }
            elements.append(try element(&self))
            skipSpaces()
        }
    }

    private mutating func name() throws -> String {
        skipSpaces()
        let name = take { $0 != ":" }
        guard rest.first == ":" else { throw BuilderError(line: String(name)) }
        rest.removeFirst()
        return String(name.trimmed)
    }

    private mutating func quoted() throws -> String {
        rest.removeFirst()
        let text = take { $0 != "'" }
        guard rest.first == "'" else { throw BuilderError(line: String(text)) }
        rest.removeFirst()
        return String(text)
    }

    private func scalar(_ text: String) -> String {
        if let word = words[text] {
            return Int(word) == nil || word.count > 19 ? "\"\(word)\"" : word
        }
        if text == "true" || text == "false" || Int(text) != nil { return text }
        let parts = text.split(separator: " ")
        if parts.count == 2, parts[0].allSatisfy({ "-.0123456789".contains($0) }),
            parts[1].count == 3
        {
            return "{\"amount\":\"\(parts[0])\",\"currency\":\"\(parts[1])\"}"
        }
        return "\"\(text)\""
    }

    private mutating func take(while isPart: (Character) -> Bool) -> Substring {
        let taken = rest.prefix(while: isPart)
        rest = rest[taken.endIndex...]
        return taken
    }

    private mutating func skipSpaces() {
        _ = take { $0 == " " }
    }
}
