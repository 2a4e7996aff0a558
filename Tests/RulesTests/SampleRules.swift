/// The rule file of the documentation, with every section.
enum SampleRules {
    static let text = """
        schema: daybook-rules/1
        programme: NOVA
        version: 2
        effective: { from: 2025-04-01 }        # first day of an earning period; `to` optional, \
        last day of one
        author: u-ops-1
        approver: u-fin-2                      # not the author; either may activate
        currency: USD                          # programme currency: every accrual is in it
        fiscal_year_starts: "01-01"            # first of a month
        earning_period: month                  # month | quarter (quarters of the fiscal year)
        rounding: half_even                    # half_even | half_up
        fx: { rate_set: ECB, fallback_days: 5 }
        earning_starts: month_of_eligibility   # or left out: at once

        measures:
          bookings_ttm: { of: sales, window: trailing_12_months }
          bookings_ytd: { of: sales, window: fiscal_year_to_date }
          certified:    { of: certified_members, certifications: [NOVA-ENG, NOVA-SALES] }
          wins_ttm:     { of: deals_won, window: trailing_12_months }

        tiers:
          ladder: [bronze, silver, gold, platinum]          # the first is where everyone starts
          require:                                          # any of the sets; within a set all \
        must hold
            silver:   [ { bookings_ttm: 100000.00, certified: 2 } ]
            gold:     [ { bookings_ttm: 500000.00, certified: 4 }, { bookings_ttm: 300000.00, \
        certified: 10 } ]
            platinum: [ { bookings_ttm: 1000000.00, certified: 8 } ]
          promote_on: ["01-15", "04-15", "07-15", "10-15"]
          demote_on:  ["03-01"]
          grace_days: { certified: 90 }

        deals:
          protection_days: { bronze: 60, silver: 90, gold: 120, platinum: 180 }
          extension: { max: 1, days: 30 }
          open_limit: 25
          appeal_days: 30
          conflict: { match: [duns, tax_id, domain, name], fuzzy_from: "85%", lookback_days: 180 }
        leads: { respond_hours: 336, cool_off_days: 30 }

        components:
          - id: base
            class: contract_cost               # contract_cost | reduction_of_revenue | \
        marketing_expense
            when: { payee.standing: active }
            by_tier: { bronze: "8%", silver: "10%", gold: "12%", platinum: "15%" }
            cap: { per: quarter, amount: 20000.00, excess: carry }
            floor_per_invoice: 50.00
          - id: registration
            class: contract_cost
            when: { deal.protected: true, deal.exclusivity: exclusive }
            flat: "5%"
          - id: volume
            class: reduction_of_revenue
            table: { mode: retroactive, window: fiscal_year, rows: [ {from: 0.00, rate: "0%"}, \
        {from: 100000.00, rate: "1%"} ] }
            gate: { measure: bookings_ytd, target: bookings_ytd, at_least: "100%" }
          - id: distributor
            class: reduction_of_revenue
            override: { along: distributes_to, of: sale, levels: ["3%"] }
        stack_cap: { max: "14%", reduce_first: [distributor, registration] }
        draw: { payees: [P-1], amount: 2000.00, per: month, recoverable: true, recovery_starts: \
        1 }

        holds:
          customer_unpaid: { lapse_days: 90, reinstate_until_day: 120 }     # both optional
          refund_window: { days: 30 }
        clawback: { cancellation: prorate_days }
        payout: { threshold: 50.00, day: 15, roll: preceding, holidays: [2025-07-04], \
        withholding: { no_tax_id: "24%" } }
        controls: { dispute_days: 30 }
        """
}
