import Testing

/// Ancestors, and tiers with two kinds of grace: figures by hand where the scenarios are silent.
@Suite("Readings about ancestors and grace")
struct EarnerTests {
    private static func halves() throws -> Play {
        var play = try Play(
            """
            components:
              - { id: base, class: contract_cost, flat: "10%" }
              - id: distributor
                class: reduction_of_revenue
                when: { payee.standing: active }
                override: { along: distributes_to, of: sale, levels: ["3%"] }
              - id: parent
                class: contract_cost
                override: { along: owns, of: commission, levels: ["10%"] }
            """)
        try play.protectedDeal("D-1")
        return play
    }

    private static let attributed =
        #""dealId":"D-1","shares":[{"payeeId":"P-1","role":"led","pool":"primary","share":"50%"},"#
        + #"{"payeeId":"P-2","role":"sourced","pool":"primary","share":"50%"}]"#

    @Test func anOverrideEarnsOnNoOverride() throws {
        var play = try Self.halves()
        try play.link("P-1", to: "P-2", "distributes_to")
        try play.link("P-2", to: "P-3", "owns")
        try play.record("deal.attributed", "2025-02-02", Self.attributed)
        try play.invoice("I-1", "2025-02-10", "1000.00", deal: "D-1")
        #expect(play.byDay("accrued", component: "distributor") == ["2025-02-10": 1500])
        // P-2 has 50.00 of its own and 15.00 by override: the parent earns on 50.00.
        #expect(play.byDay("accrued", component: "parent") == ["2025-02-10": 500])
    }

    @Test func anAncestorKeepsTheFactsThatWereFixedFirst() throws {
        var play = try Self.halves()
        try play.link("P-1", to: "P-3", "distributes_to")
        try play.link("P-2", to: "P-3", "distributes_to")
        try play.invoice("I-1", "2025-02-10", "1000.00", deal: "D-1")
        try play.record(
            "partner.standing_changed", "2025-02-09", #""partnerId":"P-3","to":"suspended""#)
        try play.record("deal.attributed", "2025-03-02", Self.attributed)
        // P-3 was active for this line when P-1 was credited, and is for the half of P-2.
        #expect(play.byDay("accrued", component: "distributor") == ["2025-02-10": 3000])
    }

    @Test func graceLastsTheFewestDaysOfWhatASetLacksAndTheMostAmongSets() throws {
        var play = try Play(
            """
            measures:
              sold: { of: sales, window: trailing_1_months }
              certified: { of: certified_members, certifications: [A] }
            tiers:
              ladder: [bronze, silver]
              require: { silver: [ { sold: 100.00, certified: 1 }, { certified: 2 } ] }
              promote_on: ["02-01"]
              grace_days: { sold: 40, certified: 20 }
            """)
        try play.record(
            "member.joined", "2025-01-01", #""memberId":"M-1","partnerId":"P-1","role":"member""#)
        try play.record(
            "member.certified", "2025-01-01",
            #""memberId":"M-1","certification":"A","expiresOn":"2025-02-10""#)
        try play.invoice("I-1", "2025-01-10", "100.00")
        // On 11 February both sets lack certificates only or with sales: 20 days after the 10th.
        #expect(try play.book.tier(of: "P-1", on: "2025-02-01") == "silver")
        #expect(try play.book.tier(of: "P-1", on: "2025-03-02") == "silver")
        #expect(try play.book.tier(of: "P-1", on: "2025-03-03") == "bronze")
    }
}
