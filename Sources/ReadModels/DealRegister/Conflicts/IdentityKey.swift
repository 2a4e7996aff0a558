import Projections

/// A part of a customer's identity as a key: what kind of part, then its text.
struct IdentityKey: TableKey {
    let kind: UInt8
    let text: String

    init(_ kind: CustomerMatch, _ text: String) {
        self.kind = kind.rawValue
        self.text = text
    }

    init(decoding reader: inout RowReader) throws(RowError) {
        kind = try reader.key()
        text = try reader.rest()
    }

    func encode(into writer: inout RowWriter) {
        writer.putKey(kind)
        TextKey(text).encode(into: &writer)
    }

    static func < (one: IdentityKey, other: IdentityKey) -> Bool {
        one.kind == other.kind
            ? TextKey(one.text) < TextKey(other.text) : one.kind < other.kind
    }

    static func == (one: IdentityKey, other: IdentityKey) -> Bool {
        one.kind == other.kind && one.text.hasSameBytes(as: other.text)
    }

    var sortPrefix: UInt64 { UInt64(kind) << 56 | text.bytesPrefix >> 8 }

    var fingerprint: UInt64 { text.bytesFingerprint &+ UInt64(kind) &* 0x9E37_79B9_7F4A_7C15 }
}
