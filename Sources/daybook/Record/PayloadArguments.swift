import ArgumentParser
import Events

/// Turns `key=value` of the command line into the JSON of a payload, as its schema asks for it.
struct PayloadArguments {
    private let descriptor: MessageDescriptor

    init(_ descriptor: MessageDescriptor) {
        self.descriptor = descriptor
    }

    /// - Throws: `Failure` for an argument that is not of this form, or says something
    ///   twice. What the schema does not know is left to the parser of events, which says what is
    ///   near.
    func json(_ arguments: [String]) throws -> JSONValue {
        let root = Node()
        for argument in arguments {
            guard let equals = argument.firstIndex(of: "="), equals > argument.startIndex else {
                throw Failure(.usage, "\(argument) is not of the form key=value")
            }
            let key = String(argument[..<equals])
            let node = try root.node(at: try Self.path(key), of: key)
            guard node.isEmpty else { throw Failure(.usage, "\(key) is given twice") }
            node.value = String(argument[argument.index(after: equals)...])
        }
        return try Self.object(root, descriptor)
    }

    private enum Step {
        case member(String)
        case element(Int)
    }

    /// What has been said of a value: a text, or the parts of it.
    private final class Node {
        var value: String?
        var members: [(name: String, node: Node)] = []
        var elements: [Int: Node] = [:]

        var isEmpty: Bool { value == nil && members.isEmpty && elements.isEmpty }

        func node(at path: [Step], of key: String) throws -> Node {
            var node = self
            for step in path {
                guard node.value == nil else {
                    throw Failure(.usage, "\(key): what it is in has a value of its own already")
                }
                switch step {
                case .member(let name):
                    if let known = node.members.first(where: { $0.name == name }) {
                        node = known.node
                    } else {
                        let new = Node()
                        node.members.append((name, new))
                        node = new
                    }
                case .element(let index):
                    let next = node.elements[index] ?? Node()
                    node.elements[index] = next
                    node = next
                }
            }
            return node
        }
    }

    /// The steps of `lines[0].net`.
    private static func path(_ key: String) throws -> [Step] {
        var steps: [Step] = []
        for part in key.split(separator: ".", omittingEmptySubsequences: false) {
            let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
            guard let name = pieces.first, !name.isEmpty else {
                throw Failure(
                    .usage,
                    "\(key) is no key; write one as in customer.name or lines[0].net")
            }
            steps.append(.member(String(name)))
            for piece in pieces.dropFirst() {
                guard piece.last == "]", let index = Int(piece.dropLast()), index >= 0 else {
                    throw Failure(
                        .usage,
                        "\(key): an index is a number in brackets, as in lines[0].net")
                }
                steps.append(.element(index))
            }
        }
        return steps
    }
}

// MARK: - By the schema

extension PayloadArguments {
    private static func object(_ node: Node, _ descriptor: MessageDescriptor) throws -> JSONValue {
        var members: [JSONMember] = []
        for (name, node) in node.members {
            let field = descriptor.fields.first { $0.name == name }
            members.append(JSONMember(name, try value(node, field)))
        }
        return .object(members)
    }

    private static func value(_ node: Node, _ field: FieldDescriptor?) throws -> JSONValue {
        guard let field else { return .string(node.value ?? "") }
        guard field.label == .repeated else { return try single(node, field.kind) }
        if let text = node.value {
            // A list of words. One whose only word is [] would be written with its index.
            if text == "[]" { return .array([]) }
            return .array(text.split(separator: ",").map { scalar(String($0), field.kind) })
        }
        let last = node.elements.keys.max() ?? -1
        return .array(
            try (0..<last + 1).map { index in
                guard let element = node.elements[index] else {
                    throw Failure(.usage, "\(field.name)[\(index)] is left out")
                }
                return try single(element, field.kind)
            })
    }

    private static func single(_ node: Node, _ kind: FieldDescriptor.Kind) throws -> JSONValue {
        if let text = node.value { return scalar(text, kind) }
        guard case .message(let descriptor) = kind else {
            // Parts of a value that has none, such as amount and currency of money.
            return .object(
                node.members.map { JSONMember($0.name, .string($0.node.value ?? "")) })
        }
        return try object(node, descriptor)
    }

    private static func scalar(_ text: String, _ kind: FieldDescriptor.Kind) -> JSONValue {
        switch kind {
        case .uint32, .uint64, .int64:
            let digits = text.first == "-" ? text.dropFirst() : text[...]
            let isNumber = !digits.isEmpty && digits.allSatisfy { $0.isASCII && $0.isNumber }
            return isNumber ? .number(text) : .string(text)
        case .bool:
            switch text {
            case "true", "yes": return .bool(true)
            case "false", "no": return .bool(false)
            default: return .string(text)
            }
        case .money: return money(text)
        default: return .string(text)
        }
    }

    /// `100.00USD` or `100.00 USD`; anything else is left to the parser to find fault with.
    private static func money(_ text: String) -> JSONValue {
        let currency = text.suffix(3)
        let amount = text.dropLast(3)
        guard currency.count == 3, currency.allSatisfy({ $0.isASCII && $0.isLetter }) else {
            return .string(text)
        }
        return .object([
            JSONMember("amount", .string(String(amount.last == " " ? amount.dropLast() : amount))),
            JSONMember("currency", .string(currency.uppercased())),
        ])
    }
}
