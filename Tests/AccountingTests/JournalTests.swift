import Testing

@testable import Accounting

@Suite struct JournalTests {
    private let usd: Currency
    private let eur: Currency
    private let held: Account
    private let payable: Account

    init() throws {
        usd = try Currency(parsing: "USD")
        eur = try Currency(parsing: "EUR")
        held = try Account(.held, "P-1")
        payable = try Account(.payable, "P-1")
    }

    private func line(_ account: Account, _ minorUnits: Int64, _ currency: Currency) -> JournalLine
    {
        JournalLine(account: account, amount: Money(minorUnits: minorUnits, currency: currency))
    }

    @Test func linesThatDoNotSumToZeroCannotBeJoined() throws {
        #expect(throws: AccountingError.tooFewLines(count: 0)) { try BalancedLines([]) }
        #expect(throws: AccountingError.tooFewLines(count: 1)) {
            try BalancedLines([line(held, 0, usd)])
        }
        #expect(throws: AccountingError.unbalanced(currency: usd, difference: "1 minor units")) {
            try BalancedLines([line(held, 100, usd), line(payable, -99, usd)])
        }
        // Zero over all, but not in each currency.
        #expect(throws: AccountingError.unbalanced(currency: usd, difference: "100 minor units")) {
            try BalancedLines([line(held, 100, usd), line(payable, -100, eur)])
        }
        #expect(throws: AccountingError.unbalanced(currency: eur, difference: "-5 minor units")) {
            try BalancedLines([
                line(held, 1, usd), line(held, 5, eur), line(payable, -1, usd),
                line(payable, -10, eur),
            ])
        }
        // Wrapping around would make this zero.
        let sum = "\(Int128(Int64.min) * 2) minor units"
        #expect(throws: AccountingError.unbalanced(currency: usd, difference: sum)) {
            try BalancedLines([line(held, .min, usd), line(payable, .min, usd)])
        }
    }

    @Test func linesThatSumToZeroAreKeptInOrder() throws {
        let lines = [
            line(payable, 6_950, usd), line(try Account(.scheduled, "P-1"), -5_282, usd),
            line(try Account(.withholding, "no_tax_id"), -1_668, usd),
        ]
        #expect(try BalancedLines(lines).lines == lines)
        let conversion = [
            line(held, 100, usd), line(try Account(.conversion, "USD"), -100, usd),
            line(try Account(.conversion, "EUR"), 92, eur), line(payable, -92, eur),
        ]
        #expect(try BalancedLines(conversion).lines == conversion)
    }

    @Test func aMoveDebitsWhereItComesFrom() throws {
        let cost = try Account(.commission, "base")
        let accrued = try BalancedLines.move(
            Money(minorUnits: 500, currency: usd), from: cost, to: held)
        #expect(accrued.lines == [line(cost, 500, usd), line(held, -500, usd)])
        let back = try BalancedLines.move(
            Money(minorUnits: -500, currency: usd), from: cost, to: held)
        #expect(back.lines == [line(cost, -500, usd), line(held, 500, usd)])
        let scheduled = try BalancedLines.move(
            [
                (Money(minorUnits: 5_282, currency: usd), try Account(.scheduled, "P-1")),
                (Money(minorUnits: 1_668, currency: usd), try Account(.withholding, "no_tax_id")),
            ], from: payable)
        #expect(scheduled.lines.map(\.amount.minorUnits) == [6_950, -5_282, -1_668])
        #expect(throws: AccountingError.self) {
            try BalancedLines.move(Money(minorUnits: .min, currency: usd), from: cost, to: held)
        }
        #expect(throws: AccountingError.currencyMismatch(usd, eur)) {
            try BalancedLines.move(
                [(Money.zero(usd), held), (Money.zero(eur), held)], from: cost)
        }
        #expect(throws: AccountingError.tooFewLines(count: 1)) {
            try BalancedLines.move([], from: cost)
        }
    }

    @Test(arguments: [
        "liability:held:P-1", "liability:payable:P-1", "liability:scheduled:P-1",
        "liability:withholding:no_tax_id", "liability:fund:F-1", "asset:draw:P-1",
        "asset:cash:USD", "equity:conversion:EUR", "income:fx", "expense:commission:base",
        "expense:commission:adjustment", "revenue:rebate:volume", "expense:marketing:campaign",
        "expense:fund", "liability:held:a:b:c", "liability:held:Ünïcode",
    ])
    func pathsReadBack(path: String) throws {
        #expect(try Account(parsing: path).path == path)
    }

    @Test(arguments: [
        "", "liability", "liability:held", "liability:held:", "income:fx:USD", "expense:fund:F-1",
        "Liability:held:P-1", "asset:held:P-1", "liability:heldP-1",
    ])
    func otherPathsAreRefused(path: String) {
        #expect(throws: AccountingError.self) { try Account(parsing: path) }
    }

    @Test func accountsAreInOrderOfTheirPaths() throws {
        let paths = ["liability:payable:P-1", "asset:cash:USD", "income:fx", "liability:held:P-2"]
        let sorted = try paths.map { try Account(parsing: $0) }.sorted().map(\.path)
        #expect(sorted == paths.sorted())
        #expect(throws: AccountingError.self) { try Account(.held) }
        #expect(throws: AccountingError.self) { try Account(.foreignExchange, "USD") }
    }

    /// Raw values are in the rows of old books: this table only ever grows.
    @Test func storedNumbersAndNamesAreFixed() {
        #expect(
            EntryKind.allCases.map { "\($0.rawValue) \($0.name)" } == [
                "1 accrued", "2 released", "3 forfeited", "4 reinstated", "5 adjusted", "6 drawn",
                "7 scheduled", "8 returned", "9 paid", "10 fund_allocated", "11 fund_expired",
                "12 fund_reimbursed",
            ])
        #expect(
            EntryCause.allCases.map { "\($0.rawValue) \($0.name)" } == [
                "1 sale", "2 credit", "3 attribution", "4 true_up", "5 rule_change",
                "6 eligibility", "7 floor", "8 stack_cap", "9 cap", "10 payment", "11 lapse",
                "12 close", "13 manual", "14 dispute", "15 payout",
            ])
        #expect(
            Account.Kind.allCases.map { "\($0.rawValue) \($0.path)" } == [
                "1 liability:held", "2 liability:payable", "3 liability:scheduled",
                "4 liability:withholding", "5 liability:fund", "6 asset:draw", "7 asset:cash",
                "8 equity:conversion", "9 income:fx", "10 expense:commission",
                "11 revenue:rebate", "12 expense:marketing", "13 expense:fund",
            ])
        for kind in EntryKind.allCases { #expect(EntryKind(name: kind.name) == kind) }
        for cause in EntryCause.allCases { #expect(EntryCause(name: cause.name) == cause) }
        #expect(EntryKind(name: "Accrued") == nil && EntryCause(name: "") == nil)
    }
}
