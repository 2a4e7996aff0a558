import Accounting
import Events
import Rules
import Testing

@testable import ReadModels

@Suite("Standing of partners")
struct PartnerStandingTests {
    /// Asks for the standing on some days.
    private func expect(
        _ book: PartnerFixture, _ table: [(String, PayeeStanding)],
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        for (date, standing) in table {
            let found = try book.standing("P-1", date)
            #expect(found == standing, "on \(date)", sourceLocation: location)
        }
    }

    private func active() throws -> PartnerFixture {
        let book = PartnerFixture()
        try book.recruit("P-1", on: "2025-01-02")
        try book.activate("P-1", on: "2025-02-01")
        return book
    }

    @Test("until the activation it is the partner's state")
    func beforeActivation() throws {
        let book = PartnerFixture()
        try book.recruit("P-1", on: "2025-01-02")
        try expect(book, [("2024-12-31", .prospect), ("2025-06-01", .prospect)])
        try book.step("P-1", on: "2025-01-10")
        try book.step("P-1", on: "2025-01-15")
        #expect(try book.state("P-1")?.state == .onboarding)
        try book.activate("P-1", on: "2025-02-01")
        try expect(
            book,
            [
                ("2025-01-09", .prospect), ("2025-01-10", .onboarding),
                ("2025-01-31", .onboarding), ("2025-02-01", .active),
            ])
        #expect(try book.standing("P-2", "2025-02-01") == .prospect)
    }

    @Test("a prospect that is declined stays so")
    func declined() throws {
        let book = PartnerFixture()
        try book.recruit("P-1")
        try book.change("P-1", to: .declined, on: "2025-01-20")
        try expect(
            book,
            [("2025-01-19", .prospect), ("2025-01-20", .declined), ("2026-01-01", .declined)])
        #expect(try book.state("P-1")?.isOpen == false)
    }

    @Test("suspended from the event's day through the last day, and active again by itself")
    func suspended() throws {
        let book = try active()
        try book.change("P-1", to: .suspended, on: "2025-03-01", until: "2025-03-31")
        try expect(
            book,
            [
                ("2025-02-28", .active), ("2025-03-01", .suspended), ("2025-03-31", .suspended),
                ("2025-04-01", .active),
            ])
        let row = try #require(try book.state("P-1"))
        #expect(row.state == .suspended)
        #expect(row.state(on: try day("2025-03-31")) == .suspended)
        #expect(row.state(on: try day("2025-04-01")) == .active)
    }

    @Test("without a last day until it is made active")
    func suspendedWithoutEnd() throws {
        let book = try active()
        try book.change("P-1", to: .suspended, on: "2025-03-01")
        try expect(book, [("2027-01-01", .suspended)])
        try book.change("P-1", to: .active, on: "2025-04-10")
        try expect(book, [("2025-04-09", .suspended), ("2025-04-10", .active)])
    }

    @Test("an event dated before the one that it follows takes its place from its own day on")
    func backdated() throws {
        let book = try active()
        try book.change("P-1", to: .suspended, on: "2025-05-01")
        try book.change("P-1", to: .active, on: "2025-04-15")
        try expect(book, [("2025-04-20", .active), ("2025-05-10", .active)])
        try book.change("P-1", to: .suspended, on: "2025-03-01", until: "2025-03-15")
        try expect(
            book,
            [("2025-03-01", .suspended), ("2025-03-15", .suspended), ("2025-03-16", .active)])
    }

    @Test(
        "only a scope that is empty or holds earning changes the standing",
        arguments: [
            ([], [true, true, true], PayeeStanding.suspended),
            ([SuspensionScope.earning], [false, true, false], .suspended),
            ([.registration], [true, false, false], .active),
            ([.payout], [false, false, true], .active),
            ([.registration, .payout], [true, false, true], .active),
            ([.registration, .earning], [true, true, false], .suspended),
        ])
    func scopes(scope: [SuspensionScope], stopped: [Bool], standing: PayeeStanding) throws {
        let book = try active()
        try book.change("P-1", to: .suspended, on: "2025-03-01", scope: scope, until: "2025-03-31")
        try expect(book, [("2025-03-01", standing), ("2025-03-31", standing)])
        for date in ["2025-02-28", "2025-03-01", "2025-03-31", "2025-04-01"] {
            let inForce = date.hasPrefix("2025-03")
            let found = try SuspensionScope.allCases.map {
                try book.partners.isSuspended(book.log.partner("P-1"), for: $0, on: try day(date))
            }
            #expect(found == stopped.map { $0 && inForce }, "on \(date)")
        }
    }

    @Test("terminated from the trailing days after the termination on, until then as before")
    func terminated() throws {
        let book = try active()
        try book.change("P-1", to: .terminated, on: "2025-03-10", trailing: 30)
        try expect(
            book, [("2025-03-10", .active), ("2025-04-08", .active), ("2025-04-09", .terminated)])
        #expect(try book.state("P-1")?.state == .terminated)
        #expect(try book.state("P-1")?.terminatedOn == (try day("2025-03-10")))

        let atOnce = try active()
        try atOnce.change("P-1", to: .terminated, on: "2025-03-10")
        try expect(atOnce, [("2025-03-09", .active), ("2025-03-10", .terminated)])
    }

    @Test("a partner terminated while suspended trails as suspended, or as active once that ends")
    func terminatedWhileSuspended() throws {
        let book = try active()
        try book.change("P-1", to: .suspended, on: "2025-03-01", until: "2025-03-15")
        try book.change("P-1", to: .terminated, on: "2025-03-10", trailing: 10)
        try expect(
            book,
            [
                ("2025-03-12", .suspended), ("2025-03-15", .suspended), ("2025-03-16", .active),
                ("2025-03-19", .active), ("2025-03-20", .terminated),
            ])
    }
}
