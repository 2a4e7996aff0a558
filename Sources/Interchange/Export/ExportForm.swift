import Accounting
import Queries

/// One format of the exported journal: a file each.
///
/// Accounts and currencies are declared when an entry first names them: nothing has to be known
/// before the first entry is printed.
protocol ExportForm: AnyObject {
    func begin(_ opening: ExportOpening, into bytes: inout [UInt8])
    func add(_ entry: ExportEntry, into bytes: inout [UInt8])
    func end(_ closing: ExportClosing, into bytes: inout [UInt8])
}

/// What is known of an export before its first entry.
struct ExportOpening {
    let programme: String?
    /// Nothing is booked before this day.
    let firstDay: BusinessDate
}

/// What an export ends with.
struct ExportClosing {
    /// What accounts hold at the ends of the periods in which they moved.
    let assertions: [Assertion]
    let citation: Citation

    struct Assertion {
        let period: Period
        /// Its last day, or the last day that the export covers.
        let day: BusinessDate
        let account: String
        let amount: Money
    }
}

/// Names that are declared once.
struct Declarations {
    private var seen: Set<String> = []

    /// Whether the name has not been declared before; it has now.
    mutating func isNew(_ name: String) -> Bool { seen.insert(name).inserted }
}

extension [UInt8] {
    /// Adds a line.
    mutating func add(line: String) {
        self += line.utf8
        append(UInt8(ascii: "\n"))
    }
}
