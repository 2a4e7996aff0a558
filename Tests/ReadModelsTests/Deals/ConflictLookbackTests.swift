import Accounting
import Events
import Testing

@testable import ReadModels

@Suite("How long a deal is in the way")
struct ConflictLookbackTests {
    /// What happens to the other deal, submitted on 2025-01-06, and the last day on which it
    /// conflicts; nil: without end.
    struct Way: CustomTestStringConvertible, Sendable {
        let name: String
        let lastDay: String?
        let events: @Sendable (DealFixture) throws -> Void

        var testDescription: String { name }
    }

    static let ways: [Way] = [
        Way(name: "submitted", lastDay: nil) { _ in },
        Way(name: "conflicted", lastDay: nil) {
            let found = DealConflictFound(dealId: "D-1", kind: .capacity)
            try $0.log.add(.dealConflictFound(found), on: "2025-01-06")
        },
        Way(name: "returned", lastDay: nil) {
            try $0.log.add(
                .dealReturned(DealReturned(dealId: "D-1", missing: [])), on: "2025-01-07")
        },
        Way(name: "protected, then expired", lastDay: "2025-09-08") {
            try $0.approve("D-1", on: "2025-01-10", until: "2025-03-12")
        },
        Way(name: "extended", lastDay: "2025-10-08") {
            try $0.approve("D-1", on: "2025-01-10", until: "2025-03-12")
            let extended = DealExtended(
                dealId: "D-1", days: 30, protectUntil: try day("2025-04-11"))
            try $0.log.add(.dealExtended(extended), on: "2025-03-12")
        },
        Way(name: "rejected", lastDay: "2025-07-09") { try $0.reject("D-1", on: "2025-01-10") },
        Way(name: "appealed", lastDay: nil) {
            try $0.reject("D-1", on: "2025-01-10")
            try $0.log.add(
                .dealAppealed(DealAppealed(dealId: "D-1", grounds: "…")), on: "2025-01-11")
        },
        Way(name: "upheld", lastDay: "2025-07-11") {
            try $0.reject("D-1", on: "2025-01-10")
            try $0.log.add(
                .dealAppealed(DealAppealed(dealId: "D-1", grounds: "…")), on: "2025-01-11")
            try $0.log.add(
                .dealAppealDecided(DealAppealDecided(dealId: "D-1", outcome: .upheld)),
                on: "2025-01-12")
        },
        Way(name: "won while protected", lastDay: "2025-07-31") {
            try $0.approve("D-1", on: "2025-01-10", until: "2025-03-12")
            try $0.close("D-1", .won, on: "2025-02-01")
        },
        Way(name: "won after it expired", lastDay: "2025-09-08") {
            try $0.approve("D-1", on: "2025-01-10", until: "2025-03-12")
            try $0.close("D-1", .won, on: "2025-06-01")
        },
        Way(name: "withdrawn", lastDay: "2025-07-07") {
            try $0.close("D-1", .withdrawn, on: "2025-01-08")
        },
        Way(name: "rejected, then withdrawn", lastDay: "2025-07-09") {
            try $0.reject("D-1", on: "2025-01-10")
            try $0.close("D-1", .withdrawn, on: "2025-01-20")
        },
        Way(name: "expired and submitted again", lastDay: nil) {
            try $0.approve("D-1", on: "2025-01-10", until: "2025-03-12")
            try $0.submit("D-1", by: "P-1", revision: 2, on: "2025-06-01")
        },
    ]

    @Test("while it is in the way and 180 days after", arguments: ways)
    func lastDay(way: Way) throws {
        let fixture = try DealFixture()
        try fixture.submit("D-1", by: "P-1", on: "2025-01-06")
        try way.events(fixture)
        func found(_ date: BusinessDate) throws -> [String] {
            try fixture.conflicts(of: Customer(name: "Kestrel"), by: "P-2", on: "\(date)")
        }
        // Also for a submission that is recorded late.
        #expect(try found(try day("2025-01-02")) == ["D-1 name"])
        guard let lastDay = way.lastDay else {
            #expect(try found(try day("2030-01-01")) == ["D-1 name"])
            return
        }
        let last = try day(lastDay)
        #expect(try found(last) == ["D-1 name"])
        #expect(try found(try last.adding(days: 1)) == [])
    }
}

@Suite("Which conflicts are recorded")
struct StrongestConflictsTests {
    private static let kestrel = Customer(
        name: "Kestrel Foods", domain: "kestrel.example", duns: "1", country: "US")

    @Test("one per other deal, in the order in which the deals came up")
    func order() throws {
        let fixture = try DealFixture()
        try fixture.submit(
            "D-1", by: "P-1", Customer(name: "Kestrel Foods", country: "US"), on: "2025-01-06")
        try fixture.submit("D-2", by: "P-1", Self.kestrel, on: "2025-01-06")
        try fixture.submit(
            "D-3", by: "P-3", Customer(name: "Other", domain: "kestrel.example"), on: "2025-01-06")
        let found = try fixture.conflicts(of: Self.kestrel, by: "P-2", on: "2025-01-06")
        #expect(found == ["D-1 name", "D-2 duns", "D-3 domain"])
    }

    @Test("of more than 20 the 20 strongest, the last with the number left out")
    func more() throws {
        let fixture = try DealFixture()
        // 15 by name, then 5 by domain, then 5 by duns: the 5 latest by name are left out.
        for index in 1...15 {
            try fixture.submit(
                "N-\(index)", by: "P-\(index)", Customer(name: "Kestrel Foods", country: "US"),
                on: "2025-01-06")
        }
        for index in 1...5 {
            try fixture.submit(
                "O-\(index)", by: "P-1", Customer(name: "O\(index)", domain: "kestrel.example"),
                on: "2025-01-06")
        }
        for index in 1...5 {
            try fixture.submit(
                "U-\(index)", by: "P-1", Customer(name: "U\(index)", duns: "1"), on: "2025-01-06")
        }
        var expected = (1...10).map { "N-\($0) name" } + (1...5).map { "O-\($0) domain" }
        expected += (1...5).map { "U-\($0) duns" }
        expected[19] += " +5"
        #expect(try fixture.conflicts(of: Self.kestrel, by: "P-99", on: "2025-01-06") == expected)
        let exactly = try fixture.conflicts(of: Self.kestrel, by: "P-1", on: "2025-01-06")
        #expect(exactly.count == 14 && exactly.allSatisfy { !$0.contains("+") })
    }

    @Test("a partner over its limit of open deals conflicts by capacity, with the new one counted")
    func capacity() throws {
        let fixture = try DealFixture(
            "deals: { protection_days: 90, open_limit: 2, conflict: { match: [name] } }")
        let customer = Customer(name: "New")
        func found(_ deal: String? = nil, on date: String = "2025-01-07") throws -> [String] {
            try fixture.conflicts(of: customer, by: "P-1", deal: deal, on: date)
        }
        try fixture.submit("D-1", by: "P-1", Customer(name: "One"), on: "2025-01-06")
        #expect(try found() == [])
        try fixture.submit("D-2", by: "P-1", Customer(name: "Two"), on: "2025-01-06")
        #expect(try found() == ["capacity"])
        // A returned deal is open already; a rejected one is not.
        try fixture.log.add(
            .dealReturned(DealReturned(dealId: "D-2", missing: [])), on: "2025-01-06")
        #expect(try found("D-2") == [])
        try fixture.reject("D-2", on: "2025-01-06")
        #expect(try found() == [])
        #expect(try found("D-2") == [])
        try fixture.submit("D-3", by: "P-1", Customer(name: "Three"), on: "2025-01-06")
        #expect(try found("D-2") == ["capacity"])
        // A protection that has ended frees its place.
        try fixture.approve("D-3", on: "2025-01-06", until: "2025-02-06")
        #expect(try found(on: "2025-02-06") == ["capacity"])
        #expect(try found(on: "2025-02-07") == [])
        try fixture.submit("D-4", by: "P-2", customer, on: "2025-01-06")
        #expect(try found() == ["D-4 name", "capacity"])
    }
}
