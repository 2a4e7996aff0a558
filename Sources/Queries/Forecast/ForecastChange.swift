import Accounting
import EventLog

/// What has become of a payee's month.
struct ForecastChange {
    let payee: String
    let month: Period
    let currency: Currency
    let before: Int64
    let after: Int64
    let moves: [ForecastMove]

    /// - Throws: `ForecastMismatch` where the events do not sum to the change.
    func check() throws {
        let change = try after.subtracting(before)
        let moved = try moves.reduce(Int64(0)) { try $0.adding($1.amount) }
        guard change == moved else {
            throw ForecastMismatch(
                payee: payee, month: "\(month)",
                change: Money(minorUnits: change, currency: currency),
                moved: Money(minorUnits: moved, currency: currency))
        }
    }

    func row(_ book: BookReader) throws -> ReportRow {
        var row = ReportRow()
        row.add("payee", .text(payee))
        row.add("month", .text("\(month)"))
        row.add("currency", .text(currency.code))
        row.add("before", .money(before, currency))
        row.add("after", .money(after, currency))
        row.add("change", .money(try after.subtracting(before), currency))
        row.add("events", .list(try moves.map { .object(try event($0, book)) }))
        return row
    }

    private func event(_ move: ForecastMove, _ book: BookReader) throws -> ReportRow {
        try book.log.read { reader in
            let event = try reader.event(at: move.position)
            var row = ReportRow()
            row.add("position", .position(move.position))
            row.add("effectiveOn", .date(event.effectiveOn))
            row.add("type", .text(event.type.name))
            row.add("subject", .text(try event.envelope().stream.string()))
            row.add("amount", .money(move.amount, currency))
            return row
        }
    }
}

/// The events that were walked through do not lead from one forecast to the other: a defect of this
/// program.
struct ForecastMismatch: Error, Equatable, CustomStringConvertible {
    let payee: String
    let month: String
    let change: Money
    let moved: Money

    var description: String {
        "the forecast of \(payee) for \(month) has changed by \(change), and the events that moved "
            + "it come to \(moved): please report it"
    }
}
