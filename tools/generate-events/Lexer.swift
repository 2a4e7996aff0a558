/// Splits a .proto file into tokens and keeps the comments, since they become documentation.
struct Lexer {
    /// A word, number, text or symbol, with the comment that stands right above it.
    struct Token {
        enum Kind { case word, number, text, symbol, end }

        var kind: Kind
        var text: String
        var line: Int
        /// The comment lines that end on the line before, without their slashes.
        var comment: [String]
    }

    private let scalars: [Unicode.Scalar]
    private let path: String
    private var at = 0
    private var line = 1
    private var comment: [String] = []
    private var commentEnd = 0

    /// Comments with an empty line after them, in order: they document no declaration.
    private(set) var detached: [[String]] = []

    init(_ text: String, path: String) {
        scalars = Array(text.unicodeScalars)
        self.path = path
    }

    /// The next token; one of the kind `end` after the last.
    mutating func next() throws(SchemaError) -> Token {
        try skipSpaceAndComments()
        let start = line
        let attached = takeComment()
        guard at < scalars.count else {
            return Token(kind: .end, text: "", line: start, comment: attached)
        }
        let first = scalars[at]
        if first == "\"" {
            return Token(kind: .text, text: try text(), line: start, comment: attached)
        }
        if Self.isWord(first) {
            var word = ""
            while at < scalars.count, Self.isWord(scalars[at]) || scalars[at] == "." {
                word.unicodeScalars.append(scalars[at])
                at += 1
            }
            let kind: Token.Kind = first.properties.numericType == nil ? .word : .number
            return Token(kind: kind, text: word, line: start, comment: attached)
        }
        at += 1
        return Token(kind: .symbol, text: String(first), line: start, comment: attached)
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.isASCII && (scalar.properties.isAlphabetic || isDigit(scalar))
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar)
    }

    private mutating func skipSpaceAndComments() throws(SchemaError) {
        while at < scalars.count {
            let scalar = scalars[at]
            if scalar == "\n" {
                line += 1
                at += 1
            } else if scalar == " " || scalar == "\t" {
                at += 1
            } else if scalar == "/" {
                try lineComment()
            } else {
                return
            }
        }
    }

    private mutating func lineComment() throws(SchemaError) {
        guard at + 1 < scalars.count, scalars[at + 1] == "/" else {
            throw SchemaError(path, line, "only comments with two slashes are known")
        }
        if !comment.isEmpty, commentEnd < line - 1 {
            detached.append(comment)
            comment = []
        }
        at += 2
        var text = ""
        while at < scalars.count, scalars[at] != "\n" {
            text.unicodeScalars.append(scalars[at])
            at += 1
        }
        comment.append(text.hasPrefix(" ") ? String(text.dropFirst()) : text)
        commentEnd = line
    }

    private mutating func takeComment() -> [String] {
        defer { comment = [] }
        if comment.isEmpty || commentEnd == line - 1 { return comment }
        detached.append(comment)
        return []
    }

    private mutating func text() throws(SchemaError) -> String {
        at += 1
        var result = ""
        while at < scalars.count, scalars[at] != "\"" {
            guard scalars[at] != "\n", scalars[at] != "\\" else {
                throw SchemaError(path, line, "a text ends on its line and has no escapes")
            }
            result.unicodeScalars.append(scalars[at])
            at += 1
        }
        guard at < scalars.count else { throw SchemaError(path, line, "a text has no end") }
        at += 1
        return result
    }
}

/// What is wrong with a schema, and where.
struct SchemaError: Error, CustomStringConvertible {
    var path: String
    var line: Int
    var message: String

    init(_ path: String, _ line: Int, _ message: String) {
        self.path = path
        self.line = line
        self.message = message
    }

    var description: String { "\(path):\(line): \(message)" }
}
