import Testing

/// Where the scenarios are silent: figures by hand for what the text says and for how it is read.
@Suite("Readings")
struct ReadingTests {
    private static let flat = """
        components: [ { id: base, class: contract_cost, flat: "10%" } ]
        """
    private static let held = """
        components: [ { id: base, class: contract_cost, flat: "10%" } ]
        holds: { customer_unpaid: { lapse_days: 90, reinstate_until_day: 120 } }
        """
    private static let heldTable = """
        components:
          - id: base
            class: contract_cost
            table:
              mode: retroactive
              window: fiscal_year
              rows: [ { from: 0.00, rate: "10%" }, { from: 1500.00, rate: "12%" } ]
        holds: { customer_unpaid: { lapse_days: 365 } }
        """
    private static let uplift = """
        components:
          - { id: base, class: contract_cost, when: { deal.protected: true }, flat: "10%" }
        """

    // MARK: - Section 2

    @Test func aTieGoesToTheSmallerPayeeThoughItsShareIsLater() throws {
        var play = try Play(Self.flat)
        try play.protectedDeal("D-1")
        try play.record(
            "deal.attributed", "2025-02-02",
            #""dealId":"D-1","shares":[{"payeeId":"P-2","role":"led","pool":"primary","#
                + #""share":"30%"},{"payeeId":"P-1","role":"sourced","pool":"primary","#
                + #""share":"70%"}]"#)
        try play.invoice("I-1", "2025-02-03", "0.05", deal: "D-1")
        #expect(play.book.basis(payee: "P-1", invoice: "I-1", line: "1") == 4)
        #expect(play.book.basis(payee: "P-2", invoice: "I-1", line: "1") == 1)
    }

    @Test func whatIsLearntOfADealLaterChangesNoFact() throws {
        var play = try Play(Self.uplift)
        try play.protectedDeal("D-1")
        try play.invoice("I-1", "2025-02-10", "1000.00", deal: "D-1")
        try play.record("deal.closed", "2025-02-05", #""dealId":"D-1","outcome":"lost""#)
        try play.refund("I-1", "2025-03-01", "500.00")
        #expect(play.byDay("accrued") == ["2025-02-10": 10000, "2025-03-01": -5000])
    }

    @Test func aDealThatWasGivenUpBeforeIsNotProtected() throws {
        var play = try Play(Self.uplift)
        try play.protectedDeal("D-1")
        try play.record("deal.closed", "2025-02-05", #""dealId":"D-1","outcome":"lost""#)
        try play.invoice("I-1", "2025-02-05", "1000.00", deal: "D-1")
        try play.invoice("I-2", "2025-02-06", "1000.00", deal: "D-1")
        #expect(play.byDay("accrued") == ["2025-02-05": 10000])
    }

    @Test func theRoleIsThatOfTheShareAlsoWhereItsPayeeWasCreditedBefore() throws {
        var play = try Play(
            """
            components:
              - { id: base, class: contract_cost, when: { share.role: sourced }, flat: "10%" }
            """)
        try play.protectedDeal("D-1")
        try play.invoice("I-1", "2025-02-10", "1000.00", deal: "D-1")
        #expect(play.byDay("accrued").isEmpty)
        try play.record(
            "deal.attributed", "2025-03-02",
            #""dealId":"D-1","shares":[{"payeeId":"P-1","role":"sourced","pool":"primary","#
                + #""share":"100%"}]"#)
        #expect(play.byDay("accrued") == ["2025-03-02": 10000])
    }

    // MARK: - Sections 1 and 4

    @Test func whereAVersionEndsTheOneBeforeIsInForceAgain() throws {
        var play = try Play(Self.flat)
        let two = """
            components: [ { id: base, class: contract_cost, flat: "20%" } ]
            """
        try play.rules(2, from: "2025-02-01", to: "2025-02-28", on: "2025-01-02", two)
        for (id, date) in [("I-1", "2025-01-31"), ("I-2", "2025-02-28"), ("I-3", "2025-03-01")] {
            try play.invoice(id, date, "100.00")
        }
        #expect(
            play.byDay("accrued") == ["2025-01-31": 1000, "2025-02-28": 2000, "2025-03-01": 1000])
    }

    @Test func eachVersionHasItsOwnWindow() throws {
        let table = { (window: String) in
            """
            components:
              - id: base
                class: contract_cost
                table:
                  mode: marginal
                  window: \(window)
                  rows: [ { from: 0.00, rate: "10%" }, { from: 1000.00, rate: "20%" } ]
            """
        }
        var play = try Play(table("month"))
        try play.rules(2, from: "2025-02-01", on: "2025-01-02", table("quarter"))
        try play.invoice("I-1", "2025-01-10", "1500.00")
        try play.invoice("I-2", "2025-02-10", "800.00")
        try play.invoice("I-3", "2025-03-10", "800.00")
        // 100 + 100; 80, since January's line is not in the quarter's window; 20 + 120.
        #expect(
            play.byDay("accrued") == [
                "2025-01-10": 20000, "2025-02-10": 8000, "2025-03-10": 14000,
            ])
    }

    // MARK: - Section 5

    @Test func lateCashReleasesEachAccrualOnItsOwnDay() throws {
        var play = try Play(Self.heldTable)
        try play.invoice("I-1", "2025-01-05", "1000.00")
        try play.invoice("I-2", "2025-06-10", "500.00")
        try play.pay("I-1", "2025-03-01", "1000.00")
        // 100.00 were accrued by March, the true-up of 20.00 in June.
        #expect(
            play.byDay("accrued", document: "I-1") == ["2025-01-05": 10000, "2025-06-10": 2000])
        #expect(
            play.byDay("released", document: "I-1") == ["2025-03-01": 10000, "2025-06-10": 2000])
    }

    @Test func lateCashFollowsWhatWasTakenBackInBetween() throws {
        var play = try Play(Self.heldTable)
        try play.invoice("I-1", "2025-01-05", "1000.00")
        try play.refund("I-1", "2025-02-01", "400.00")
        try play.invoice("I-2", "2025-06-10", "900.00")
        try play.pay("I-1", "2025-01-20", "600.00")
        // 100.00 stood in January, 60.00 from February, 72.00 from June; 72.00 in all are released.
        #expect(
            play.byDay("released", document: "I-1") == [
                "2025-01-20": 7200, "2025-02-01": -1200, "2025-06-10": 1200,
            ])
    }

    @Test func aLateTrueUpMovesNoReleaseThatWasMade() throws {
        var play = try Play(Self.heldTable)
        try play.invoice("I-1", "2025-01-05", "1000.00")
        try play.pay("I-1", "2025-04-01", "500.00")
        try play.invoice("I-2", "2025-03-01", "500.00")
        // Half of 100.00 in April stays in April; half of the 20.00 more is due on their own day.
        #expect(
            play.byDay("released", document: "I-1") == ["2025-03-01": 1000, "2025-04-01": 5000])
    }

    @Test func aLateCreditTakesBackAReleaseWhereItWasPosted() throws {
        var play = try Play(Self.held)
        try play.invoice("I-1", "2025-01-05", "1000.00")
        try play.pay("I-1", "2025-03-10", "1000.00")
        try play.refund("I-1", "2025-02-01", "1000.00")
        #expect(play.byDay("accrued") == ["2025-01-05": 10000, "2025-02-01": -10000])
        // The release of 10 March is gone; nothing is below zero on any day.
        #expect(play.byDay("released").isEmpty)
        #expect(play.book.balance(payee: "P-1", asOf: "2025-02-15").held == 0)
        #expect(play.book.balance(payee: "P-1", asOf: "2025-02-15").payable == 0)
    }

    @Test func newTermsMoveNoDateOfWhatIsPostedAhead() throws {
        var play = try Play(Self.held)
        try play.invoice("I-1", "2025-01-01", "1000.00")
        try play.rules(
            2, from: "2025-01-01", on: "2025-02-01",
            """
            components: [ { id: base, class: contract_cost, flat: "10%" } ]
            holds: { customer_unpaid: { lapse_days: 100, reinstate_until_day: 120 } }
            """)
        #expect(play.byDay("forfeited") == ["2025-04-01": 10000])
        // Day 95 is in time by the new terms: the forfeit is corrected on the day of the cash.
        try play.pay("I-1", "2025-04-06", "1000.00")
        #expect(play.byDay("forfeited") == ["2025-04-01": 10000, "2025-04-06": -10000])
        #expect(play.byDay("released") == ["2025-04-06": 10000])
    }

    @Test func aReversalDatedBeforeItsPaymentLeavesNothingPaid() throws {
        var play = try Play(Self.held)
        try play.invoice("I-1", "2025-01-01", "1000.00")
        try play.pay("I-1", "2025-04-20", "1000.00")
        try play.pay("I-1", "2025-03-20", "400.00", type: "sale.payment_reversed")
        #expect(play.byDay("released").isEmpty)
        #expect(play.byDay("forfeited") == ["2025-04-01": 10000])
        #expect(play.book.balance(payee: "P-1").payable == 6000)
    }

    // MARK: - Section 6

    @Test func aDrawThatIsNotRecoverableIsNeverTakenBack() throws {
        var play = try Play(
            Self.flat + """

                draw: { payees: [P-1], amount: 100.00, per: month, recoverable: false }
                """)
        try play.invoice("I-1", "2025-01-10", "400.00")
        try play.period("2025-01", "closed", "2025-02-02")
        try play.invoice("I-2", "2025-02-10", "5000.00")
        try play.period("2025-02", "closed", "2025-03-02")
        #expect(play.byDay("drawn", component: "draw") == ["2025-02-02": 6000])
        #expect(play.book.drawBalance(of: "P-1") == 0)
    }

    @Test func aPeriodThatIsOpenAgainIsNotSettledAnew() throws {
        var play = try Play(
            Self.flat + """

                draw: { payees: [P-1], amount: 100.00, per: month, recoverable: true }
                """)
        try play.period("2025-01", "closed", "2025-02-02")
        try play.invoice("I-1", "2025-02-10", "1500.00")
        try play.period("2025-02", "closed", "2025-03-02")
        try play.period("2025-01", "reopened", "2025-03-03")
        try play.period("2025-02", "reopened", "2025-03-03")
        try play.invoice("I-2", "2025-01-20", "700.00")
        try play.period("2025-01", "closed", "2025-03-04")
        // January's draw falls from 100 to 30; February, which is open, keeps its recovery of 50.
        #expect(play.book.drawBalance(of: "P-1") == -2000)
        // February's closing settles it anew: only 30 are left to recover.
        try play.period("2025-02", "closed", "2025-03-05")
        #expect(play.book.drawBalance(of: "P-1") == 0)
    }

    private static func capped(_ per: String, _ amount: String) -> String {
        """
        components:
          - id: base
            class: contract_cost
            flat: "10%"
            cap: { per: \(per), amount: \(amount), excess: carry }
        """
    }

    @Test func aCapOfNothingCarriesNothing() throws {
        var play = try Play(Self.capped("month", "0.00"))
        try play.invoice("I-1", "2025-01-10", "1500.00")
        #expect(play.byDay("accrued").isEmpty)
        try play.rules(2, from: "2025-02-01", on: "2025-02-01", Self.capped("month", "100.00"))
        try play.invoice("I-2", "2025-02-10", "1500.00")
        // Nothing of January takes room under February's cap.
        #expect(play.byDay("accrued") == ["2025-02-10": 10000, "2025-03-01": 5000])
    }

    @Test func windowsOfTheSameDaysAreOneWindowWhateverTheirWord() throws {
        var play = try Play(Self.capped("earning_period", "100.00"))
        try play.invoice("I-1", "2025-01-10", "1500.00")
        #expect(play.byDay("accrued") == ["2025-01-10": 10000, "2025-02-01": 5000])
        try play.rules(2, from: "2025-02-01", on: "2025-02-01", Self.capped("month", "100.00"))
        try play.invoice("I-2", "2025-02-10", "1000.00")
        // January's 50 come first under February's 100; as much of February's goes to March.
        #expect(
            play.byDay("accrued") == [
                "2025-01-10": 10000, "2025-02-01": 5000, "2025-02-10": 5000, "2025-03-01": 5000,
            ])
    }

    // MARK: - Section 7

    @Test func aTierThatIsGoneReadsAsTheNextLowerOne() throws {
        let ladder = { (names: String, rates: String) in
            """
            measures: { sold: { of: sales, window: trailing_12_months } }
            tiers:
              ladder: [\(names)]
              require: { silver: [ { sold: 100.00 } ] }
              promote_on: ["02-15"]
            components: [ { id: base, class: contract_cost, by_tier: { \(rates) } } ]
            """
        }
        var play = try Play(
            ladder("bronze, silver, gold", #"bronze: "1%", silver: "2%", gold: "3%""#))
        try play.invoice("I-1", "2025-01-10", "100.00")
        try play.invoice("I-2", "2025-02-20", "100.00")
        #expect(try play.book.tier(of: "P-1", on: "2025-02-20") == "silver")
        let without = ladder("bronze, gold", #"bronze: "1%", gold: "3%""#)
            .split(separator: "\n").filter { !$0.contains("require") }.joined(separator: "\n")
        try play.rules(2, from: "2025-02-01", on: "2025-03-01", without)
        #expect(try play.book.tier(of: "P-1", on: "2025-02-20") == "bronze")
        #expect(
            play.byDay("accrued") == [
                "2025-01-10": 100, "2025-02-20": 200, "2025-03-01": -100,
            ])
    }

    @Test func anOverrideThatIsKnownTooLateChangesNothingAfterIt() throws {
        var play = try Play(
            """
            tiers: { ladder: [bronze, silver] }
            """)
        try play.invoice("I-1", "2025-03-10", "100.00")
        try play.record(
            "partner.tier_overridden", "2025-02-01",
            #""partnerId":"P-1","tier":"silver","until":"2025-02-28""#)
        #expect(try play.book.tier(of: "P-1", on: "2025-01-31") == "bronze")
        #expect(try play.book.tier(of: "P-1", on: "2025-02-28") == "silver")
        #expect(try play.book.tier(of: "P-1", on: "2025-03-01") == "bronze")
    }
}
