import Accounting
import Commands
import Queries
import TestSupport
import Testing

@testable import Interchange

/// What `balance --by account` says of funds, with the figures of rules.md section 10, "fund 12,000".
@Suite("Fund accounts")
struct FundAccountsTests {
    /// The accounts on a day, as `ACCOUNT AMOUNT`.
    struct Row: Sendable, CustomTestStringConvertible {
        let basis: String
        let asOf: String
        var knownAt: UInt64?
        let accounts: [String]

        var testDescription: String { "\(basis) as of \(asOf) at \(knownAt ?? 0)" }
    }

    static let rows: [Row] = [
        Row(
            basis: "accrual", asOf: "2025-02-06",
            accounts: ["expense:fund 12000.00", "liability:fund:F-1 -12000.00"]),
        Row(
            basis: "accrual", asOf: "2025-04-08",
            accounts: [
                "asset:cash:USD -4200.00", "expense:fund 12000.00", "liability:fund:F-1 -7800.00",
            ]),
        Row(
            basis: "accrual", asOf: "2025-12-31",
            accounts: ["asset:cash:USD -4200.00", "expense:fund 4200.00"]),
        // Known after the approval, which ends with June: all of it is available again then.
        Row(basis: "accrual", asOf: "2025-12-31", knownAt: 6, accounts: []),
        // Known after the claim: what is approved does not expire.
        Row(
            basis: "accrual", asOf: "2025-12-31", knownAt: 7,
            accounts: ["expense:fund 5000.00", "liability:fund:F-1 -5000.00"]),
        Row(basis: "discretionary", asOf: "2025-02-06", accounts: []),
        Row(
            basis: "discretionary", asOf: "2025-04-08",
            accounts: ["asset:cash:USD -4200.00", "expense:fund 4200.00"]),
        Row(
            basis: "discretionary", asOf: "2025-12-31",
            accounts: ["asset:cash:USD -4200.00", "expense:fund 4200.00"]),
    ]

    @Test(arguments: rows)
    func areThese(_ row: Row) throws {
        try withBook(row.basis) { reader in
            let report = try BalanceQuery(groupings: [.account]).run(
                reader, asOf: try BusinessDate(parsing: row.asOf),
                knownAt: row.knownAt.map { .position($0) })
            let accounts = report.rows.map {
                "\($0["account"].plainText) \($0["amount"].plainText)"
            }
            #expect(accounts == row.accounts)
        }
    }

    /// Nothing of a fund is any payee's: no balance, and no figure of a statement.
    @Test func theyAreNoBalanceOfThePayee() throws {
        try withBook("accrual") { reader in
            #expect(try BalanceQuery().run(reader, asOf: .max, knownAt: nil).rows == [])
            let period = try Period(parsing: "2025-04")
            let statement = try StatementQuery(payee: "P-1", period: period).run(
                reader, asOf: nil, knownAt: nil)
            let row = try #require(statement.rows.first)
            for name in ["opening", "accrued", "adjusted", "released", "paid", "closing"] {
                #expect(row[name].plainText == "0.00", "\(name)")
            }
        }
    }

    @Test func theJournalNamesTheFund() throws {
        try withBook("accrual") { reader in
            var query = JournalQuery()
            query.component = "fund"
            query.document = "fund/F-1"
            let rows = try query.run(reader, asOf: .max, knownAt: nil).rows
            let found = rows.map { row in
                ["entry", "effectiveOn", "payee", "document", "kind", "cause", "amount"]
                    .map { row[$0].plainText }.joined(separator: " ")
            }
            #expect(
                found == [
                    "4.0 2025-01-10 P-1 fund/F-1 fund_allocated manual 12000.00",
                    "4.1 2025-12-31 P-1 fund/F-1 fund_expired lapse 12000.00",
                    "7.0 2025-12-31 P-1 fund/F-1 fund_expired lapse -5000.00",
                    "8.0 2025-04-08 P-1 fund/F-1 fund_reimbursed manual 4200.00",
                    "8.1 2025-12-31 P-1 fund/F-1 fund_expired lapse 800.00",
                ])
        }
    }

    /// A fund of 12,000; 10,000 at 50 % is asked for and approved; 9,200 is claimed, of which 800 is
    /// not eligible; the year ends.
    private func withBook(_ basis: String, _ body: (BookReader) throws -> Void) throws {
        try withTemporaryDirectory { directory in
            let path = directory + "/book"
            try Book.create(at: path, id: FixedIDs.book, programme: "NOVA")
            let book = try Book(opening: path)
            var builder = EventBuilder()
            let drafts =
                [try builder.activation(of: Self.rules)] + (try builder.events(Self.events(basis)))
            for outcome in try book.append(drafts, now: FixedClock.now) {
                if case .refused(let refusal) = outcome { throw refusal }
            }
            try book.close()
            let reader = try BookReader(opening: path)
            defer { reader.close() }
            try body(reader)
        }
    }

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

        """

    private static func events(_ basis: String) -> String {
        """
        2025-01-01 partner.recruited {partnerId: P-1, legalName: A, kind: reseller, country: US}
        2025-01-01 partner.activated {partnerId: P-1, payCurrency: USD}
        2025-01-10 fund.allocated {fundId: F-1, partnerId: P-1, amount: 12000.00 USD, basis: \(basis), expiresOn: 2025-12-31}
        2025-02-03 fund.requested {fundId: F-1, requestId: Q-1, activity: roadshow, plannedCost: 10000.00 USD, requested: 5000.00 USD, activityFrom: 2025-03-10, activityTo: 2025-03-12}
        2025-02-06 fund.request_decided {fundId: F-1, requestId: Q-1, decision: approved, approved: 5000.00 USD, share: 50%, claimBy: 2025-06-30}
        2025-04-01 fund.claimed {fundId: F-1, requestId: Q-1, claimId: C-1, actualCost: 9200.00 USD, proofs: []} by u-p-1
        2025-04-08 fund.claim_decided {fundId: F-1, requestId: Q-1, claimId: C-1, decision: partial, eligibleCost: 8400.00 USD, reimburse: 4200.00 USD} by u-2
        """
    }
}
