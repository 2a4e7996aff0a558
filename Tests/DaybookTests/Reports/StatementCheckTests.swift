import Accounting
import ReadModels
import Testing

@testable import Queries

/// A statement whose figures do not agree is not printed.
@Suite("Statements agree")
struct StatementCheckTests {
    private func entry(
        _ kind: EntryKind, _ amount: Int64, in period: String, _ lines: [EntryLine]
    ) throws -> EntryRow {
        EntryRow(
            recordedAt: Instant(microsecondsSince1970: 0),
            effectiveOn: try BusinessDate(parsing: "\(period)-10"),
            forPeriod: try Period(parsing: period), inPeriod: try Period(parsing: period),
            payee: 1, kind: kind, cause: .sale, component: 1,
            document: EntryDocument(.invoice, 1), rules: 1,
            currency: try Currency(parsing: "USD"), amount: amount, lines: lines, slices: [],
            inputs: [])
    }

    /// 1,000.00 held in January; in February 600.00 of it released, of 700.00 lapsed 300.00, and a
    /// payout of 600.00 of which 24 % are withheld.
    private func account() throws -> StatementAccount {
        var account = StatementAccount(
            payee: "P-1", period: try Period(parsing: "2025-02"),
            currency: try Currency(parsing: "USD"))
        let held = [EntryLine(.commission, 1, 100_000), EntryLine(.held, 1, -100_000)]
        let entries: [(EntryRow, withheld: Int64)] = [
            (try entry(.accrued, 100_000, in: "2025-01", held), 0),
            (try entry(.released, 60_000, in: "2025-02", []), 0),
            (try entry(.forfeited, 30_000, in: "2025-02", []), 0),
            (try entry(.scheduled, 60_000, in: "2025-02", []), 14_400),
            (try entry(.paid, 45_600, in: "2025-02", []), 0),
        ]
        for (index, (entry, withheld)) in entries.enumerated() {
            let posting = Posting(entry, position: UInt64(index) + 5, number: 0)
            try account.add(posting, withheld: withheld, entry, component: "base")
        }
        return account
    }

    @Test func linesLeadFromTheOpeningToTheClosing() throws {
        let account = try account()
        let groups = try StatementGroup.groups(of: account.lines)
        try account.check(groups)
        #expect(
            groups.map { "\($0.section.rawValue) \($0.name) \($0.sum)" } == [
                "adjusted forfeited -30000", "paid paid 45600", "paid withheld 14400",
                "moved released 60000", "moved scheduled 60000",
            ])
        #expect(account.figures.opening == 100_000)
        #expect(account.figures.adjusted == -30_000)
        #expect(account.figures.paid == 60_000)
        #expect(account.figures.closing == 10_000)
        #expect(try account.closing.owed() == 10_000)
        #expect(account.closing.held == 10_000)
    }

    /// A line that is missing, or counted otherwise than its figure, is found.
    @Test(arguments: 0..<4)
    func aMissingGroupIsFound(_ index: Int) throws {
        let account = try account()
        var groups = try StatementGroup.groups(of: account.lines)
        groups.remove(at: index)
        #expect(throws: FigureMismatch.self) { try account.check(groups) }
    }

    /// Shown without its entry, a posting is on no line, and the sums say so.
    @Test func aPostingWithoutItsEntryIsFound() throws {
        var account = try account()
        let extra = try entry(.adjusted, 1, in: "2025-02", [])
        try account.add(
            Posting(extra, position: 9, number: 0), withheld: 0, nil, component: "adjustment")
        let groups = try StatementGroup.groups(of: account.lines)
        let mismatch = #expect(throws: FigureMismatch.self) { try account.check(groups) }
        #expect(mismatch?.found == "-300.00 USD")
        #expect(mismatch?.expected == "-299.99 USD")
    }
}
