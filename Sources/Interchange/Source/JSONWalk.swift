/// One pass over the bytes of a JSON object.
struct JSONWalk {
    let bytes: UnsafeBufferPointer<UInt8>
    var index: Int
    private var path: [UInt8] = []
    private var seen: Set<Int> = []

    init(bytes: UnsafeBufferPointer<UInt8>, index: Int) {
        self.bytes = bytes
        self.index = index
    }

    /// What is wrong, and where.
    private struct Mistake: Error {
        let what: String
        let at: Int
    }

    mutating func readLine(_ columnOf: [[UInt8]: Int], into fields: inout FieldList) {
        do throws(Mistake) {
            skipSpace()
            guard peek() == UInt8(ascii: "{") else { throw mistake("a line begins with {") }
            try readValue(columnOf, into: &fields, depth: 0)
            skipSpace()
            if index < bytes.count { throw mistake("nothing may follow the object") }
        } catch {
            fields.note(.notJSON(error.what), at: error.at)
        }
    }

    private mutating func readValue(
        _ columnOf: [[UInt8]: Int], into fields: inout FieldList, depth: Int
    ) throws(Mistake) {
        guard depth < JSONLineScanner.maximumDepth else {
            throw mistake("it is nested deeper than \(JSONLineScanner.maximumDepth)")
        }
        switch peek() {
        case UInt8(ascii: "{"): try readObject(columnOf, into: &fields, depth: depth)
        case UInt8(ascii: "["): try readArray(columnOf, into: &fields, depth: depth)
        case UInt8(ascii: "\""):
            let column = columnOf[path]
            let value = try readString(into: &fields)
            if let column { try store(value, in: column, &fields) }
        default:
            let column = columnOf[path]
            let value = try readBareWord()
            if let column, bytes[value.lowerBound] != UInt8(ascii: "n") {
                try store(.init(value), in: column, &fields)
            }
        }
    }

    private mutating func store(
        _ field: FieldList.Field, in column: Int, _ fields: inout FieldList
    ) throws(Mistake) {
        guard seen.insert(column).inserted else {
            throw mistake("the key \(String(decoding: path, as: UTF8.self)) occurs twice")
        }
        fields.ranges[column] = field
    }

    private mutating func readObject(
        _ columnOf: [[UInt8]: Int], into fields: inout FieldList, depth: Int
    ) throws(Mistake) {
        let outer = path.count
        index += 1
        skipSpace()
        if peek() == UInt8(ascii: "}") {
            index += 1
            return
        }
        while true {
            skipSpace()
            guard peek() == UInt8(ascii: "\"") else { throw mistake("a key in quotes is missing") }
            let key = try readString(into: &fields)
            if outer > 0 { path.append(UInt8(ascii: ".")) }
            if key.isUnquoted {
                path.append(contentsOf: fields.unquoted[key.range])
            } else {
                path.append(contentsOf: bytes[key.range])
            }
            skipSpace()
            guard peek() == UInt8(ascii: ":") else { throw mistake("a : is missing") }
            index += 1
            skipSpace()
            try readValue(columnOf, into: &fields, depth: depth + 1)
            path.removeSubrange(outer...)
            if try endsList(with: UInt8(ascii: "}")) { return }
        }
    }

    private mutating func readArray(
        _ columnOf: [[UInt8]: Int], into fields: inout FieldList, depth: Int
    ) throws(Mistake) {
        let outer = path.count
        index += 1
        skipSpace()
        if peek() == UInt8(ascii: "]") {
            index += 1
            return
        }
        var element = 0
        while true {
            path.append(UInt8(ascii: "."))
            path.append(contentsOf: String(element).utf8)
            skipSpace()
            try readValue(columnOf, into: &fields, depth: depth + 1)
            path.removeSubrange(outer...)
            element += 1
            if try endsList(with: UInt8(ascii: "]")) { return }
        }
    }

    /// Reads the comma before a next element, or the bracket after the last.
    private mutating func endsList(with bracket: UInt8) throws(Mistake) -> Bool {
        skipSpace()
        guard let byte = peek(), byte == UInt8(ascii: ",") || byte == bracket else {
            throw mistake("a , or \(Character(UnicodeScalar(bracket))) is missing")
        }
        index += 1
        return byte == bracket
    }

    private mutating func readBareWord() throws(Mistake) -> Range<Int> {
        let start = index
        while let byte = peek(), !isEndOfWord(byte) { index += 1 }
        let word = String(decoding: bytes[start..<index], as: UTF8.self)
        switch word {
        case "true", "false", "null": break
        default:
            guard JSONNumber.isValid(bytes[start..<index]) else {
                index = start
                throw mistake(word.isEmpty ? "a value is missing" : "\(word) is no value")
            }
        }
        return start..<index
    }

    private func isEndOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ":"), 0x20,
            0x09, 0x0D, UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["):
            return true
        default: return false
        }
    }

    /// Reads a string: in place where it has no escapes, else unescaped into `unquoted`.
    private mutating func readString(into fields: inout FieldList) throws(Mistake)
        -> FieldList.Field
    {
        let open = index
        index += 1
        var copied = index
        let unquotedStart = fields.unquoted.count
        var hasEscapes = false
        while let byte = peek(), byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw mistake("a control character within a string") }
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                fields.unquoted.append(contentsOf: bytes[copied..<index])
                try readEscape(into: &fields.unquoted)
                copied = index
            } else {
                index += 1
            }
        }
        guard peek() != nil else {
            index = open
            throw mistake("a string is not closed")
        }
        let end = index
        index += 1
        guard hasEscapes else { return .init(open + 1..<end) }
        fields.unquoted.append(contentsOf: bytes[copied..<end])
        return .init(unquotedStart..<fields.unquoted.count, isUnquoted: true)
    }

    private mutating func readEscape(into output: inout [UInt8]) throws(Mistake) {
        index += 1
        guard let letter = peek() else { throw mistake("an escape is cut off") }
        index += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): output.append(letter)
        case UInt8(ascii: "b"): output.append(0x08)
        case UInt8(ascii: "f"): output.append(0x0C)
        case UInt8(ascii: "n"): output.append(0x0A)
        case UInt8(ascii: "r"): output.append(0x0D)
        case UInt8(ascii: "t"): output.append(0x09)
        case UInt8(ascii: "u"):
            let scalar = try readScalar()
            output.append(contentsOf: String(Character(scalar)).utf8)
        default:
            index -= 2
            throw mistake("\\\(Character(UnicodeScalar(letter))) is no escape")
        }
    }

    /// Reads the digits of `\u`, and those of the second half where the first asks for one.
    private mutating func readScalar() throws(Mistake) -> UnicodeScalar {
        let first = try readHex()
        var value = first
        if (0xD800..<0xDC00).contains(first) {
            guard peek() == UInt8(ascii: "\\"), index + 1 < bytes.count,
                bytes[index + 1] == UInt8(ascii: "u")
            else { throw mistake("the second half of a \\u pair is missing") }
            index += 2
            let second = try readHex()
            guard (0xDC00..<0xE000).contains(second) else {
                throw mistake("the second half of a \\u pair is missing")
            }
            value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
        }
        guard value != 0, let scalar = UnicodeScalar(value) else {
            throw mistake("\\u\(String(value, radix: 16)) is no character of a text")
        }
        return scalar
    }

    private mutating func readHex() throws(Mistake) -> UInt32 {
        guard index + 4 <= bytes.count else { throw mistake("\\u needs four digits") }
        var value: UInt32 = 0
        for byte in bytes[index..<index + 4] {
            guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
                throw mistake("\\u needs four digits")
            }
            value = value << 4 | UInt32(digit)
        }
        index += 4
        return value
    }

    private func peek() -> UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipSpace() {
        while let byte = peek(), byte == 0x20 || byte == 0x09 || byte == 0x0D { index += 1 }
    }

    private func mistake(_ what: String) -> Mistake { Mistake(what: what, at: index) }
}

/// The grammar of a JSON number.
private enum JSONNumber {
    static func isValid(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var rest = bytes
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        let whole = digits(&rest)
        guard whole.count > 0, whole.count == 1 || whole.first != UInt8(ascii: "0") else {
            return false
        }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard !digits(&rest).isEmpty else { return false }
        }
        if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
                rest = rest.dropFirst()
            }
            guard !digits(&rest).isEmpty else { return false }
        }
        return rest.isEmpty
    }

    private static func digits(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>)
        -> Slice<UnsafeBufferPointer<UInt8>>
    {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest = rest.dropFirst(digits.count)
        return digits
    }
}
