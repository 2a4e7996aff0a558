import Accounting
import Events
import Projections
import ReadModels
import TestSupport
import Testing

/// What a cap carries from window to window, to the last that there is.
@Suite("Carried to the end")
struct CarriedToTheEndTests {
    private static func rules(start: String = "01-01", per: String = "month") -> String {
        """
        schema: daybook-rules/1
        programme: NOVA
        version: 1
        effective: { from: 2025-01-01 }
        author: u-ops-1
        approver: u-fin-2
        currency: USD
        fiscal_year_starts: "\(start)"
        earning_period: month
        rounding: half_even
        components:
          - id: base
            class: contract_cost
            flat: "10%"
            cap: { per: \(per), amount: 1.00, excess: carry }

        """
    }

    /// What stands of an invoice, by period, after a sale and what is credited of it.
    private func standing(
        sale net: String, on date: String, credited: String? = nil, under rules: String = rules()
    ) throws -> [String: Int64] {
        let models = ModelSet()
        let log = TestLog(models.fold.projectors)
        var builder = EventBuilder()
        try log.add(try builder.activation(of: rules).body, on: "2025-01-01")
        let sale =
            "\(date) sale.invoiced {invoiceId: I-1, partnerId: P-1, "
            + "lines: [{lineId: '1', net: \(net) USD}]} by u-1"
        try log.add(try builder.event(sale).body, on: date)
        if let credited {
            let credit =
                "\(date) sale.credited {creditId: C-1, kind: refund, invoiceId: I-1, "
                + "lines: [{lineId: '1', net: \(credited) USD}]} by u-1"
            try log.add(try builder.event(credit).body, on: date)
        }
        var sums: [String: Int64] = [:]
        for posted in try models.commissions.invoiceAccounts.row(1)?.posted ?? [] {
            sums["\(posted.period)", default: 0] += posted.form + posted.cap
        }
        return sums.filter { $0.value != 0 }
    }

    @Test func theLastWindowKeepsTheRest() throws {
        #expect(
            try standing(sale: "100.00", on: "9999-11-10") == ["9999-11": 100, "9999-12": 900])
        #expect(try standing(sale: "100.00", on: "9999-12-10") == ["9999-12": 1_000])
    }

    /// The window after the last would begin in the year 10000.
    @Test func aWindowBeyondTheCalendarIsNone() throws {
        let rules = Self.rules(start: "10-01", per: "half_year")
        #expect(
            try standing(sale: "100.00", on: "9999-04-10", under: rules)
                == ["9999-04": 100, "9999-10": 900])
    }

    @Test func nothingIsLostOnTheWay() throws {
        let sums = try standing(sale: "30000.00", on: "2025-01-10")
        #expect(sums.count == 3_000)
        #expect(sums.values.allSatisfy { $0 == 100 })
        let fewer = try standing(sale: "30000.00", on: "2025-01-10", credited: "15.00")
        #expect(fewer.count == 2_999)
        #expect(fewer.values.reduce(0, +) == 299_850)
        #expect(fewer["2274-11"] == 50)
    }
}
