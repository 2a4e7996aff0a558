import Accounting
import Commands
import Projections
import Queries
import ReadModels
import TestSupport
import Testing

/// Forecasts of made-up histories, held against the plan of the next run, against each other at
/// different points in time, and against what moved them.
@Suite("Forecast, random histories")
struct RandomForecastTests {
    private func withHistory(
        _ seed: UInt64, _ body: (BookReader) throws -> Void
    ) throws {
        try withForecastBook(
            fill: { book in
                // Every second one holds what is earned.
                var history = try RandomPayouts(
                    book, seed: seed, hasHolds: seed.isMultiple(of: 2))
                for _ in 0..<150 { try history.step() }
            }, body)
    }

    /// The next run of the first month that has one still to come pays and carries what the plan of
    /// that month says, but for exchange rates, which are known on the day.
    @Test(arguments: UInt64(1)...8)
    func firstMonthIsThePlan(_ seed: UInt64) throws {
        try withHistory(seed) { reader in
            let models = try reader.modelsAtHead()
            let head = models.fold.position
            for position in stride(from: head, to: 20, by: -13) {
                let known = try reader.models(knownAt: position)
                let date = try #require(try known.trail.latestDate(through: position))
                let lastRun = try known.payouts.standingRuns().map(\.payOn).max() ?? .min
                let calendar = try #require(try known.programme.calendar())
                let month = calendar.period(.month, containing: date)
                let payOn = try #require(try known.payDate(in: month))
                guard payOn > lastRun else { continue }
                let plan = try #require(try known.payoutPlan(on: payOn, knownAt: position))
                let rows = try reader.rows(ForecastQuery(months: 1), knownAt: position)
                let paid = rows.filter { row in
                    ["scheduled", "committed", "carried"].contains { row.cents($0) != 0 }
                }
                let found = paid.map { row in
                    row.texts("payee", "scheduled", "committed", "net", "carried", "reason")
                }
                let expected = try expected(known, plan, asOf: date)
                #expect(found == expected, "at \(position)")
                #expect(rows.allSatisfy { $0.word("payOn") == "\(payOn)" })
                let day = max(date, payOn)
                let balances = try reader.rows(BalanceQuery(), asOf: "\(day)", knownAt: position)
                let held = balances.filter { $0.cents("held") != 0 }
                #expect(
                    rows.filter { $0.cents("held") != 0 }.map { $0.texts("payee", "held") }
                        == held.map { $0.texts("payee", "held") }, "at \(position)")
                for row in rows {
                    let parts = row.objects("holds").map { $0.cents("amount") }
                    #expect(parts.reduce(0, +) == row.cents("held"), "at \(position)")
                }
            }
        }
    }

    /// The payees of a plan and of the payouts that are on their way, all of which are due by then.
    private func expected(
        _ models: ModelSet, _ plan: PayoutPlan, asOf date: BusinessDate
    ) throws -> [String] {
        let zero = Money.zero(plan.terms.currency)
        var onTheWay: [String: (gross: Money, net: Money)] = [:]
        try models.payouts.payouts.forEach { _, payout in
            guard let run = try models.payouts.run(payout.run),
                ![.settled, .failed].contains(payout.state(of: run, asOf: date))
            else { return }
            let payee = try models.partners.id(of: payout.payee)
            let known = onTheWay[payee] ?? (zero, zero)
            onTheWay[payee] = (
                try known.gross.adding(payout.gross), try known.net.adding(payout.net)
            )
        }
        let items = Dictionary(uniqueKeysWithValues: plan.items.map { ($0.payeeID, $0) })
        return try Set(items.keys).union(onTheWay.keys).sorted().map { payee in
            let scheduled = onTheWay[payee] ?? (zero, zero)
            let head = "\(payee) \(scheduled.gross.amountText)"
            let carried = items[payee]?.gross ?? zero
            guard let item = items[payee], let net = try net(of: item, plan.terms, models) else {
                return "\(head) 0.00 \(scheduled.net.amountText) \(carried.amountText) "
                    + (items[payee]?.reason?.rawValue ?? "")
            }
            let sum = try net.adding(scheduled.net)
            return "\(head) \(item.gross.amountText) \(sum.amountText) 0.00 "
        }
    }

    /// What a run leaves of a gross; nil where it is carried, but for a rate that may be published by
    /// the pay date.
    private func net(
        of item: PlannedPayout, _ terms: PayoutTerms, _ models: ModelSet
    ) throws -> Money? {
        if let division = item.division { return division.net }
        guard item.reason == .noRate,
            let profile = try models.partners.profile(of: item.payee, on: terms.payOn)
        else { return nil }
        return try terms.withheld(from: item.gross, of: profile).reduce(item.gross) {
            try $0.subtracting($1.amount)
        }
    }

    /// What was before is the forecast at the earlier position, what is after that at the later one,
    /// and the events in between sum to the change, at any two positions and dates.
    @Test(arguments: UInt64(1)...8)
    func eventsSumToTheChange(_ seed: UInt64) throws {
        try withHistory(seed) { reader in
            let head = try reader.modelsAtHead().fold.position
            var moved = 0
            for later in stride(from: head, to: 30, by: -41) {
                for distance in [UInt64(1), 9, 40, later] where distance <= later {
                    let since = later - distance
                    for dates in [nil, "2025-02-10", "2025-03-20"] {
                        moved += try check(reader, since, later, asOf: dates)
                    }
                }
            }
            #expect(moved > 20)
        }
    }

    /// How many events moved something.
    private func check(
        _ reader: BookReader, _ since: UInt64, _ later: UInt64, asOf date: String?
    ) throws -> Int {
        let day = try date ?? "\(reader.point(asOf: nil, knownAt: .position(later)).asOf)"
        let (before, after) = (
            try payouts(reader, asOf: day, knownAt: since),
            try payouts(reader, asOf: day, knownAt: later)
        )
        let query = ForecastDifferenceQuery(months: 3, since: .position(since))
        let rows = try reader.rows(query, asOf: date, knownAt: later)
        var moved = 0
        var seen: Set<String> = []
        for row in rows {
            let key = row.texts("payee", "month")
            seen.insert(key)
            #expect(row.cents("before") == before[key] ?? 0, "\(since)…\(later) \(key)")
            #expect(row.cents("after") == after[key] ?? 0, "\(since)…\(later) \(key)")
            let amounts = row.objects("events").map { $0.cents("amount") }
            #expect(row.cents("change") == amounts.reduce(0, +), "\(since)…\(later) \(key)")
            #expect(row.cents("change") == row.cents("after") - row.cents("before"))
            moved += amounts.count
        }
        // What is left out has not changed.
        #expect(before.filter { !seen.contains($0.key) } == after.filter { !seen.contains($0.key) })
        return moved
    }

    /// Scheduled and committed together, by payee and month, where there is anything.
    private func payouts(
        _ reader: BookReader, asOf date: String, knownAt position: UInt64
    ) throws -> [String: Int64] {
        var payouts: [String: Int64] = [:]
        for row in try reader.rows(ForecastQuery(months: 3), asOf: date, knownAt: position) {
            let amount = row.cents("scheduled") + row.cents("committed")
            if amount != 0 { payouts[row.texts("payee", "month")] = amount }
        }
        return payouts
    }
}
