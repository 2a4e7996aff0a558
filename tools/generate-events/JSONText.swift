/// A JSON value to be printed for people, two spaces a level.
indirect enum JSONText {
    case object([(String, JSONText)])
    case list([JSONText])
    case text(String)
    case number(Int)
    case flag(Bool)

    /// The text of a file with this value.
    var file: String { printed(indent: 0) + "\n" }

    private func printed(indent: Int) -> String {
        let inner = String(repeating: "  ", count: indent + 1)
        let outer = String(repeating: "  ", count: indent)
        switch self {
        case .object(let members):
            let lines = members.map { name, value in
                "\(inner)\(Self.quoted(name)): \(value.printed(indent: indent + 1))"
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
        case .list(let elements):
            if elements.allSatisfy(\.isPlain) {
                let line = elements.map { $0.printed(indent: 0) }.joined(separator: ", ")
                if line.count < 80 { return "[\(line)]" }
            }
            let lines = elements.map { inner + $0.printed(indent: indent + 1) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(outer)]"
        case .text(let text): return Self.quoted(text)
        case .number(let number): return "\(number)"
        case .flag(let flag): return flag ? "true" : "false"
        }
    }

    private var isPlain: Bool {
        switch self {
        case .object, .list: false
        case .text, .number, .flag: true
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }
}
