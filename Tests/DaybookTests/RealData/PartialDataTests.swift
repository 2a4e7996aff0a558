import Foundation
import Queries
import TestSupport
import Testing

/// The separate calculation is a reading of the rules of its own. On a part of the data, the
/// recomputation of `NaiveRules` gives the same, and the book: three who share no code.
/// `DAYBOOK_REALDATA=full` takes more of the data, and minutes.
@Suite("Real data, recomputed", .enabled(if: DataSets.areThere, "\(DataSets.missing)"))
struct PartialDataTests {
    private static let root = DataSets.root ?? ""
    private static let isFull =
        ProcessInfo.processInfo.environment["DAYBOOK_REALDATA"] == "full"

    /// The sales of one agent that pass the cap of a quarter, and some of the whole year.
    @Test func maven() throws {
        let all = try #require(try MavenSales.read(Self.root)["elease-gluck"])
        let quarter = all.filter { 3...5 ~= $0.day.month % 12 }.sorted { $0.net > $1.net }
        let year = all.enumerated().filter { $0.offset % (Self.isFull ? 2 : 10) == 0 }
        let chosen = Set(quarter.prefix(10).map(\.id) + year.map(\.element.id))
        let sales = ["elease-gluck": all.filter { chosen.contains($0.id) }]
        try compare(
            .maven, sales, keeping: chosen, whole: ["products.csv", "sales_teams.csv"],
            CalculatedEarnings(maven: sales))
    }

    /// The sellers that sold most on a few orders.
    @Test func olist() throws {
        let olist = try OlistSales(Self.root)
        let largest = olist.sales.filter { olist.won[$0.key] == nil && $0.value.count < 8 }
            .sorted { one, other in
                (other.value.reduce(0) { $0 + $1.net }, one.key)
                    < (one.value.reduce(0) { $0 + $1.net }, other.key)
            }
        let sales = Dictionary(
            uniqueKeysWithValues: largest.prefix(Self.isFull ? 400 : 40).map { ($0.key, $0.value) })
        // An invoice's id is those of its order and its seller.
        let kept = sales.values.joined().flatMap { $0.id.split(separator: "-").map(String.init) }
        try compare(
            .olist, sales, keeping: Set(kept), whole: [],
            CalculatedEarnings(olist: sales, won: olist.won))
    }

    private func compare(
        _ programme: PaidProgramme, _ sales: [String: [CalculatedSale]], keeping: Set<String>,
        whole: Set<String>, _ earnings: CalculatedEarnings
    ) throws {
        try withTestDirectory { daybook in
            let directory = daybook.directory.appending(path: "data")
            try PartialData.write(keeping, of: programme.data, whole: whole, to: directory)
            try programme.found(daybook)
            _ = try programme.load(daybook, from: directory.path)
            let log = try programme.succeed(daybook, ["log", "-O", "ndjson", "--quiet"])
            let recomputed = try RecomputedSums(log: log, partners: sales.keys)
            #expect(Difference.all(recomputed.accrued, earnings.accrued).isEmpty)
            #expect(Difference.all(recomputed.byPayee, earnings.byPayee).isEmpty)

            let reader = try BookReader(opening: daybook.directory.appending(path: "book").path)
            defer { reader.close() }
            let booked = try BookedSums(journalOf: reader, asOf: [])
            #expect(Difference.all(booked.accrued, earnings.accrued).isEmpty)
            #expect(Difference.all(booked.byPayee, earnings.byPayee).isEmpty)
            // What is compared has it all.
            #expect(earnings.carried > 0 && earnings.total.released > 0)
            #expect(earnings.total.forfeited > 0 && earnings.total.reinstated > 0)
        }
    }
}
