/// Where the fields that every record begins with lie.
///
///     offset   0  9     18  23  32  37  46  51  56            58 + 4·i
///             +--+-----+---+---+---+---+---+---+-------------+-----------
///     value   |position|   |   |   |   |   |   | references  | stream …
///              recorded_at-+   |   |   |   |   | (tag, length, 4 bytes each;
///              effective_on----+   |   |   |   |  left out where there are none)
///              occurred_at---------+   |   |   |
///              version-----------------+   |   |
///              previous--------------------+   |
///              number, type -------------------+
///
/// A value lies one byte, the tag, behind the offset of its field.
enum RecordLayout {
    /// The offset and the tag of each of the fields 1 to 8.
    static let position = (offset: 0, tag: UInt8(1 << 3 | 1))
    static let recordedAt = (offset: 9, tag: UInt8(2 << 3 | 1))
    static let effectiveOn = (offset: 18, tag: UInt8(3 << 3 | 5))
    static let occurredAt = (offset: 23, tag: UInt8(4 << 3 | 1))
    static let version = (offset: 32, tag: UInt8(5 << 3 | 5))
    static let previous = (offset: 37, tag: UInt8(6 << 3 | 1))
    static let number = (offset: 46, tag: UInt8(7 << 3 | 5))
    static let type = (offset: 51, tag: UInt8(8 << 3 | 5))
    /// Where the references begin, or else the stream.
    static let end = 56
}
