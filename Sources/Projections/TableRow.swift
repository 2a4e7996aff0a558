/// A row of a read model's table.
///
/// Encoding is explicit, field by field, so that the bytes (and the digest over them) are the
/// same on every machine and do not move when a Swift type does. docs/DATA-FILES.md has every
/// layout.
public protocol TableRow: Sendable {
    func encode(into writer: inout RowWriter)
    init(decoding reader: inout RowReader) throws(RowError)
}
