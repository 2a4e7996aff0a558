import Accounting
import Commands
import EventLog
import NaiveRules
import Queries
import TestSupport
import Testing

/// Statements of made-up histories with payouts that settle, fail and come back, against the naive
/// recomputation, which shares no code with them.
@Suite("Random statements")
struct RandomStatementTests {
    private struct Figures: Equatable {
        var opening: Int64 = 0
        var accrued: Int64 = 0
        var adjusted: Int64 = 0
        var released: Int64 = 0
        var paid: Int64 = 0
        var closing: Int64 = 0

        init() {}

        init(_ row: ReportRow) {
            opening = row.units("opening")
            accrued = row.units("accrued")
            adjusted = row.units("adjusted")
            released = row.units("released")
            paid = row.units("paid")
            closing = row.units("closing")
        }

        /// Takes in an entry that is booked in the period, or before it.
        mutating func add(_ entry: NaiveEntry, isBefore: Bool) {
            var owed: Int64 = 0
            switch entry.kind {
            case "accrued":
                owed = entry.amount
                if !isBefore { accrued += entry.amount }
            case "adjusted":
                owed = entry.amount
                if !isBefore { adjusted += entry.amount }
            case "released": if !isBefore { released += entry.amount }
            case "paid":
                owed = -entry.amount
                if !isBefore { paid += entry.amount }
            case "scheduled":
                owed = -entry.withheld
                if !isBefore { paid += entry.withheld }
            case "returned":
                owed = entry.withheld
                if !isBefore { paid -= entry.withheld }
            default: break
            }
            if isBefore { opening += owed }
            closing += owed
        }
    }

    @Test(arguments: UInt64(1)...6)
    func areThoseOfTheRecomputation(_ seed: UInt64) throws {
        try withTemporaryDirectory { directory in
            let path = directory + "/book"
            try Book.create(at: path, id: FixedIDs.book, programme: "NOVA")
            let book = try Book(opening: path)
            var history = try RandomPayouts(book, seed: seed)
            for _ in 0..<150 { try history.step() }
            let entries = history.naive.entries
            try book.close()
            let reader = try BookReader(opening: path)
            defer { reader.close() }
            for payee in RandomPayouts.payees {
                for period in Set(entries.map(\.inPeriod)).sorted() {
                    try compare(payee, period, entries, reader, "seed \(seed)")
                }
            }
        }
    }

    private func compare(
        _ payee: String, _ period: String, _ entries: [NaiveEntry], _ reader: BookReader,
        _ comment: String
    ) throws {
        var expected = Figures()
        for entry in entries where entry.payee == payee && entry.inPeriod <= period {
            expected.add(entry, isBefore: entry.inPeriod < period)
        }
        let query = StatementQuery(payee: payee, period: try Period(parsing: period))
        let row = try #require(try query.run(reader, asOf: .max, knownAt: nil).rows.first)
        #expect(Figures(row) == expected, "\(comment), \(payee) in \(period)")
    }
}
