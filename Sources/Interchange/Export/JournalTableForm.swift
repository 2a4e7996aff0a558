import Queries

/// A table with a row for every line of every entry: CSV as the reports have it.
final class JournalTableForm: ExportForm {
    private static let columns = [
        "entry", "position", "recordedAt", "effectiveOn", "forPeriod", "inPeriod", "payee", "kind",
        "cause", "component", "document", "rules", "account", "amount", "currency",
    ]

    private let table = CSVForm(columns: columns)

    func begin(_ opening: ExportOpening, into bytes: inout [UInt8]) {
        table.begin(nil, into: &bytes)
    }

    func add(_ entry: ExportEntry, into bytes: inout [UInt8]) {
        var head = ReportRow()
        head.add("entry", .text(entry.id))
        head.add("effectiveOn", .text(entry.effectiveOn))
        for (name, value) in entry.tags { head.add(name, .text(value)) }
        for line in entry.lines {
            var row = head
            row.add("account", .text(line.account))
            row.add("amount", .decimal(line.amount.amountText))
            row.add("currency", .text(line.amount.currency.code))
            table.add(row, into: &bytes)
        }
    }

    func end(_ closing: ExportClosing, into bytes: inout [UInt8]) {}
}
