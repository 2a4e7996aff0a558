import Accounting
import Events
import Testing

@testable import ReadModels

@Suite("Fund ledger")
struct FundLedgerTests {
    /// Two allocations; the one that ends first is used first, and what comes back to it after its
    /// end expires at once.
    @Test func theEarliestEndIsUsedFirst() {
        var fund = Self.fund(allocations: [
            (1_000, on: 10, expires: 200), (500, on: 20, expires: 100),
        ])
        fund.requests = [Self.request(10, approved: 700, on: 30, claimBy: 150)]
        let figures = { (day: Int32) in FundLedger.figures(of: fund, asOf: Self.day(day)) }
        #expect(figures(30).available == 800)
        #expect(figures(100).available == 800, "all of the second is reserved")
        // The lapse on day 151 gives 500 back to the second, which has ended, and 200 to the first.
        #expect(figures(151).expired == 500)
        #expect(figures(151).available == 1_000)
        #expect(figures(200).expired == 1_500)
    }

    @Test func anApprovalLapsesTheDayAfterItsLast() {
        var fund = Self.fund(allocations: [(1_000, on: 10, expires: 200)])
        fund.requests = [Self.request(10, approved: 600, on: 30, claimBy: 90)]
        #expect(FundLedger.figures(of: fund, asOf: Self.day(90)).reserved == 600)
        #expect(FundLedger.figures(of: fund, asOf: Self.day(91)).reserved == 0)
        fund.requests[0].claimed = Self.step(50, on: 90, 1_000)
        fund.requests[0].state = .claimed
        #expect(FundLedger.figures(of: fund, asOf: Self.day(91)).approvedNotPaid == 600)
    }

    @Test func moreThanThereIsIsAShortfall() throws {
        var fund = Self.fund(allocations: [(1_000, on: 10, expires: 200)])
        fund.requests = [
            Self.request(10, approved: 600, on: 30, claimBy: 90),
            Self.request(20, approved: 600, on: 40, claimBy: 90),
        ]
        let shortfall = try #require(FundLedger(fund, through: .max).shortfall)
        #expect(shortfall.on == Self.day(40))
        #expect(shortfall.amount == 200)
    }

    /// Whatever happens, in whatever order of days, each minor unit is in one place and no place
    /// has less than none.
    @Test(arguments: 0..<200)
    func everyMinorUnitIsInOnePlace(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        var fund = Self.fund(allocations: [])
        for index in 0..<Int.random(in: 1...4, using: &random) {
            let on = Int32.random(in: 0...100, using: &random)
            fund.allocations.append(
                FundAllocation(
                    position: UInt64(index + 1), on: Self.day(on),
                    amount: .random(in: 1...1_000, using: &random), basis: .accrual,
                    expiresOn: Self.day(on + .random(in: 1...100, using: &random))))
        }
        for index in 0..<Int.random(in: 0...6, using: &random) {
            fund.requests.append(Self.randomRequest(UInt64(10 + index * 3), &random))
        }
        for day in Int32(-1)...320 {
            let figures = FundLedger.figures(of: fund, asOf: Self.day(day))
            #expect(figures.isBalanced, "seed \(seed), day \(day): \(figures)")
            let parts = [
                figures.available, figures.reserved, figures.approvedNotPaid, figures.reimbursed,
                figures.expired,
            ]
            #expect(parts.allSatisfy { $0 >= 0 }, "seed \(seed), day \(day): \(figures)")
        }
    }

    private static func day(_ number: Int32) -> BusinessDate {
        BusinessDate(daysSince1970: 20_000 + number)
    }

    private static func step(_ position: UInt64, on day: Int32, _ amount: Int64) -> FundStep {
        FundStep(position: position, on: self.day(day), amount: amount)
    }

    private static func fund(
        allocations: [(amount: Int64, on: Int32, expires: Int32)]
    ) -> FundRow {
        var fund = FundRow(
            id: "F-1", partner: 1, currency: Currency(numericCode: 840) ?? Currency.all[0])
        for (index, allocation) in allocations.enumerated() {
            fund.allocations.append(
                FundAllocation(
                    position: UInt64(index + 1), on: day(allocation.on),
                    amount: allocation.amount, basis: .accrual,
                    expiresOn: day(allocation.expires)))
        }
        return fund
    }

    private static func request(
        _ number: Int, approved: Int64, on day: Int32, claimBy: Int32
    ) -> FundRequest {
        var request = FundRequest(id: "Q-\(number)", on: self.day(day), requested: approved)
        request.state = .approved
        request.approved = step(UInt64(number), on: day, approved)
        request.claimBy = self.day(claimBy)
        return request
    }

    private static func randomRequest(
        _ position: UInt64, _ random: inout SplitMix
    ) -> FundRequest {
        let on = Int32.random(in: 0...150, using: &random)
        let amount = Int64.random(in: 1...900, using: &random)
        var request = request(
            Int(position), approved: amount, on: on,
            claimBy: on + .random(in: 0...60, using: &random))
        guard Bool.random(using: &random) else { return request }
        request.state = .claimed
        request.claimed = step(position + 1, on: on + .random(in: -5...60, using: &random), amount)
        guard Bool.random(using: &random) else { return request }
        request.state = .settled
        request.decided = step(
            position + 2, on: on + .random(in: -5...90, using: &random),
            .random(in: 0...amount, using: &random))
        return request
    }
}
