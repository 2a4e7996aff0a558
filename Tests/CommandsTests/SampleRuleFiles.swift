/// The rule files of the tests, by the name that a `rules NAME` line gives.
enum SampleRuleFiles {
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

        """

    private static let component = """
        components:
          - id: base
            class: contract_cost
            flat: "10%"

        """

    static let named: [String: String] = [
        "bare": head,
        "basic": head + """
            fx: { rate_set: ECB, fallback_days: 5 }
            measures:
              bookings: { of: sales, window: trailing_12_months }
            tiers:
              ladder: [bronze, silver]
              require:
                silver: [ { bookings: 100000.00 } ]
              promote_on: ["01-15"]
              demote_on: ["03-01"]
            deals:
              protection_days: 90
              extension: { max: 1, days: 30 }
              open_limit: 3
              appeal_days: 30
              conflict: { match: [duns, tax_id, domain, name], lookback_days: 180 }
            leads: { respond_hours: 336, cool_off_days: 30 }
            components:
              - id: base
                class: contract_cost
                flat: "10%"
            payout:
              { threshold: 50.00, day: 15, roll: preceding, withholding: { no_tax_id: "24%" } }
            controls: { dispute_days: 30 }

            """,
        "tiered": head + """
            measures:
              bookings: { of: sales, window: trailing_12_months }
            tiers:
              ladder: [bronze, silver]
              require:
                silver: [ { bookings: 100000.00 } ]
              promote_on: ["01-15"]
              demote_on: ["03-01"]
            deals: { protection_days: { bronze: 60, silver: 90 } }

            """,
        // A draw of 200 that is recovered, and one that is given.
        "drawn": head + component
            + "draw: { payees: [P-1], amount: 200.00, per: month, recoverable: true, "
            + "recovery_starts: 1 }\n",
        "given": head + component
            + "draw: { payees: [P-1], amount: 200.00, per: month, recoverable: false }\n",
    ]
}
