import Accounting
import ReadModels

/// Turns a payee's months into rows.
struct ForecastPrinter {
    let models: ModelSet
    let currency: Currency

    static let columns = [
        "payee", "month", "payOn", "currency", "scheduled", "committed", "withheld", "net",
        "carried", "reason", "held", "pipeline",
    ]
    static let details = DetailColumns("holds", ["invoice", "amount", "until", "then", "why"])

    /// `forecast` and `month` are nil for what is expected on no day.
    func row(
        _ payee: String, _ month: ForecastCalendar.Month?, payOn: BusinessDate?,
        _ forecast: MonthForecast?, _ holds: [HeldPart], _ pipeline: Pipeline.Month, _ value: Int64
    ) throws -> ReportRow {
        var row = ReportRow()
        row.add("payee", .text(payee))
        row.add("month", .text(month.map { "\($0.period)" }))
        row.add("payOn", .date(payOn))
        row.add("currency", .text(currency.code))
        row.add("scheduled", amount(forecast?.scheduled.gross))
        row.add("committed", amount(forecast?.committed.gross))
        row.add("withheld", amount(try forecast?.withheld()))
        row.add("net", amount(try forecast?.net()))
        row.add("carried", amount(forecast?.carried))
        row.add("reason", .text(forecast?.reason?.name))
        let held = try holds.reduce(Int64(0)) { try $0.adding($1.amount) }
        row.add("held", forecast == nil ? .null : amount(held))
        row.add("holds", .list(try printed(holds)))
        row.add("pipeline", amount(value))
        row.add("deals", .list(try pipeline.deals.map { .object(try self.row($0)) }))
        return row
    }

    private func amount(_ minorUnits: Int64?) -> Value {
        minorUnits.map { .money($0, currency) } ?? .null
    }

    private func printed(_ holds: [HeldPart]) throws -> [Value] {
        let named = try holds.map { hold in
            (id: try models.sales.invoices.row(hold.fate.invoice)?.id ?? "", hold: hold)
        }
        // By day first: what is next to happen stands on top.
        let sorted = named.sorted { one, other in
            let (day, otherDay) = (one.hold.fate.until ?? .max, other.hold.fate.until ?? .max)
            if day != otherDay { return day < otherDay }
            if one.id != other.id { return Allocation.bytewisePrecedes(one.id, other.id) }
            return one.hold.fate < other.hold.fate
        }
        return try sorted.map { .object(try self.row($0.hold, $0.id)) }
    }

    private func row(_ hold: HeldPart, _ invoice: String) throws -> ReportRow {
        var row = ReportRow()
        row.add("invoice", .text(invoice))
        row.add("amount", amount(hold.amount))
        row.add("until", .date(hold.fate.until))
        row.add("then", .text(hold.fate.end.then))
        row.add("why", .text(try why(hold)))
        return row
    }

    /// A release that is posted ahead waits for the refund window to end, where the rules of its
    /// invoice have one; everything else waits for the customer.
    private func why(_ hold: HeldPart) throws -> String {
        guard hold.fate.end == .released else { return "customer_unpaid" }
        let date = try models.sales.invoices.row(hold.fate.invoice)?.date
        let holds = try date.flatMap { try models.programme.inForce(on: $0)?.rules.holds }
        return holds?.refundWindowDays == nil ? "dated_ahead" : "refund_window"
    }

    private func row(_ deal: Pipeline.Deal) throws -> ReportRow {
        var row = ReportRow()
        row.add("deal", .text(try models.deals.texts.row(deal.ordinal)?.id))
        row.add("stage", .text(deal.stage.name))
        row.add("weight", .decimal("\(deal.stage.weightPercent)%"))
        row.add("value", .money(deal.value.minorUnits, deal.value.currency))
        row.add("currency", .text(deal.value.currency.code))
        row.add("expectedCloseOn", .date(deal.expectedCloseOn))
        return row
    }
}

extension HeldPart.End {
    /// What happens by itself on the last day; nil for nothing.
    fileprivate var then: String? {
        switch self {
        case .released, .releasedByLapse: "released"
        case .forfeited: "forfeited"
        case .open: nil
        }
    }
}
