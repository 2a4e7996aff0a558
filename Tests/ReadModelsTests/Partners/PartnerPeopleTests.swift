import Accounting
import Events
import Projections
import Testing

@testable import ReadModels

@Suite("People, agreements and texts of partners")
struct PartnerPeopleTests {
    private func book() throws -> PartnerFixture {
        let book = PartnerFixture()
        try book.recruit("P-1")
        for member in ["M-1", "M-2"] {
            try book.log.add(
                .memberJoined(
                    MemberJoined(
                        memberId: member, partnerId: "P-1", role: .member,
                        personal: PersonalData(name: "Ada", email: nil))), on: "2025-01-10")
        }
        return book
    }

    private func certify(
        _ book: PartnerFixture, _ member: String, _ name: String = "ENG", on date: String,
        through: String? = nil
    ) throws {
        let body = MemberCertified(
            memberId: member, certification: name, expiresOn: try through.map { try day($0) })
        try book.log.add(.memberCertified(body), on: date)
    }

    private func count(
        _ book: PartnerFixture, _ date: String, _ names: [String] = ["ENG", "SALES"]
    ) throws -> Int64 {
        try book.partners.certifiedMembers(of: 1, in: names, on: try day(date))
    }

    @Test("a certification counts from its day through the day on which it expires")
    func certified() throws {
        let book = try book()
        try certify(book, "M-1", on: "2025-02-03", through: "2025-05-31")
        try certify(book, "M-1", "SALES", on: "2025-02-03", through: "2025-06-30")
        try certify(book, "M-2", "LAW", on: "2025-02-03")
        let table: [(String, Int64)] = [
            ("2025-02-02", 0), ("2025-02-03", 1), ("2025-06-30", 1), ("2025-07-01", 0),
        ]
        for (date, expected) in table { #expect(try count(book, date) == expected, "on \(date)") }
        #expect(try count(book, "2025-06-01", ["ENG"]) == 0)
        #expect(try count(book, "2025-06-01", ["LAW", "SALES"]) == 2)
        #expect(try count(book, "2025-03-01", []) == 0)
    }

    @Test("not from the day on which it ends or the member leaves")
    func ended() throws {
        let book = try book()
        try certify(book, "M-1", on: "2025-02-03")
        try certify(book, "M-2", on: "2025-02-03")
        let end = MemberCertificationEnded(
            memberId: "M-1", certification: "ENG", cause: .revoked)
        try book.log.add(.memberCertificationEnded(end), on: "2025-04-01")
        let role = MemberRoleChanged(memberId: "M-2", role: .left)
        try book.log.add(.memberRoleChanged(role), on: "2025-05-01")
        let table: [(String, Int64)] = [
            ("2025-03-31", 2), ("2025-04-01", 1), ("2025-04-30", 1), ("2025-05-01", 0),
        ]
        for (date, expected) in table { #expect(try count(book, date) == expected, "on \(date)") }
        #expect(try book.partners.member(2)?.hasLeft == true)
        #expect(try book.partners.member(2)?.leftOn == (try day("2025-05-01")))
        // Earned again after it was revoked; a revocation dated before that does not touch it.
        try certify(book, "M-1", on: "2025-06-01")
        try book.log.add(.memberCertificationEnded(end), on: "2025-03-15")
        #expect(try count(book, "2025-03-15") == 1)
        #expect(try count(book, "2025-06-01") == 1)
        #expect(try book.partners.holds(1, "ENG", on: try day("2025-06-01")))
        #expect(try !book.partners.holds(1, "ENG", on: try day("2025-05-31")))
        #expect(try !book.partners.holds(1, "SALES", on: try day("2025-06-01")))
    }

    @Test("no model keeps a name; only that the log holds one")
    func personalData() throws {
        let book = try book()
        #expect(try book.partners.member(1)?.hasPersonalData == true)
        let body = MemberPersonalDataErased(
            memberId: "M-1", legalBasis: "GDPR 17", requestedOn: try day("2025-02-01"))
        try book.log.add(.memberPersonalDataErased(body), on: "2025-02-03")
        #expect(try book.partners.member(1)?.hasPersonalData == false)
        #expect(try book.partners.member(2)?.hasPersonalData == true)
        for table in book.partners.tables {
            var writer = RowWriter()
            if let members = table as? OrdinalTable<MemberRow> {
                try members.forEach { $1.encode(into: &writer) }
            }
            let bytes = Array(writer.bytes)
            #expect(!bytes.indices.contains { bytes[$0...].starts(with: Array("Ada".utf8)) })
        }
    }

    @Test("an agreement is in force from its first day through its last, or until it is ended")
    func agreements() throws {
        let book = try book()
        func sign(_ id: String, to end: String?, renews: Bool = false) throws {
            let body = AgreementSigned(
                agreementId: id, partnerId: "P-1", kind: .reseller, from: try day("2025-02-01"),
                to: try end.map { try day($0) }, autoRenew: renews)
            try book.log.add(.agreementSigned(body), on: "2025-01-20")
        }
        func change(_ id: String, _ change: AgreementChange, _ date: String, to end: String?) throws
        {
            let body = AgreementChanged(
                agreementId: id, change: change, to: try end.map { try day($0) })
            try book.log.add(.agreementChanged(body), on: date)
        }
        func inForce(_ id: String, _ date: String) throws -> Bool? {
            try book.partners.agreement(book.log.ordinal(.agreement, id))?.isInForce(
                on: try day(date))
        }
        try sign("A-1", to: "2025-12-31")
        try sign("A-2", to: "2025-12-31", renews: true)
        try sign("A-3", to: nil)
        #expect(try inForce("A-1", "2025-01-31") == false)
        #expect(try inForce("A-1", "2025-12-31") == true)
        #expect(try inForce("A-1", "2026-01-01") == false)
        #expect(try inForce("A-2", "2026-01-01") == true)
        #expect(try inForce("A-3", "2030-01-01") == true)
        try change("A-1", .renewed, "2025-12-01", to: "2026-12-31")
        #expect(try inForce("A-1", "2026-12-31") == true)
        try change("A-2", .terminated, "2025-12-01", to: "2026-02-28")
        #expect(try inForce("A-2", "2026-02-28") == true)
        #expect(try inForce("A-2", "2026-03-01") == false)
        try change("A-3", .superseded, "2025-12-01", to: nil)
        #expect(try inForce("A-3", "2025-11-30") == true)
        #expect(try inForce("A-3", "2025-12-01") == false)
    }

    @Test("what a change of the profile does not give stays")
    func profileChanged() throws {
        let book = try book()
        let home = Location(locationId: "L-1", name: "Home", country: "US")
        try book.log.add(
            .partnerProfileChanged(
                PartnerProfileChanged(
                    partnerId: "P-1", territories: ["north"], locations: [home])),
            on: "2025-02-03")
        try book.log.add(
            .partnerProfileChanged(PartnerProfileChanged(partnerId: "P-1", legalName: "New Ltd")),
            on: "2025-02-04")
        let row = try #require(try book.partners.texts.row(1))
        #expect(row.legalName == "New Ltd")
        #expect(row.domains == ["a.example"])
        #expect(row.territories == ["north"])
        #expect(row.locations.map(\.id) == ["L-1"])
    }
}
