extension BadRuleFile {
    static let many: [BadRuleFile] = [
        BadRuleFile(
            "all at once",
            body: """
                tiers:
                  ladder: [bronze, silver]
                  promote_on: [01-32]
                components:
                  - id: base
                    clas: contract_cost
                    by_tier: { bronze: 8%, gold: "10%" }
                    cap: { per: weekly, amount: 20000.001 }
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    flat: "6%"
                payout: { threshold: 50.00, day: 15, roll: preceding, holiday: [] }
                """,
            finds: """
                13:16: `promote_on` must be a day of the year, not `01-32`
                    such as `"01-31"`
                15:5: a component lacks `class`
                    add it, such as `class: contract_cost`
                16:5: `clas` is not a key of a component
                    nearest legal key: `class`; legal: `id`, `class`, `when`, `flat`, `by_tier`, \
                `per_unit`, `table`, `override`, `gate`, `cap`, `floor_per_invoice`
                17:5: `by_tier` does not name the tier `silver`
                    it names every tier of the ladder: `bronze`, `silver`
                17:24: `bronze` must be a percentage in quotes, not 8%
                    write `"8%"`
                17:28: `gold` is not a tier of the ladder
                    nearest legal key: `bronze`; legal: `bronze`, `silver`
                18:5: `cap` lacks `excess`
                    add it, such as `excess: forfeit`
                18:17: `weekly` is not a value of `per`
                    nearest legal value: `month`; legal: `earning_period`, `month`, `quarter`, \
                `half_year`, `fiscal_year`, `lifetime`
                18:33: `amount` must be an amount of USD, and `20000.001` has more than 2 \
                decimals
                    an amount of USD has at most 2 decimals and no grouping: `1000.00`
                19:9: the component `base` is already on line 15
                    choose another id
                22:5: `flat` is given twice, first on line 21
                    keep one of them
                23:55: `holiday` is not a key of `payout`
                    nearest legal key: `holidays`; legal: `threshold`, `day`, `roll`, \
                `holidays`, `withholding`
                """),
        BadRuleFile(
            "wrong kinds",
            body: """
                fx: 5
                measures: []
                tiers: none
                deals: ~
                leads: 3
                stack_cap: []
                draw: x
                holds: []
                clawback: full
                payout: 15
                controls: 30
                """,
            finds: """
                11:5: `fx` must be a map, not a single value
                    such as `{ rate_set: ECB, fallback_days: 5 }`
                12:11: `measures` must be a map, not a list
                    such as `{ bookings: { of: sales, window: trailing_12_months } }`
                13:8: `tiers` must be a map, not a single value
                    such as `{ ladder: [bronze, silver] }`
                14:8: `deals` must be a map, not nothing
                    such as `{ protection_days: 90 }`
                15:8: `leads` must be a map, not a single value
                    such as `{ respond_hours: 336 }`
                16:12: `stack_cap` must be a map, not a list
                    such as `{ max: "14%", reduce_first: [registration] }`
                17:7: `draw` must be a map, not a single value
                    such as `{ payees: [P-1], amount: 2000.00, per: month, recoverable: true }`
                18:8: `holds` must be a map, not a list
                    such as `{ customer_unpaid: { lapse_days: 90 } }`
                19:11: `clawback` must be a map, not a single value
                    such as `{ cancellation: prorate_days }`
                20:9: `payout` must be a map, not a single value
                    such as `{ threshold: 50.00, day: 15, roll: preceding }`
                21:11: `controls` must be a map, not a single value
                    such as `{ dispute_days: 30 }`
                """),
        BadRuleFile(
            "sections without value",
            body: """
                measures:
                tiers:
                components:
                holds:
                """,
            finds: """
                11:10: `measures` must be a map, not nothing
                    such as `{ bookings: { of: sales, window: trailing_12_months } }`
                12:7: `tiers` must be a map, not nothing
                    such as `{ ladder: [bronze, silver] }`
                13:12: `components` must be a list, not nothing
                    such as `[ { id: base, class: contract_cost, flat: "10%" } ]`
                14:7: `holds` must be a map, not nothing
                    such as `{ customer_unpaid: { lapse_days: 90 } }`
                """),
    ]
}
