/// Writes JSON without spaces, a value after the other; commas come by themselves.
package struct JSONWriter: Sendable {
    /// What has been written, as UTF-8.
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// A writer with nothing written.
    package init() {}

    /// What has been written.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Forgets what was written and keeps the buffer.
    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    // MARK: - Structure

    package mutating func beginObject() { open("{") }
    package mutating func endObject() { close("}") }
    package mutating func beginArray() { open("[") }
    package mutating func endArray() { close("]") }

    /// The name of the member that comes next.
    package mutating func key(_ name: String) {
        string(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// The name of a field, as the member that comes next.
    mutating func key(of field: FieldDescriptor) {
        comma()
        bytes.append(contentsOf: field.keyBytes)
        needsComma = false
    }

    private mutating func open(_ bracket: Unicode.Scalar) {
        comma()
        bytes.append(UInt8(ascii: bracket))
        needsComma = false
    }

    private mutating func close(_ bracket: Unicode.Scalar) {
        bytes.append(UInt8(ascii: bracket))
        needsComma = true
    }

    private mutating func comma() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    // MARK: - Values

    package mutating func string(_ value: String) {
        var value = value
        value.withUTF8 { text(UnsafeRawBufferPointer($0)) }
    }

    /// A string of these bytes, which must be UTF-8.
    package mutating func string(_ value: RawSpan) {
        value.withUnsafeBytes { text($0) }
    }

    package mutating func integer(_ value: some BinaryInteger) { plain(String(value)) }

    /// A number that is a text already, such as `JSONValue` holds.
    package mutating func number(_ text: String) { plain(text) }

    package mutating func bool(_ value: Bool) { plain(value ? "true" : "false") }

    package mutating func null() { plain("null") }

    /// A string that `write` appends; it may not write quotes, backslashes or controls.
    package mutating func quoted(_ write: (inout [UInt8]) -> Void) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        write(&bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    /// A value of any shape.
    package mutating func value(_ value: JSONValue) {
        switch value {
        case .object(let members):
            beginObject()
            for member in members {
                key(member.name)
                self.value(member.value)
            }
            endObject()
        case .array(let elements):
            beginArray()
            for element in elements { self.value(element) }
            endArray()
        case .string(let text): string(text)
        case .number(let text): number(text)
        case .bool(let flag): bool(flag)
        case .null: null()
        }
    }

    private mutating func plain(_ text: String) {
        comma()
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func text(_ value: UnsafeRawBufferPointer) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        var start = 0
        for (index, byte) in value.enumerated()
        where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
            bytes.append(contentsOf: value[start..<index])
            escape(byte)
            start = index + 1
        }
        bytes.append(contentsOf: value[start...])
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0..<0x20:
            let digits = Array("0123456789abcdef".utf8)
            bytes += Array("u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        default: bytes.append(byte)
        }
    }
}
