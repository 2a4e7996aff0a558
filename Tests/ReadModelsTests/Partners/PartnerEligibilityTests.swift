import Accounting
import Events
import Testing

@testable import ReadModels

@Suite("Eligibility and payout profiles")
struct PartnerEligibilityTests {
    private func book() throws -> PartnerFixture {
        let book = PartnerFixture()
        try book.recruit("P-1")
        return book
    }

    private func eligibleFrom(_ book: PartnerFixture) throws -> String? {
        try book.partners.eligibleFrom(book.log.partner("P-1")).map { "\($0)" }
    }

    @Test("the month in which it was first active with a complete profile")
    func first() throws {
        let book = try book()
        try book.activate("P-1", on: "2025-02-20")
        try book.profile("P-1", .pending, on: "2025-03-03")
        #expect(try eligibleFrom(book) == nil)
        try book.profile("P-1", .complete, on: "2025-04-18")
        #expect(try eligibleFrom(book) == "2025-04-01")
        try book.profile("P-1", .rejected, on: "2025-05-05")
        try book.profile("P-1", .complete, on: "2025-07-07")
        #expect(try eligibleFrom(book) == "2025-04-01")
    }

    @Test("a profile that was complete before the activation counts from then on")
    func profileFirst() throws {
        let book = try book()
        try book.profile("P-1", .complete, on: "2025-01-20")
        #expect(try eligibleFrom(book) == nil)
        try book.activate("P-1", on: "2025-03-05")
        #expect(try eligibleFrom(book) == "2025-03-01")
        let rejected = try self.book()
        try rejected.profile("P-1", .complete, on: "2025-01-20")
        try rejected.profile("P-1", .rejected, on: "2025-02-20")
        try rejected.activate("P-1", on: "2025-03-05")
        #expect(try eligibleFrom(rejected) == nil)
    }

    @Test("a partner that is suspended waits until it is active")
    func suspended() throws {
        let book = try book()
        try book.activate("P-1", on: "2025-02-01")
        try book.change("P-1", to: .suspended, on: "2025-02-10", until: "2025-05-31")
        try book.profile("P-1", .complete, on: "2025-03-03")
        #expect(try eligibleFrom(book) == "2025-06-01")
        try book.change("P-1", to: .active, on: "2025-04-10")
        #expect(try eligibleFrom(book) == "2025-04-01")
    }

    @Test("what is known later for an earlier day counts")
    func backdated() throws {
        let book = try book()
        try book.activate("P-1", on: "2025-02-01")
        try book.profile("P-1", .complete, on: "2025-06-03")
        try book.profile("P-1", .complete, on: "2025-03-03")
        #expect(try eligibleFrom(book) == "2025-03-01")
    }

    @Test("the profile set last is how it is paid")
    func profile() throws {
        let book = try book()
        try book.activate("P-1", on: "2025-02-01")
        #expect(try book.state("P-1")?.payCurrency?.code == "USD")
        #expect(try book.state("P-1")?.profile == nil)
        try book.profile("P-1", .pending, on: "2025-02-02")
        let row = try #require(try book.state("P-1"))
        #expect(row.payCurrency?.code == "EUR")
        #expect(
            row.profile
                == PayoutProfile(
                    method: .sepa, taxForm: .vat, isTaxIDOnFile: true, state: .pending))
        #expect(row.profile?.isComplete == false)
        #expect(try book.partners.texts.row(1)?.accountToken == "token-1")
    }
}
