extension BadRuleFile {
    static let components: [BadRuleFile] = [
        BadRuleFile(
            "components are map",
            body: """
                components: { base: { flat: "5%" } }
                """,
            finds: """
                11:13: `components` must be a list, not a map
                    such as `[ { id: base, class: contract_cost, flat: "10%" } ]`
                """),
        BadRuleFile(
            "component is text",
            body: """
                components: [ base ]
                """,
            finds: """
                11:15: a component must be a map, not a single value
                    such as `{ id: base, class: contract_cost, flat: "10%" }`
                """),
        BadRuleFile(
            "id missing",
            body: """
                components:
                  - class: contract_cost
                    flat: "5%"
                """,
            finds: """
                12:5: a component lacks `id`
                    add it, such as `id: base`
                """),
        BadRuleFile(
            "id reserved",
            body: """
                components:
                  - { id: draw, class: contract_cost, flat: "5%" }
                  - { id: adjustment, class: contract_cost, flat: "5%" }
                  - { id: fund, class: contract_cost, flat: "5%" }
                """,
            finds: """
                12:11: `draw` is reserved: the journal has entries of its own by that name
                    choose another id
                13:11: `adjustment` is reserved: the journal has entries of its own by that name
                    choose another id
                14:11: `fund` is reserved: the journal has entries of its own by that name
                    choose another id
                """),
        BadRuleFile(
            "id with colon",
            body: """
                components:
                  - { id: "a:b", class: contract_cost, flat: "5%" }
                """,
            finds: """
                12:11: `a:b` has a colon, which separates the parts of an account
                    choose an id without
                """),
        BadRuleFile(
            "id twice",
            body: """
                components:
                  - { id: base, class: contract_cost, flat: "5%" }
                  - { id: base, class: contract_cost, flat: "6%" }
                """,
            finds: """
                13:11: the component `base` is already on line 12
                    choose another id
                """),
        BadRuleFile(
            "class unknown",
            body: """
                components:
                  - { id: base, class: contract_costs, flat: "5%" }
                """,
            finds: """
                12:24: `contract_costs` is not a value of `class`
                    nearest legal value: `contract_cost`; legal: `contract_cost`, \
                `reduction_of_revenue`, `marketing_expense`
                """),
        BadRuleFile(
            "form missing",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    floor_per_invoice: 5.00
                """,
            finds: """
                12:5: a component lacks its form
                    add one of `flat`, `by_tier`, `per_unit`, `table`, `override`
                """),
        BadRuleFile(
            "form twice",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    per_unit: 3.00
                """,
            finds: """
                15:5: `per_unit` is a second form; line 14 has `flat`
                    a component has one of `flat`, `by_tier`, `per_unit`, `table`, `override`
                """),
        BadRuleFile(
            "same form twice",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    flat: "6%"
                """,
            finds: """
                15:5: `flat` is given twice, first on line 14
                    keep one of them
                """),
        BadRuleFile(
            "rate not quoted",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: 5%
                """,
            finds: """
                14:11: `flat` must be a percentage in quotes, not 5%
                    write `"5%"`
                """),
        BadRuleFile(
            "rate without sign",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5"
                """,
            finds: """
                14:11: `flat` must be a percentage, and `5` does not end with a percent sign
                    a percentage is quoted and has at most four decimals: `"12.5%"`
                """),
        BadRuleFile(
            "rate too fine",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "12.34567%"
                """,
            finds: """
                14:11: `flat` must be a percentage, and `12.34567%` has more than 4 decimals
                    a percentage is quoted and has at most four decimals: `"12.5%"`
                """),
        BadRuleFile(
            "rate below zero",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "-5%"
                """,
            finds: """
                14:11: `flat` must be a percentage, and `-5%` is below zero
                    a percentage is quoted and has at most four decimals: `"12.5%"`
                """),
        BadRuleFile(
            "by tier without tiers",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    by_tier: { bronze: "5%" }
                """,
            finds: """
                14:5: `by_tier` goes by tier, and there are no `tiers`
                    add `tiers`
                """),
        BadRuleFile(
            "by tier lacks tier",
            body: """
                tiers:
                  ladder: [bronze, silver, gold]
                components:
                  - id: base
                    class: contract_cost
                    by_tier: { bronze: "5%", gold: "7%" }
                """,
            finds: """
                16:5: `by_tier` does not name the tier `silver`
                    it names every tier of the ladder: `bronze`, `silver`, `gold`
                """),
        BadRuleFile(
            "by tier names other",
            body: """
                tiers:
                  ladder: [bronze, silver, gold]
                components:
                  - id: base
                    class: contract_cost
                    by_tier: { bronze: "5%", silver: "6%", gold: "7%", goldd: "8%" }
                """,
            finds: """
                16:56: `goldd` is not a tier of the ladder
                    nearest legal key: `gold`; legal: `bronze`, `silver`, `gold`
                """),
        BadRuleFile(
            "by tier of broken ladder",
            body: """
                tiers: { ladder: bronze }
                components:
                  - id: base
                    class: contract_cost
                    by_tier: { bronze: "5%" }
                """,
            finds: """
                11:18: `ladder` must be a list, not a single value
                    such as `[bronze, silver]`
                """),
        BadRuleFile(
            "per unit too fine",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    per_unit: 0.005
                """,
            finds: """
                14:15: `per_unit` must be an amount of USD, and `0.005` has more than 2 decimals
                    an amount of USD has at most 2 decimals and no grouping: `1000.00`
                """),
        BadRuleFile(
            "per unit grouped",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    per_unit: 1,000.00
                """,
            finds: """
                14:15: `per_unit` must be an amount of USD, and `1,000.00` is not a plain \
                decimal such as -12.5
                    an amount of USD has at most 2 decimals and no grouping: `1000.00`
                """),
        BadRuleFile(
            "amounts of broken currency",
            file: """
                schema: daybook-rules/1
                programme: NOVA
                version: 1
                effective: { from: 2025-01-01 }
                author: u-ops-1
                approver: u-fin-2
                currency: USDD
                fiscal_year_starts: "01-01"
                earning_period: month
                rounding: half_even
                components:
                  - { id: base, class: contract_cost, per_unit: 0.12345 }

                """,
            finds: """
                7:11: `USDD` is not a currency of ISO 4217 with a minor unit
                    nearest legal value: `USD`; legal: the codes of ISO 4217 with a minor unit
                12:49: `per_unit` must be an amount, and `0.12345` has more than 4 decimals
                    an amount has at most 4 decimals and no grouping: `1000.0000`
                """),
    ]
}
