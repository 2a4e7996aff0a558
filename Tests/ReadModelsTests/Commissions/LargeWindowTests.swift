import Accounting
import Events
import Projections
import ReadModels
import TestSupport
import Testing

/// Windows of many more documents than a node of a tree holds, against the formulas of rules.md
/// section 4 and 6 applied to the whole list.
@Suite("Large windows")
struct LargeWindowTests {
    private static let rules = """
        schema: daybook-rules/1
        programme: NOVA
        version: 1
        effective: { from: 2025-01-01 }
        author: u-ops-1
        approver: u-fin-2
        currency: USD
        fiscal_year_starts: "01-01"
        earning_period: month
        rounding: half_even
        components:
          - id: steps
            class: contract_cost
            table: { mode: marginal, window: fiscal_year, rows: [ {from: 0.00, rate: "1%"}, {from: 900.00, rate: "2.5%"}, {from: 4000.00, rate: "3%"} ] }
          - id: volume
            class: reduction_of_revenue
            table: { mode: retroactive, window: fiscal_year, rows: [ {from: 0.00, rate: "1%"}, {from: 4000.00, rate: "2%"}, {from: 7000.00, rate: "3%"} ] }
          - id: base
            class: contract_cost
            flat: "10%"
            cap: { per: quarter, amount: 120.00, excess: carry }

        """

    /// A line, in cents.
    private struct Sale {
        let month: Int
        var retained: Int64
    }

    @Test(arguments: [UInt64(1), 2])
    func isTheFormulaOfAllLines(seed: UInt64) throws {
        let models = ModelSet()
        let log = TestLog(models.fold.projectors)
        var builder = EventBuilder()
        try log.add(try builder.activation(of: Self.rules).body, on: "2025-01-01")
        var random = SplitMix(state: seed)
        var sales: [Sale] = []
        for step in 1...900 {
            if sales.count < 20 || random.next(through: 3) > 1 {
                let month = random.next(through: 12)
                let amount = Int64(random.next(through: 2_000))
                sales.append(Sale(month: month, retained: amount))
                let date = "2025-\(month < 10 ? "0" : "")\(month)-10"
                let line =
                    "\(date) sale.invoiced {invoiceId: I-\(sales.count), partnerId: P-1, "
                    + "lines: [{lineId: '1', net: \(Self.text(amount)) USD}]} by u-1"
                try log.add(try builder.event(line).body, on: date)
            } else {
                let place = random.next(through: sales.count) - 1
                let amount = min(sales[place].retained, Int64(random.next(through: 1_500)))
                guard amount > 0 else { continue }
                sales[place].retained -= amount
                let line =
                    "2025-12-20 sale.credited {creditId: C-\(step), kind: refund, "
                    + "invoiceId: I-\(place + 1), lines: [{lineId: '1', "
                    + "net: \(Self.text(amount)) USD}]} by u-1"
                try log.add(try builder.event(line).body, on: "2025-12-20")
            }
            if step % 90 == 0 { try compare(models, sales) }
        }
        #expect(sales.count > 500)
        try compare(models, sales)
    }

    private func compare(_ models: ModelSet, _ sales: [Sale]) throws {
        let total = sales.reduce(0) { $0 + $1.retained }
        var running: Int64 = 0
        var steps: [Int64] = []
        var volume: [Int64] = []
        for sale in sales {
            let before = running
            running += sale.retained
            steps.append(Self.rounded(Self.marginal(running) - Self.marginal(before)))
            let rate: Int64 = total >= 700_000 ? 3 : total >= 400_000 ? 2 : 1
            volume.append(Self.rounded(sale.retained * rate * 10_000))
        }
        var base = [Int64](repeating: 0, count: sales.count)
        var carried: [(sale: Int, amount: Int64)] = []
        for quarter in 0..<200 where quarter < 4 || !carried.isEmpty {
            let own = sales.indices.filter { (sales[$0].month - 1) / 3 == quarter }.map {
                (sale: $0, amount: Self.rounded(sales[$0].retained * 100_000))
            }
            var reached: Int64 = 0
            var onward: [(sale: Int, amount: Int64)] = []
            for (sale, amount) in carried + own {
                let kept = min(12_000, reached + amount) - min(12_000, reached)
                reached += amount
                base[sale] += kept
                if kept != amount { onward.append((sale, amount - kept)) }
            }
            carried = onward
        }
        for sale in sales.indices {
            let account = try models.commissions.invoiceAccounts.row(UInt32(sale + 1))
            var sums: [String: Int64] = [:]
            for posted in account?.posted ?? [] {
                let component = try models.commissions.component(posted.component)
                sums[component, default: 0] +=
                    posted.form + posted.floor + posted.stackCap + posted.cap
                #expect(try posted.accrued.sum() == posted.mirrored)
            }
            #expect(sums["steps", default: 0] == steps[sale], "steps of \(sale)")
            #expect(sums["volume", default: 0] == volume[sale], "volume of \(sale)")
            #expect(sums["base", default: 0] == base[sale], "base of \(sale)")
        }
    }

    /// In millionths of a cent.
    private static func marginal(_ total: Int64) -> Int64 {
        min(total, 90_000) * 10_000 + max(0, min(total, 400_000) - 90_000) * 25_000
            + max(0, total - 400_000) * 30_000
    }

    /// Half to even, of an amount that is not below zero.
    private static func rounded(_ millionths: Int64) -> Int64 {
        let (cents, rest) = millionths.quotientAndRemainder(dividingBy: 1_000_000)
        if rest > 500_000 || (rest == 500_000 && !cents.isMultiple(of: 2)) { return cents + 1 }
        return cents
    }

    private static func text(_ cents: Int64) -> String {
        "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
    }
}
