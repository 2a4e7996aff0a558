import Accounting
import ReadModels

/// Turns payouts, made or planned, into rows of one shape.
struct PayoutPrinter {
    let models: ModelSet

    static let columns = [
        "run", "payout", "payee", "state", "gross", "withheld", "net", "pay", "currency", "payOn",
    ]

    /// Gross, withheld and net are in the programme's currency, `pay` is in `currency`.
    func row(_ payout: PayoutRow, of run: RunRow, _ state: PayoutState) throws -> ReportRow {
        var row = ReportRow()
        row.add("run", .text(run.id))
        row.add("payout", .text(payout.id))
        row.add("payee", .text(try models.partners.id(of: payout.payee)))
        row.add("state", .text(state.name))
        try add(payout.gross, payout.withheld, payout.net, payout.pay, to: &row)
        row.add("payOn", .date(run.payOn))
        let settled = state == .settled || state == .failed ? payout.settled : nil
        row.add("settled", settled.map { .money($0.minorUnits, $0.currency) } ?? .null)
        row.add("settledOn", .date(settled == nil ? nil : payout.settledOn))
        row.add("failure", .text(state == .failed ? payout.failure?.name : nil))
        row.add("failedOn", .date(state == .failed ? payout.failedOn : nil))
        return row
    }

    /// A planned payout: its state is `due`, or `carried` and why.
    func row(_ planned: PlannedPayout, on payOn: BusinessDate) throws -> ReportRow {
        var row = ReportRow()
        row.add("run", .null)
        row.add("payout", .null)
        row.add("payee", .text(planned.payeeID))
        row.add("state", .text(planned.reason == nil ? "due" : "carried"))
        if let division = planned.division {
            try add(planned.gross, division.withheld, division.net, division.pay, to: &row)
        } else {
            row.add("gross", .money(planned.gross.minorUnits, planned.gross.currency))
            for name in ["withheld", "net", "pay"] { row.add(name, .null) }
            row.add("currency", .text(planned.gross.currency.code))
        }
        row.add("payOn", .date(payOn))
        row.add("reason", .text(planned.reason?.rawValue))
        row.add("fxRate", planned.division?.rate.map { .decimal("\($0)") } ?? .null)
        return row
    }

    private func add(
        _ gross: Money, _ withheld: [WithheldAmount], _ net: Money, _ pay: Money,
        to row: inout ReportRow
    ) throws {
        let sum = try withheld.reduce(Money.zero(gross.currency)) { try $0.adding($1.amount) }
        row.add("gross", .money(gross.minorUnits, gross.currency))
        row.add("withheld", .money(sum.minorUnits, sum.currency))
        row.add("net", .money(net.minorUnits, net.currency))
        row.add("pay", .money(pay.minorUnits, pay.currency))
        row.add("currency", .text(pay.currency.code))
    }
}
