/// A row of a read model's table.
///
/// Encoding is explicit, field by field, so that the bytes (and the digest over them) are the
/// same on every machine and do not move when a Swift type does. docs/DATA-FILES.md has every
/// layout.
///
/// Rows, their coders and the tables that hold them are `public`, though nothing outside this
/// package uses them: `@inlinable` code of `package` access is not specialised in other modules,
/// and a generic that is not costs each row that is touched nine times as much.
public protocol TableRow: Sendable {
    func encode(into writer: inout RowWriter)
    init(decoding reader: inout RowReader) throws(RowError)
}
