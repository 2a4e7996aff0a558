import Accounting
import Queries
import TestSupport
import Testing

/// The forecast of a book: its months, who is carried and why, the pipeline, points in time.
@Suite("Forecast, query")
struct ForecastQueryTests {
    static let head = """
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
        fx: { rate_set: ECB, fallback_days: 60 }
        deals: { protection_days: 180, extension: { max: 1, days: 30 } }
        components:
          - id: base
            class: contract_cost
            flat: "10%"

        """
    static let rules =
        head + """
            payout: { threshold: 50.00, day: 15, roll: preceding, withholding: { no_tax_id: "24%" } }

            """

    static func partner(_ id: String, currency: String = "USD", hasTaxID: Bool = true) -> String {
        """
        2025-01-01 partner.recruited {partnerId: \(id), legalName: \(id), kind: reseller, country: US}
        2025-01-01 partner.activated {partnerId: \(id), payCurrency: USD}
        2025-01-01 partner.payout_profile_set {partnerId: \(id), payCurrency: \(currency), \
        method: ach, accountToken: a, taxForm: w9, taxIdOnFile: \(hasTaxID), state: complete}

        """
    }

    static func invoice(_ id: String, _ partner: String, _ net: String, on date: String) -> String {
        "\(date) sale.invoiced {invoiceId: \(id), partnerId: \(partner), "
            + "lines: [{lineId: '1', net: \(net) USD}]}\n"
    }

    private func shown(_ row: ReportRow) -> String {
        row.texts("payee", "month", "payOn", "committed", "withheld", "net", "carried", "reason")
    }

    /// P-1 is paid at once, P-2 in euro (of which no rate is known yet) and without a tax id, P-3 has
    /// no profile, P-4 is suspended until March, P-5 is below the threshold in the first month.
    @Test func paysAndCarriesAsARunWould() throws {
        let events =
            Self.partner("P-1") + Self.partner("P-2", currency: "EUR", hasTaxID: false)
            + Self.partner("P-3").split(separator: "\n").prefix(2).joined(separator: "\n") + "\n"
            + Self.partner("P-4") + Self.partner("P-5")
            + (1...4).map { Self.invoice("I-\($0)", "P-\($0)", "\($0)000.00", on: "2025-01-10") }
            .joined()
            + Self.invoice("I-5", "P-5", "324.00", on: "2025-01-10")
                + """
                2025-01-12 partner.standing_changed {partnerId: P-4, to: suspended, scope: [payout], until: 2025-03-01}
                2025-01-13 commission.adjusted {adjustmentId: A-1, payeeId: P-5, forPeriod: 2025-02, amount: 20.00 USD, cause: c, approver: u-9}
                """
        try withForecastBook(rules: [Self.rules], events) { reader in
            let rows = try reader.rows(ForecastQuery(months: 3)).map(shown)
            #expect(
                rows == [
                    "P-1 2025-01 2025-01-15 100.00 0.00 100.00 0.00 ",
                    "P-2 2025-01 2025-01-15 200.00 48.00 152.00 0.00 ",
                    "P-3 2025-01 2025-01-15 0.00 0.00 0.00 300.00 profile_not_complete",
                    "P-3 2025-02 2025-02-14 0.00 0.00 0.00 300.00 profile_not_complete",
                    "P-3 2025-03 2025-03-14 0.00 0.00 0.00 300.00 profile_not_complete",
                    "P-4 2025-01 2025-01-15 0.00 0.00 0.00 400.00 suspended",
                    "P-4 2025-02 2025-02-14 0.00 0.00 0.00 400.00 suspended",
                    "P-4 2025-03 2025-03-14 400.00 0.00 400.00 0.00 ",
                    "P-5 2025-01 2025-01-15 0.00 0.00 0.00 32.40 below_threshold",
                    "P-5 2025-02 2025-02-14 52.40 0.00 52.40 0.00 ",
                ])
            // Before the suspension it was not known of, and the adjustment neither.
            let earlier = try reader.rows(
                ForecastQuery(payee: "P-4", months: 1), asOf: "2025-01-11")
            #expect(earlier.map(shown) == ["P-4 2025-01 2025-01-15 400.00 0.00 400.00 0.00 "])
            let before = try reader.rows(
                ForecastQuery(payee: "P-5", months: 2), asOf: "2025-01-12")
            #expect(
                before.map(shown) == [
                    "P-5 2025-01 2025-01-15 0.00 0.00 0.00 32.40 below_threshold",
                    "P-5 2025-02 2025-02-14 0.00 0.00 0.00 32.40 below_threshold",
                ])
            #expect(throws: QueryError.unknown(kind: "partner", id: "P-9")) {
                try reader.rows(ForecastQuery(payee: "P-9", months: 1))
            }
        }
    }

    /// A run that is scheduled, settled and failed: the months before, between and after.
    @Test func followsARun() throws {
        let events =
            Self.partner("P-1", hasTaxID: false)
            + Self.invoice("I-1", "P-1", "1000.00", on: "2025-01-10")
                + """
                2025-02-10 payout.run_scheduled {runId: R-1, payOn: 2025-02-14, knownAt: 5, rulesets: [1], count: 1, totals: [76.00 USD], digest: ZERO} by u-fin-1
                2025-02-10 payout.scheduled {payoutId: PO-1, runId: R-1, payeeId: P-1, gross: 100.00 USD, withheld: [{kind: no_tax_id, amount: 24.00 USD}], net: 76.00 USD, pay: 76.00 USD, digest: ZERO} by u-fin-1
                2025-02-11 payout.run_approved {runId: R-1} by u-2
                2025-02-12 payout.sent {runId: R-1, fileHash: ZERO, messageId: M-1}
                2025-02-14 payout.settled {payoutId: PO-1, amount: 76.00 USD}
                2025-02-18 payout.failed {payoutId: PO-1, cause: returned}
                """
        try withForecastBook(rules: [Self.rules], events) { reader in
            let states: [(UInt64, String, [String])] = [
                (5, "2025-02-09", ["2025-02 0.00 76.00 100.00 0.00"]),
                (7, "2025-02-10", ["2025-02 100.00 76.00 0.00 0.00"]),
                (9, "2025-02-13", ["2025-02 100.00 76.00 0.00 0.00"]),
                (10, "2025-02-14", []),
                // Known later, as of a day before: still on its way.
                (11, "2025-02-13", ["2025-02 100.00 76.00 0.00 0.00"]),
                (11, "2025-02-18", ["2025-03 0.00 76.00 100.00 0.00"]),
                // A payout that is on its way though its month is over is expected at once.
                (9, "2025-03-03", ["2025-03 100.00 76.00 0.00 0.00"]),
            ]
            for (position, date, expected) in states {
                let rows = try reader.rows(
                    ForecastQuery(months: 2), asOf: date, knownAt: position)
                let shown = rows.map {
                    $0.texts("month", "scheduled", "net", "committed", "carried")
                }
                #expect(shown == expected, "\(position), \(date)")
            }
        }
    }

    /// Stage weights of rules.md section 7, by the month of the expected close.
    @Test func weighsThePipeline() throws {
        var events = Self.partner("P-1") + Self.partner("P-2")
        let deals: [(String, String, String, String, String?)] = [
            ("D-1", "P-1", "1000.05 USD", "2025-02-20", "accepted"),
            ("D-2", "P-1", "1000.00 USD", "2025-02-28", "qualified"),
            ("D-3", "P-1", "1000.00 USD", "2025-03-01", "developed"),
            ("D-4", "P-1", "1000.00 USD", "", "proposed"),
            ("D-5", "P-1", "1000.00 USD", "2025-01-30", "negotiated"),
            ("D-6", "P-1", "1000.00 USD", "2025-02-20", nil),
            ("D-7", "P-1", "1000.00 USD", "2025-08-01", "negotiated"),
            ("D-8", "P-2", "1000.00 EUR", "2025-02-03", "negotiated"),
            ("D-9", "P-2", "1000.00 JPY", "2025-02-03", "negotiated"),
        ]
        for (id, partner, value, close, _) in deals {
            let expected = close.isEmpty ? "" : ", expectedCloseOn: \(close)"
            let amount = value.hasSuffix("JPY") ? "1000 JPY" : value
            events +=
                "2025-01-20 deal.submitted {dealId: \(id), revision: 1, partnerId: \(partner), "
                + "customer: {name: Customer \(id), country: US}, productLines: [suite], kind: new, "
                + "value: \(amount)\(expected)}\n"
            events +=
                "2025-01-21 deal.approved {dealId: \(id), exclusivity: exclusive, "
                + "protectFrom: 2025-01-21, protectUntil: 2025-07-20, reviewedConflicts: []}\n"
        }
        events +=
            "2025-01-22 fx.rate_published {base: EUR, quote: USD, rateSet: ECB, "
            + "rate: '1.1', rateDate: 2025-01-22}\n"
        for (id, _, _, _, stage) in deals {
            guard let stage else { continue }
            events += "2025-02-03 deal.stage_changed {dealId: \(id), stage: \(stage)}\n"
        }
        try withForecastBook(rules: [Self.rules], events) { reader in
            let rows = try reader.rows(ForecastQuery(months: 3))
            #expect(
                rows.map { $0.texts("payee", "month", "pipeline", "committed") } == [
                    "P-1 2025-02 300.00 0.00", "P-1 2025-03 400.00 0.00", "P-1  1400.00 ",
                    "P-2 2025-02 880.00 0.00",
                ])
            let deals = rows.map { $0.objects("deals").map { $0.word("deal") } }
            #expect(deals == [["D-1", "D-2"], ["D-3"], ["D-4", "D-5"], ["D-8"]])
            #expect(
                rows[0].objects("deals")[0].texts("stage", "weight", "value", "expectedCloseOn")
                    == "accepted 10% 1000.05 2025-02-20")
            // Nothing is protected any more.
            #expect(try reader.rows(ForecastQuery(months: 3), asOf: "2025-07-21").isEmpty)
        }
    }

    /// Without payout rules nobody is paid, and a version that brings them pays from then on, on
    /// the day that the version of the month has.
    @Test func payDatesFollowTheRulesInForce() throws {
        let version2 = Self.rules
            .replacing("version: 1", with: "version: 2")
            .replacing("from: 2025-01-01", with: "from: 2025-03-01")
        let version3 = Self.rules
            .replacing("version: 1", with: "version: 3")
            .replacing("from: 2025-01-01", with: "from: 2025-05-01")
            .replacing("day: 15", with: "day: 31")
        let events = Self.partner("P-1") + Self.invoice("I-1", "P-1", "1000.00", on: "2025-02-10")
        try withForecastBook(rules: [Self.head, version2, version3], events) { reader in
            let rows = try reader.rows(ForecastQuery(months: 3), asOf: "2025-02-10")
            #expect(
                rows.map(shown) == [
                    "P-1 2025-02  0.00 0.00 0.00 100.00 no_pay_date",
                    "P-1 2025-03 2025-03-14 100.00 0.00 100.00 0.00 ",
                ])
        }
        let late = events + Self.invoice("I-2", "P-1", "2000.00", on: "2025-04-16")
        try withForecastBook(rules: [Self.head, version2, version3], late) { reader in
            let rows = try reader.rows(ForecastQuery(months: 2), asOf: "2025-04-16")
            // Nobody has run the 15th of April, so it is still to come.
            #expect(
                rows.map(shown) == [
                    "P-1 2025-04 2025-04-15 100.00 0.00 100.00 0.00 ",
                    "P-1 2025-05 2025-05-30 200.00 0.00 200.00 0.00 ",
                ])
        }
    }

    /// Before any rules there is no currency, and nothing to forecast.
    @Test func nothingIsForecastOfAnEmptyBook() throws {
        try withForecastBook(rules: [], "") { reader in
            let rows = try reader.rows(ForecastQuery(months: 3))
            let moved = try reader.rows(ForecastDifferenceQuery(months: 3, since: .position(0)))
            #expect(rows.isEmpty)
            #expect(moved.isEmpty)
        }
    }
}
