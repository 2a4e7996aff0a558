import Foundation
import Queries
import TestSupport
import Testing

/// Maven and Olist under rules with tiers, tables, a cap, holds and clawbacks, closed and paid out
/// month by month through the program; and what a short, separate calculation over the same CSV
/// files gives, to the cent.
@Suite("Real data, paid out", .enabled(if: DataSets.areThere, "\(DataSets.missing)"))
struct RealDataTests {
    private static let root = DataSets.root ?? ""

    @Test func maven() throws {
        let sales = try MavenSales.read(Self.root)
        let earnings = CalculatedEarnings(maven: sales)
        #expect(earnings.carried == 1602)
        #expect(
            earnings.total
                == .init(
                    accrued: 782_782_94, released: 356_129_52, forfeited: 426_653_42,
                    reinstated: 167_345_01))
        let teams = try CSVFile("\(Self.root)/maven_crm_sales/sales_teams.csv").rows
        let withholding = teams.reduce(into: [String: Int64]()) { rates, row in
            let agent = (row["sales_agent"] ?? "").lowercased().replacing(" ", with: "-")
            rates[agent] = ["East": 240_000, "Central": 0][row["regional_office"] ?? ""]
        }
        let credits = sales.values.joined().reduce(0) { $0 + $1.credits.count }
        let payments = sales.values.joined().reduce(0) { $0 + $1.payments.count }
        // 35 partners, of which 23 have a profile; 8,300 deals, 4,238 of them won, 2,473 lost.
        let recorded = 35 + 35 + 23 + 8300 * 2 + 4238 * 2 + 2473 + credits + payments
        try PaidOut.play(.maven, recorded: recorded, refused: 500) { paid in
            try paid.expectEarnings(earnings, onTheWay: "2017-09-30")
            try paid.expectPayouts(threshold: 50_00, withholding)
            // 15 April 2017 is a Saturday, 15 December a holiday.
            #expect(
                paid.payDates == [
                    "2017-04-14", "2017-05-15", "2017-06-15", "2017-07-14", "2017-08-15",
                    "2017-09-15", "2017-10-13", "2017-11-15", "2017-12-14", "2018-01-15",
                    "2018-02-15", "2018-03-15", "2018-04-13", "2018-07-13",
                ])
            #expect(paid.totals == [332_458_17, 40_507_01, 291_951_16])
            try paid.expectClosings(earnings)
        }
    }

    @Test func olist() throws {
        let olist = try OlistSales(Self.root)
        let earnings = CalculatedEarnings(olist: olist.sales, won: olist.won)
        #expect(earnings.carried == 221)
        #expect(
            earnings.total
                == .init(
                    accrued: 9121_09, released: 8919_70, forfeited: 201_39, reinstated: 186_31))
        let sellers = try CSVFile("\(Self.root)/olist/olist_sellers_dataset.csv").rows
        let withholding = sellers.reduce(into: [String: Int64]()) { rates, row in
            let rate = ["SP": 0, "PR": 150_000, "MG": 150_000][row["seller_state"] ?? ""]
            rates[row["seller_id"] ?? ""] = rate.map { Int64($0) }
        }
        let credits = olist.sales.values.joined().reduce(0) { $0 + $1.credits.count }
        let payments = olist.sales.values.joined().reduce(0) { $0 + $1.payments.count }
        // 3,558 partners, 8,000 leads, of which 841 became deals, 1,803 invoices.
        let recorded =
            3558 * 2 + withholding.count + 8000 + 841 * 4 + 1803 + credits + payments
        try PaidOut.play(.olist, recorded: recorded, refused: 229) { paid in
            try paid.expectEarnings(earnings, onTheWay: "2018-03-31")
            try paid.expectPayouts(threshold: 5_00, withholding)
            #expect(paid.payDates.count == 23)
            #expect(paid.totals == [6724_37, 229_23, 6495_14])
            try paid.expectClosings(earnings)
        }
    }
}
