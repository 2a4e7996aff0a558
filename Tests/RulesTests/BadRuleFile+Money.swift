extension BadRuleFile {
    static let money: [BadRuleFile] = [
        BadRuleFile(
            "reinstated before lapse",
            body: """
                holds: { customer_unpaid: { lapse_days: 90, reinstate_until_day: 60 } }
                """,
            finds: """
                11:66: `reinstate_until_day` is 60, before the lapse on day 90
                    nothing lapses before it can be reinstated
                """),
        BadRuleFile(
            "reinstated without lapse",
            body: """
                holds: { customer_unpaid: { reinstate_until_day: 60 } }
                """,
            finds: """
                11:29: `reinstate_until_day` without `lapse_days`: nothing lapses
                    add `lapse_days`, or take this out
                """),
        BadRuleFile(
            "refund window is number",
            body: """
                holds: { refund_window: 30 }
                """,
            finds: """
                11:25: `refund_window` must be a map, not a single value
                    such as `{ days: 30 }`
                """),
        BadRuleFile(
            "refund window without days",
            body: """
                holds: { refund_window: {} }
                """,
            finds: """
                11:10: `refund_window` lacks `days`
                    add it, such as `days: 30`
                """),
        BadRuleFile(
            "hold unknown",
            body: """
                holds: { customer_paid: { lapse_days: 90 } }
                """,
            finds: """
                11:10: `customer_paid` is not a key of `holds`
                    nearest legal key: `customer_unpaid`; legal: `customer_unpaid`, \
                `refund_window`
                """),
        BadRuleFile(
            "cancellation unknown",
            body: """
                clawback: { cancellation: prorate_day }
                """,
            finds: """
                11:27: `prorate_day` is not a value of `cancellation`
                    nearest legal value: `prorate_days`; legal: `credit_lines`, `prorate_days`, \
                `prorate_months`, `full_within_90_days`, with any number of days from 1 on
                """),
        BadRuleFile(
            "cancellation within nothing",
            body: """
                clawback: { cancellation: full_within_0_days }
                """,
            finds: """
                11:27: `full_within_0_days` is not a value of `cancellation`
                    nearest legal value: `full_within_90_days`; legal: `credit_lines`, \
                `prorate_days`, `prorate_months`, `full_within_90_days`, with any number of days \
                from 1 on
                """),
        BadRuleFile(
            "cancellation missing",
            body: """
                clawback: {}
                """,
            finds: """
                11:1: `clawback` lacks `cancellation`
                    add it, such as `cancellation: prorate_days`
                """),
        BadRuleFile(
            "payout day",
            body: """
                payout: { threshold: 50.00, day: 32, roll: preceding }
                """,
            finds: """
                11:34: `day` is `32`, which is above 31
                    from 1 to 31
                """),
        BadRuleFile(
            "payout roll",
            body: """
                payout: { threshold: 50.00, day: 15, roll: before }
                """,
            finds: """
                11:44: `before` is not a value of `roll`
                    nearest legal value: `preceding`; legal: `preceding`, `following`
                """),
        BadRuleFile(
            "payout threshold",
            body: """
                payout: { threshold: 50.000, day: 15, roll: preceding }
                """,
            finds: """
                11:22: `threshold` must be an amount of USD, and `50.000` has more than 2 \
                decimals
                    an amount of USD has at most 2 decimals and no grouping: `1000.00`
                """),
        BadRuleFile(
            "payout holiday twice",
            body: """
                payout: { threshold: 50.00, day: 15, roll: preceding, holidays: [2025-07-04, \
                2025-07-04, 2025-7-5] }
                """,
            finds: """
                11:78: `2025-07-04` is listed twice in `holidays`
                    keep one of them
                11:90: `holidays` must be a date, and `2025-7-5` is not of the form YYYY-MM-DD
                    such as `2025-01-31`
                """),
        BadRuleFile(
            "withholding unknown",
            body: """
                payout: { threshold: 50.00, day: 15, roll: preceding, withholding: { no_taxid: \
                "24%" } }
                """,
            finds: """
                11:70: `no_taxid` is not a key of `withholding`
                    nearest legal key: `no_tax_id`; legal: `no_tax_id`
                """),
        BadRuleFile(
            "withholding above all",
            body: """
                payout: { threshold: 50.00, day: 15, roll: preceding, withholding: { no_tax_id: \
                "124%" } }
                """,
            finds: """
                11:81: `no_tax_id` is 124%, which is above 100%
                    at most `"100%"`
                """),
        BadRuleFile(
            "payout lacks all",
            body: """
                payout: {}
                """,
            finds: """
                11:1: `payout` lacks `threshold`
                    add it, such as `threshold: 50.00`
                11:1: `payout` lacks `day`
                    add it, such as `day: 15`
                11:1: `payout` lacks `roll`
                    add it, such as `roll: preceding`
                """),
        BadRuleFile(
            "dispute days past the limit",
            body: """
                controls: { dispute_days: 2147483647 }
                """,
            finds: """
                11:27: `dispute_days` is `2147483647`, which is above 876000
                    from 0 to 876000
                """),
        BadRuleFile(
            "dispute days past any number",
            body: """
                controls: { dispute_days: 99999999999999999999 }
                """,
            finds: """
                11:27: `dispute_days` is `99999999999999999999`, which is above 876000
                    from 0 to 876000
                """),
        BadRuleFile(
            "dispute days",
            body: """
                controls: { dispute_days: soon }
                """,
            finds: """
                11:27: `dispute_days` must be a whole number, not `soon`
                    from 0 to 876000
                """),
        BadRuleFile(
            "yen with decimals",
            file: """
                schema: daybook-rules/1
                programme: NOVA
                version: 1
                effective: { from: 2025-01-01 }
                author: u-ops-1
                approver: u-fin-2
                currency: JPY
                fiscal_year_starts: "01-01"
                earning_period: month
                rounding: half_even
                payout: { threshold: 50.00, day: 15, roll: preceding }

                """,
            finds: """
                11:22: `threshold` must be an amount of JPY, and `50.00` has more than 0 decimals
                    an amount of JPY has no decimals and no grouping: `1000`
                """),
        BadRuleFile(
            "amount too large",
            body: """
                payout: { threshold: 999999999999999999999, day: 15, roll: preceding }
                """,
            finds: """
                11:22: `threshold` must be an amount of USD, and `999999999999999999999` is too \
                large
                    the largest is `92233720368547758.07`
                """),
    ]
}
