/// Reads a .proto file: messages without nesting, enums, one level of oneof, options.
///
/// Whatever else the language has is refused with its place; `protoc` in the tests makes sure
/// that what is read here is read there in the same way.
struct ProtoParser {
    private var lexer: Lexer
    private var token: Lexer.Token
    private let path: String

    /// Reads the whole file.
    static func parse(_ text: String, path: String) throws(SchemaError) -> ProtoFile {
        var parser = try ProtoParser(text, path: path)
        return try parser.file()
    }

    private init(_ text: String, path: String) throws(SchemaError) {
        self.path = path
        lexer = Lexer(text, path: path)
        token = try lexer.next()
    }

    private mutating func file() throws(SchemaError) -> ProtoFile {
        var file = ProtoFile(path: path)
        while token.kind != .end {
            switch token.text {
            case "syntax", "package", "import":
                while token.text != ";" { try advance() }
                try advance()
            case "enum": file.enums.append(try enumeration())
            case "message": file.messages.append(try message())
            case "extend": try skipBlock()
            default: throw unexpected()
            }
        }
        file.about = lexer.detached.first ?? []
        return file
    }

    private mutating func enumeration() throws(SchemaError) -> ProtoEnum {
        let comment = token.comment
        try advance()
        var result = ProtoEnum(name: try word(), comment: comment)
        try expect("{")
        while token.text != "}" {
            let comment = token.comment
            let name = try word()
            try expect("=")
            let number = try number()
            let options = try bracketedOptions()
            try expect(";")
            result.values.append(
                .init(name: name, number: number, comment: comment, options: options))
        }
        try expect("}")
        return result
    }

    private mutating func message() throws(SchemaError) -> ProtoMessage {
        var result = ProtoMessage(name: "", line: token.line, comment: token.comment)
        try advance()
        result.name = try word()
        try expect("{")
        while token.text != "}" {
            switch token.text {
            case "option":
                try advance()
                let (name, value) = try option()
                result.options[name] = value
                try expect(";")
            case "oneof":
                try advance()
                let oneof = try word()
                try expect("{")
                while token.text != "}" { result.fields.append(try field(oneof: oneof)) }
                try expect("}")
            case "message", "enum", "map", "reserved", "extensions", "group":
                throw unexpected()
            default:
                result.fields.append(try field(oneof: nil))
            }
        }
        try expect("}")
        return result
    }

    private mutating func field(oneof: String?) throws(SchemaError) -> ProtoField {
        let (line, comment) = (token.line, token.comment)
        var label = ProtoField.Label.required
        if token.text == "optional" || token.text == "repeated" {
            label = token.text == "optional" ? .optional : .repeated
            try advance()
        }
        let type = try word()
        let name = try word()
        try expect("=")
        let number = try number()
        let options = try bracketedOptions()
        try expect(";")
        return ProtoField(
            name: name, number: number, type: type, label: label, oneof: oneof, line: line,
            comment: comment, options: options)
    }

    private mutating func bracketedOptions() throws(SchemaError) -> ProtoOptions {
        var result: ProtoOptions = [:]
        guard token.text == "[" else { return result }
        repeat {
            try advance()
            let (name, value) = try option()
            result[name] = value
        } while token.text == ","
        try expect("]")
        return result
    }

    private mutating func option() throws(SchemaError) -> (String, String) {
        try expect("(")
        let name = try word()
        try expect(")")
        try expect("=")
        let value = token.text
        guard token.kind != .symbol, token.kind != .end else { throw unexpected() }
        try advance()
        return (name, value)
    }

    private mutating func skipBlock() throws(SchemaError) {
        while token.text != "}", token.kind != .end { try advance() }
        try expect("}")
    }

    // MARK: - Tokens

    private mutating func advance() throws(SchemaError) {
        token = try lexer.next()
    }

    private mutating func expect(_ symbol: String) throws(SchemaError) {
        guard token.kind == .symbol, token.text == symbol else {
            throw SchemaError(path, token.line, "expected `\(symbol)`, found `\(token.text)`")
        }
        try advance()
    }

    private mutating func word() throws(SchemaError) -> String {
        guard token.kind == .word else { throw unexpected() }
        let text = token.text
        try advance()
        return text
    }

    private mutating func number() throws(SchemaError) -> Int {
        guard token.kind == .number, let number = Int(token.text) else { throw unexpected() }
        try advance()
        return number
    }

    private func unexpected() -> SchemaError {
        SchemaError(path, token.line, "`\(token.text)` is not expected here")
    }
}
