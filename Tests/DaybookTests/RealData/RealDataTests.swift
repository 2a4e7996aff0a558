import Foundation
import Queries
import TestSupport
import Testing

/// Maven and Olist under rules with tiers, tables, a cap, holds and clawbacks, closed and paid out
/// month by month through the program; and what a short, separate calculation over the same CSV
/// files gives.
@Suite(.enabled(if: DataSets.areThere, "\(DataSets.missing)"))
struct RealDataTests {
    @Test func maven() throws {
        let sales = try MavenSales.read(DataSets.root ?? "")
        try expect(PaidProgramme.maven, CalculatedEarnings(maven: sales)) { summary in
            // 35 partners, 23 profiles; 8,300 deals, of which 4,238 were won and 2,473 lost.
            let credits = sales.values.joined().reduce(0) { $0 + $1.credits.count }
            let payments = sales.values.joined().reduce(0) { $0 + $1.payments.count }
            let events = 35 + 35 + 23 + 8300 * 2 + 4238 * 2 + 2473
            #expect(summary.recorded == events + credits + payments)
            #expect(summary.refused == 500)
        }
    }

    @Test func olist() throws {
        let olist = try OlistSales(DataSets.root ?? "")
        try expect(PaidProgramme.olist, CalculatedEarnings(olist: olist.sales, won: olist.won)) {
            summary in
            #expect(summary.refused == 229)
        }
    }

    /// The calculation is a reading of the rules of its own: for some partners and sales it gives
    /// what the recomputation gives, which takes hours for all of them.
    @Test func theCalculationIsThatOfTheRecomputation() throws {
        let agent = try MavenSales.read(DataSets.root ?? "").max {
            $0.value.count < $1.value.count
        }
        let all = try #require(agent).value
        // The largest of a quarter pass the cap; every thirtieth is spread over the year.
        let quarter = all.filter { $0.day.month < 2017 * 12 + 6 }.sorted { $0.net > $1.net }
        let chosen = Set(
            quarter.prefix(Self.isFull ? 20 : 8).map(\.id)
                + all.enumerated().filter { $0.offset % 30 == 0 }.map(\.element.id))
        let some = all.filter { chosen.contains($0.id) }
        try compare(.maven, [some[0].payee: some]) { CalculatedEarnings(maven: $0) }

        let olist = try OlistSales(DataSets.root ?? "")
        let sellers = olist.sales.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        let compared = sellers.dropFirst(10).prefix(Self.isFull ? 800 : 10)
        try compare(.olist, Dictionary(uniqueKeysWithValues: compared.map { ($0, $1) })) {
            CalculatedEarnings(olist: $0, won: olist.won)
        }
    }

    private func compare(
        _ programme: PaidProgramme, _ sales: [String: [CalculatedSale]],
        _ calculated: ([String: [CalculatedSale]]) -> CalculatedEarnings
    ) throws {
        let earnings = calculated(sales)
        try withTestDirectory { daybook in
            try programme.found(daybook)
            _ = try programme.load(daybook)
            let log = try programme.succeed(daybook, ["log", "-O", "ndjson", "--quiet"])
            let recomputed = try RecomputedSums(log: log)
            var accrued: [String: Int64] = [:]
            var sums: [String: CalculatedEarnings.Sums] = [:]
            for (payee, sales) in sales {
                let found = try recomputed.sums(of: payee, invoices: Set(sales.map(\.id)))
                accrued.merge(found.accrued) { $1 }
                sums[payee] = found.sums
            }
            #expect(Self.differences(accrued, earnings.accrued).isEmpty)
            #expect(Self.differences(sums, earnings.byPayee).isEmpty)
            // What is compared is not nothing.
            #expect(earnings.carried > 0 && earnings.total.forfeited > 0)
            #expect(earnings.total.reinstated > 0)
        }
    }

    /// All partners where the environment asks for them.
    private static let isFull =
        ProcessInfo.processInfo.environment["DAYBOOK_REALDATA"] == "full"

    /// Plays a programme and compares it with what was calculated.
    private func expect(
        _ programme: PaidProgramme, _ earnings: CalculatedEarnings,
        imported: (RecordingSummary) throws -> Void
    ) throws {
        try withTestDirectory { daybook in
            try programme.found(daybook)
            let summary = try programme.load(daybook)
            try imported(summary)
            let again = try programme.load(daybook)
            #expect(again.recorded == 0 && again.alreadyThere == summary.recorded)
            #expect(again.refused == summary.refused && again.position == summary.position)

            try programme.pay(daybook)
            try expectEarnings(programme, earnings, daybook)
            try expectPayouts(programme, earnings, daybook)
            try programme.succeed(daybook, ["verify", "--quiet"])
            try programme.succeed(daybook, ["replay", "--check", "--quiet"])
        }
    }

    /// What was earned, lost and came back, and that every cent of it is in one place.
    private func expectEarnings(
        _ programme: PaidProgramme, _ earnings: CalculatedEarnings, _ daybook: DaybookProcess
    ) throws {
        let last = CalculatedDay.name(ofMonth: programme.months.upperBound) + "-28"
        let reader = try BookReader(opening: daybook.directory.appending(path: "book").path)
        defer { reader.close() }
        let booked = try BookedSums(journalOf: reader, asOf: last)
        #expect(Self.differences(booked.accrued, earnings.accrued).isEmpty)
        #expect(Self.differences(booked.byPayee, earnings.byPayee).isEmpty)

        for date in [last, "9999-12-31"] {
            let balances = try programme.rows(daybook, ["balance", "--as-of", date])
            var places: [String: Int64] = [:]
            for row in balances {
                places[row.text("payee")] = ["held", "payable", "scheduled", "paid", "withheld"]
                    .reduce(0) { $0 + row.minorUnits($1) }
                // In the end nothing waits: it was paid for, or has lapsed.
                if date > last { #expect(row.minorUnits("held") == 0) }
            }
            let earned =
                date == last
                ? booked.earnedByDate
                : earnings.byPayee.mapValues { $0.accrued - $0.forfeited + $0.reinstated }
            #expect(Self.differences(places, earned, zero: 0).isEmpty, "\(date)")
        }
        print("accrued \(earnings.total), carried \(earnings.carried)")
    }

    /// That what was paid out is by rule, and that closings state what was earned.
    private func expectPayouts(
        _ programme: PaidProgramme, _ earnings: CalculatedEarnings, _ daybook: DaybookProcess
    ) throws {
        let payouts = try programme.rows(daybook, ["payout", "list"])
        for payout in payouts {
            #expect(payout.text("state") == "settled")
        }
        print(
            "payouts \(payouts.count)",
            ["gross", "withheld", "net"].map { name in
                payouts.reduce(0) { $0 + $1.minorUnits(name) }
            }, Set(payouts.map { $0.text("payOn") }).sorted())
    }

    /// The keys, in order, under which two sums differ, with both.
    private static func differences<Value: Equatable>(
        _ found: [String: Value], _ expected: [String: Value], zero: Value? = nil
    ) -> [String] {
        Set(found.keys).union(expected.keys).sorted().compactMap { key in
            let (does, should) = (found[key] ?? zero, expected[key] ?? zero)
            return does == should
                ? nil
                : "\(key): \(does.map { "\($0)" } ?? "-"), calculated "
                    + "\(should.map { "\($0)" } ?? "-")"
        }
    }
}
