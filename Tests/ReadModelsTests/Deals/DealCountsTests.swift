import Accounting
import Events
import Testing

@testable import ReadModels

@Suite("Counts of deals")
struct DealCountsTests {
    @Test("wins go to the owner on the close date, by that date")
    func wins() throws {
        let fixture = try DealFixture()
        for (deal, date) in [
            ("D-1", "2025-02-28"), ("D-2", "2025-03-01"), ("D-3", "2025-03-01"),
        ] {
            try fixture.submit(deal, by: "P-1", on: "2025-01-06")
            try fixture.approve(deal, on: "2025-01-06", until: "2025-04-06")
            if deal == "D-3" {
                let transferred = DealTransferred(
                    dealId: deal, toPartnerId: "P-2", basis: .acquisition)
                try fixture.log.add(.dealTransferred(transferred), on: "2025-02-01")
            }
            try fixture.close(deal, .won, on: date)
        }
        func wins(_ partner: String, _ from: String, _ through: String) throws -> Int64 {
            try fixture.register.wins(
                of: fixture.log.partner(partner), from: try day(from), through: try day(through))
        }
        #expect(try wins("P-1", "2025-01-01", "2025-12-31") == 2)
        #expect(try wins("P-1", "2025-03-01", "2025-12-31") == 1)
        #expect(try wins("P-1", "2024-03-01", "2025-02-28") == 1)
        #expect(try wins("P-2", "2025-03-01", "2025-03-01") == 1)
        #expect(try wins("P-2", "2025-03-02", "2025-03-01") == 0)
    }

    @Test("registrations count once, on the date of the first approval")
    func registrations() throws {
        let fixture = try DealFixture()
        try fixture.submit("D-1", by: "P-1", on: "2025-01-06")
        try fixture.approve("D-1", on: "2025-01-12", until: "2025-02-12")
        try fixture.submit("D-1", by: "P-1", revision: 2, on: "2025-03-01")
        try fixture.approve("D-1", on: "2025-03-02", until: "2025-05-01")
        let partner = fixture.log.partner("P-1")
        let (from, through) = (try day("2025-01-01"), try day("2025-12-31"))
        #expect(try fixture.register.registrations(of: partner, from: from, through: through) == 1)
        let march = try day("2025-03-01")
        #expect(try fixture.register.registrations(of: partner, from: march, through: through) == 0)
    }

    @Test("open deals fall with expiry, closing, rejection and transfer, and rise with appeals")
    func open() throws {
        let fixture = try DealFixture()
        func open(_ partner: String = "P-1", on date: String) throws -> Int64 {
            try fixture.register.openDeals(of: fixture.log.partner(partner), on: try day(date))
        }
        #expect(try open(on: "2025-01-01") == 0)
        for deal in ["D-1", "D-2", "D-3", "D-4"] {
            try fixture.submit(deal, by: "P-1", on: "2025-01-06")
        }
        #expect(try open(on: "2025-01-06") == 4)
        try fixture.approve("D-1", on: "2025-01-07", until: "2025-02-28")
        try fixture.approve("D-2", on: "2025-01-07", until: "2025-04-30")
        #expect(try open(on: "2025-02-28") == 4)
        #expect(try open(on: "2025-03-01") == 3)
        #expect(try open(on: "2025-05-01") == 2)
        let extended = DealExtended(
            dealId: "D-1", days: 30, protectUntil: try day("2025-03-30"))
        try fixture.log.add(.dealExtended(extended), on: "2025-02-20")
        #expect(try open(on: "2025-03-01") == 4)
        try fixture.reject("D-3", on: "2025-02-21")
        #expect(try open(on: "2025-03-01") == 3)
        try fixture.log.add(
            .dealAppealed(DealAppealed(dealId: "D-3", grounds: "…")), on: "2025-02-22")
        #expect(try open(on: "2025-03-01") == 4)
        let transferred = DealTransferred(dealId: "D-2", toPartnerId: "P-2", basis: .acquisition)
        try fixture.log.add(.dealTransferred(transferred), on: "2025-02-23")
        #expect(try open(on: "2025-03-01") == 3)
        #expect(try open("P-2", on: "2025-04-30") == 1)
        try fixture.close("D-4", .withdrawn, on: "2025-02-24")
        try fixture.close("D-1", .won, on: "2025-02-25")
        #expect(try open(on: "2025-03-01") == 1)
    }
}
