/// A step that a column value goes through; docs/IMPORT.md says what each does.
///
/// An empty value passes all but `or` and `default` as it is.
enum Filter: Sendable {
    case slug
    case trim
    case upper
    case lower
    case map([[UInt8]: [UInt8]])
    /// `isRequired`: a key that the table does not have rejects the row, else it gives nothing.
    case lookup(table: Int, column: Int, isRequired: Bool)
    case date(DatePattern?)
    case instant(DatePattern?)
    case decimal(group: UInt8?, point: UInt8)
    case fallback([UInt8])
    case or(ColumnValue.Column)
    case minus
    case scale(ExactDecimal)
    case addDays(Int)

    /// The names that a plan may use, for messages.
    static let names = [
        "slug", "trim", "upper", "lower", "map", "lookup", "date", "instant", "decimal",
        "default", "or", "minus", "scale", "add_days",
    ]
}
