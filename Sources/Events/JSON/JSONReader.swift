/// Takes a JSON text (RFC 8259) apart, value by value, where its bytes lie.
///
/// The whole text is checked to be UTF-8 first. The caller says what it expects next and refuses
/// what it does not know, names that stand twice in an object included; `JSONValue` does so for
/// texts of any shape. Numbers stay text: nothing passes through a binary float.
package struct JSONReader: ~Escapable {
    /// What a value is, seen from its first byte.
    package enum Kind: Sendable {
        case object, array, string, number, bool, null

        /// With its article, for messages.
        package var described: String {
            switch self {
            case .object: "an object"
            case .array: "a list"
            case .string: "a text"
            case .number: "a number"
            case .bool: "true or false"
            case .null: "null"
            }
        }
    }

    private let bytes: RawSpan
    private var at = 0
    private var depth = 0
    private let maximumDepth: Int
    /// Whether a member or element has been read of the innermost object or array.
    private var needsComma = false
    /// The offset of the member's name that was read last.
    package private(set) var keyOffset = 0

    /// A reader of one text; throws where it is not UTF-8.
    ///
    /// Objects and arrays may lie `maximumDepth` deep.
    @_lifetime(copy bytes)
    package init(_ bytes: RawSpan, maximumDepth: Int = 32) throws(JSONError) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
        if let offset = bytes.firstInvalidUTF8 {
            throw error(at: offset, "is not valid UTF-8", "save the file as UTF-8")
        }
    }

    // MARK: - Values

    /// What comes next.
    package mutating func peek() throws(JSONError) -> Kind {
        skipSpace()
        guard let first = byte() else {
            throw error(at: at, "ends where a value must stand")
        }
        switch first {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
        case UInt8(ascii: "n"): return .null
        default: throw error(at: at, "has \(shown(first)) where a value must stand")
        }
    }

    /// Makes sure that a value of this kind comes next.
    package mutating func expect(_ kind: Kind, _ advice: String = "") throws(JSONError) {
        let found = try peek()
        guard found == kind else {
            let right = advice.isEmpty ? "write \(kind.described)" : advice
            throw error(at: at, "is \(found.described)", right)
        }
    }

    /// Enters an object; then `nextKey` until it is nil.
    package mutating func beginObject() throws(JSONError) {
        try expect(.object)
        try enter()
    }

    /// Replaces `key` by the name of the next member; false after the last one.
    package mutating func nextKey(into key: inout [UInt8]) throws(JSONError) -> Bool {
        guard try advance(to: UInt8(ascii: "}")) else { return false }
        guard byte() == UInt8(ascii: "\"") else {
            throw error(at: at, "has no name where a member must begin", "write a name in quotes")
        }
        keyOffset = at
        key.removeAll(keepingCapacity: true)
        try string(into: &key)
        skipSpace()
        guard byte() == UInt8(ascii: ":") else {
            throw error(at: at, "has no colon after a name")
        }
        at += 1
        needsComma = true
        return true
    }

    /// Enters an array; then `nextElement` until it is false.
    package mutating func beginArray() throws(JSONError) {
        try expect(.array)
        try enter()
    }

    /// Whether another element comes.
    package mutating func nextElement() throws(JSONError) -> Bool {
        guard try advance(to: UInt8(ascii: "]")) else { return false }
        needsComma = true
        return true
    }

    /// Reads `true` or `false`.
    package mutating func bool() throws(JSONError) -> Bool {
        try expect(.bool, "write true or false")
        let value = byte() == UInt8(ascii: "t")
        try word(value ? "true" : "false")
        return value
    }

    /// Reads `null`.
    package mutating func null() throws(JSONError) {
        try expect(.null)
        try word("null")
    }

    /// Reads a number and appends its digits, sign, point and exponent as they stand.
    package mutating func number(into text: inout [UInt8]) throws(JSONError) {
        try expect(.number)
        let start = at
        if byte() == UInt8(ascii: "-") { at += 1 }
        let leadingZero = byte() == UInt8(ascii: "0")
        let digits = skipDigits()
        guard digits > 0, !leadingZero || digits == 1 else { throw badNumber(start) }
        if byte() == UInt8(ascii: ".") {
            at += 1
            guard skipDigits() > 0 else { throw badNumber(start) }
        }
        if let next = byte(), next | 0x20 == UInt8(ascii: "e") {
            at += 1
            if let sign = byte(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { at += 1 }
            guard skipDigits() > 0 else { throw badNumber(start) }
        }
        for offset in start..<at { text.append(byte(offset)) }
    }

    /// Reads a whole number of this type.
    package mutating func integer<Value: FixedWidthInteger>(
        _ type: Value.Type
    ) throws(JSONError) -> Value {
        try expect(.number, "write a whole number")
        let start = at
        var text: [UInt8] = []
        try number(into: &text)
        guard let value = Value(String(decoding: text, as: UTF8.self)) else {
            throw error(
                at: start, "is \(String(decoding: text, as: UTF8.self))",
                "write a whole number from \(Value.min) to \(Value.max)")
        }
        return value
    }

    /// Makes sure that nothing but space is left.
    package mutating func end() throws(JSONError) {
        skipSpace()
        if at < bytes.byteCount { throw error(at: at, "goes on after its end") }
    }

    // MARK: - Structure

    private mutating func enter() throws(JSONError) {
        guard depth < maximumDepth else {
            throw error(at: at, "is more than \(maximumDepth) levels deep")
        }
        depth += 1
        at += 1
        needsComma = false
    }

    /// Goes to the next member or element; false at the end of the object or array.
    private mutating func advance(to close: UInt8) throws(JSONError) -> Bool {
        skipSpace()
        if byte() == close {
            at += 1
            depth -= 1
            needsComma = true
            return false
        }
        guard needsComma else { return true }
        guard byte() == UInt8(ascii: ",") else {
            throw error(
                at: at, at < bytes.byteCount ? "has no comma here" : "ends before it is complete",
                "close with \(shown(close)) or go on after a comma")
        }
        let comma = at
        at += 1
        skipSpace()
        if byte() == close { throw error(at: comma, "has a comma with nothing after it") }
        return true
    }

    private mutating func word(_ expected: StaticString) throws(JSONError) {
        let count = expected.utf8CodeUnitCount
        var matches = bytes.byteCount - at >= count
        expected.withUTF8Buffer { letters in
            for index in letters.indices where matches {
                matches = byte(at + index) == letters[index]
            }
        }
        guard matches else { throw error(at: at, "has a word that JSON does not know") }
        at += count
    }

    private mutating func skipDigits() -> Int {
        let start = at
        while let next = byte(), next &- UInt8(ascii: "0") < 10 { at += 1 }
        return at - start
    }

    private mutating func skipSpace() {
        while let next = byte(), next == 0x20 || next == 0x09 || next == 0x0A || next == 0x0D {
            at += 1
        }
    }

    private func badNumber(_ start: Int) -> JSONError {
        error(at: start, "has a number that JSON does not know", "write it like -12.5")
    }
}

// MARK: - Bytes and places

extension JSONReader {
    /// The next byte; nil at the end.
    private func byte() -> UInt8? { at < bytes.byteCount ? byte(at) : nil }

    private func byte(_ offset: Int) -> UInt8 {
        bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt8.self)
    }

    /// The next byte of a string; nil at the end.
    func next() -> UInt8? { byte() }

    mutating func skip(_ count: Int) { at += count }

    /// How many bytes come that stand for themselves in a string.
    func plainRun() -> Int {
        var end = at
        while end < bytes.byteCount {
            let next = byte(end)
            if next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\") || next < 0x20 { break }
            end += 1
        }
        return end - at
    }

    func append(_ count: Int, to text: inout [UInt8]) {
        bytes.extracting(unchecked: at..<(at + count)).withUnsafeBytes {
            text.append(contentsOf: $0)
        }
    }

    private func shown(_ byte: UInt8) -> String {
        byte > 0x20 && byte < 0x7F ? "`\(Unicode.Scalar(byte))`" : "byte \(byte)"
    }

    /// The offset of the next byte, to come back to with `error(at:)`.
    package var offset: Int { at }

    /// An error at this offset.
    package func error(at offset: Int, _ problem: String, _ advice: String = "") -> JSONError {
        JSONError(column: column(of: offset), problem: problem, advice: advice)
    }

    /// The column, from 1, of the byte at `offset`: every byte that does not go on with a
    /// character counts.
    private func column(of offset: Int) -> Int {
        var column = 1
        for index in 0..<min(offset, bytes.byteCount) where byte(index) & 0xC0 != 0x80 {
            column += 1
        }
        return column
    }
}

extension RawSpan {
    /// The offset of the first byte that is not UTF-8; nil where all are.
    fileprivate var firstInvalidUTF8: Int? {
        withUnsafeBytes { buffer -> Int? in
            do throws(UTF8.ValidationError) {
                _ = try UTF8Span(validating: buffer.bindMemory(to: UInt8.self).span)
                return nil
            } catch {
                return error.byteOffsets.lowerBound
            }
        }
    }
}
