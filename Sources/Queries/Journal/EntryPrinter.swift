import Accounting
import EventLog
import ReadModels

/// Turns journal entries into rows, with names in the place of ordinals.
struct EntryPrinter {
    private let models: ModelSet
    private let log: EventLog

    init(_ models: ModelSet, _ log: EventLog) {
        self.models = models
        self.log = log
    }

    func row(_ entry: EntryRow, position: UInt64, number: UInt32) throws -> ReportRow {
        let component = try models.commissions.component(entry.component)
        let payee = try models.partners.id(of: entry.payee)
        var row = ReportRow()
        row.add("entry", .text("\(position).\(number)"))
        row.add("position", .integer(Int64(position)))
        row.add("recordedAt", .text("\(entry.recordedAt)"))
        row.add("effectiveOn", .text("\(entry.effectiveOn)"))
        row.add("forPeriod", .text("\(entry.forPeriod)"))
        row.add("inPeriod", .text("\(entry.inPeriod)"))
        row.add("payee", .text(payee))
        row.add("component", component.isEmpty ? .null : .text(component))
        row.add("document", .text(try name(of: entry.document, position)))
        row.add("kind", .text(entry.kind.name))
        row.add("cause", .text(entry.cause.name))
        row.add("amount", .money(entry.amount, entry.currency))
        row.add("currency", .text(entry.currency.code))
        row.add("rules", entry.rules == 0 ? .null : .integer(Int64(entry.rules)))
        row.add("inputs", .list(entry.inputs.map { .integer(Int64($0)) }))
        row.add("slices", .list(entry.slices.map { .object(slice($0, entry.currency)) }))
        row.add(
            "lines", .list(try entry.lines.map { .object(try line($0, entry)) }))
        return row
    }

    private func slice(_ slice: EntrySlice, _ currency: Currency) -> ReportRow {
        var row = ReportRow()
        row.add("from", .money(slice.from, currency))
        row.add("to", slice.to.map { .money($0, currency) } ?? .null)
        row.add("rate", .decimal("\(slice.rate)"))
        row.add("basis", .money(slice.basis, currency))
        return row
    }

    private func line(_ line: EntryLine, _ entry: EntryRow) throws -> ReportRow {
        let currency = line.currency(in: entry)
        var row = ReportRow()
        row.add(
            "account", .text(try AccountName.path(line.account, line.owner, currency, models)))
        row.add("amount", .money(line.amount, currency))
        // A line in the entry's own currency needs none; its amount is one of the entry's.
        if currency != entry.currency { row.add("currency", .text(currency.code)) }
        return row
    }

    /// The document of an entry that an event at `position` has posted, as `invoice/INV-1`.
    func name(of document: EntryDocument, _ position: UInt64) throws -> String? {
        switch document.kind {
        case .none: nil
        case .invoice: try models.sales.invoices.row(document.ordinal).map { "invoice/\($0.id)" }
        case .credit: try models.sales.credits.row(document.ordinal).map { "credit/\($0.id)" }
        case .payout: try models.payouts.payout(document.ordinal).map { "payout/\($0.id)" }
        case .fund: try models.funds.fund(document.ordinal).map { "fund/\($0.id)" }
        // The event that posts it is the document.
        case .adjustment, .dispute:
            try log.read { try $0.event(at: position).envelope().stream.string() }
        }
    }
}
