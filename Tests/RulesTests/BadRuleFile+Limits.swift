extension BadRuleFile {
    static let limits: [BadRuleFile] = [
        BadRuleFile(
            "gate on flat",
            body: """
                measures:
                  bookings: { of: sales, window: fiscal_year_to_date }
                  won: { of: deals_won, window: fiscal_year_to_date }
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    gate: { measure: bookings, target: bookings, at_least: "100%" }
                """,
            finds: """
                18:5: `gate` is not allowed with `flat`
                    only a table of rates has rows to keep shut
                """),
        BadRuleFile(
            "gate on amounts",
            body: """
                measures:
                  bookings: { of: sales, window: fiscal_year_to_date }
                  won: { of: deals_won, window: fiscal_year_to_date }
                components:
                  - id: base
                    class: contract_cost
                    table: { mode: interpolated_per_line, rows: [ {from: 0, to: 9.00, amount: \
                5.00} ] }
                    gate: { measure: bookings, target: bookings, at_least: "100%" }
                """,
            finds: """
                18:5: `gate` is not allowed with mode `interpolated_per_line`
                    only a table of rates has rows to keep shut
                """),
        BadRuleFile(
            "gate unknown measure",
            body: """
                measures:
                  bookings: { of: sales, window: fiscal_year_to_date }
                  won: { of: deals_won, window: fiscal_year_to_date }
                components:
                  - id: base
                    class: contract_cost
                    table: { mode: marginal, rows: [ {from: 0, rate: "5%"} ] }
                    gate: { measure: booking, target: bookings, at_least: "100%" }
                """,
            finds: """
                18:22: `booking` is not a measure of this file
                    nearest legal name: `bookings`; legal: `bookings`, `won`
                """),
        BadRuleFile(
            "gate on count",
            body: """
                measures:
                  bookings: { of: sales, window: fiscal_year_to_date }
                  won: { of: deals_won, window: fiscal_year_to_date }
                components:
                  - id: base
                    class: contract_cost
                    table: { mode: marginal, rows: [ {from: 0, rate: "5%"} ] }
                    gate: { measure: won, target: bookings, at_least: "100%" }
                """,
            finds: """
                18:22: `won` measures `deals_won`, not sales
                    a gate asks for sales
                """),
        BadRuleFile(
            "gate without measures",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    table: { mode: marginal, rows: [ {from: 0, rate: "5%"} ] }
                    gate: { measure: bookings, target: bookings, at_least: "100%" }
                """,
            finds: """
                15:22: `bookings` is not a measure of this file
                    add it under `measures`
                15:40: `bookings` is not a measure of this file
                    add it under `measures`
                """),
        BadRuleFile(
            "gate at nothing",
            body: """
                measures:
                  bookings: { of: sales, window: fiscal_year_to_date }
                  won: { of: deals_won, window: fiscal_year_to_date }
                components:
                  - id: base
                    class: contract_cost
                    table: { mode: marginal, rows: [ {from: 0, rate: "5%"} ] }
                    gate: { measure: bookings, target: bookings, at_least: "0%" }
                """,
            finds: """
                18:60: `at_least` is 0%, which is not above zero
                    such as `"100%"`
                """),
        BadRuleFile(
            "floor on marginal",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    table: { mode: marginal, rows: [ {from: 0, rate: "5%"} ] }
                    floor_per_invoice: 5.00
                """,
            finds: """
                15:5: `floor_per_invoice` is not allowed with mode `marginal`
                    its figures run through a window, not through an invoice
                """),
        BadRuleFile(
            "floor on retroactive",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    table: { mode: retroactive, rows: [ {from: 0, rate: "5%"} ] }
                    floor_per_invoice: 5.00
                """,
            finds: """
                15:5: `floor_per_invoice` is not allowed with mode `retroactive`
                    its figures run through a window, not through an invoice
                """),
        BadRuleFile(
            "floor on override of commission",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    override: { along: owns, of: commission, levels: ["10%"] }
                    floor_per_invoice: 5.00
                """,
            finds: """
                15:5: `floor_per_invoice` is not allowed with an override of commission
                    it is worked out after the floors
                """),
        BadRuleFile(
            "floor of nothing",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    floor_per_invoice: 0.00
                """,
            finds: """
                15:24: `floor_per_invoice` must be an amount of USD, and `0.00` is not above zero
                    write an amount above zero
                """),
        BadRuleFile(
            "cap without excess",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    cap: { per: quarter, amount: 5.00 }
                """,
            finds: """
                15:5: `cap` lacks `excess`
                    add it, such as `excess: forfeit`
                """),
        BadRuleFile(
            "cap per year",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    cap: { per: year, amount: 5.00, excess: lose }
                """,
            finds: """
                15:17: `year` is not a value of `per`
                    nearest legal value: `month`; legal: `earning_period`, `month`, `quarter`, \
                `half_year`, `fiscal_year`, `lifetime`
                15:45: `lose` is not a value of `excess`
                    nearest legal value: `forfeit`; legal: `forfeit`, `carry`
                """),
        BadRuleFile(
            "cap below zero",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    cap: { per: month, amount: -5.00, excess: carry }
                """,
            finds: """
                15:32: `amount` must be an amount of USD, and `-5.00` is below zero
                    write `0` or more
                """),
        BadRuleFile(
            "stack cap unknown component",
            body: """
                components:
                  - { id: base, class: contract_cost, flat: "5%" }
                  - { id: slope, class: contract_cost, table: { mode: marginal, rows: [ { from: \
                0, rate: "5%" } ] } }
                  - { id: chain, class: contract_cost, override: { along: owns, of: commission, \
                levels: ["9%"] } }
                stack_cap: { max: "14%", reduce_first: [bas] }
                """,
            finds: """
                15:41: `bas` is not a component of this file
                    nearest legal id: `base`; legal: `base`, `slope`, `chain`
                """),
        BadRuleFile(
            "stack cap component twice",
            body: """
                components:
                  - { id: base, class: contract_cost, flat: "5%" }
                  - { id: slope, class: contract_cost, table: { mode: marginal, rows: [ { from: \
                0, rate: "5%" } ] } }
                  - { id: chain, class: contract_cost, override: { along: owns, of: commission, \
                levels: ["9%"] } }
                stack_cap: { max: "14%", reduce_first: [base, base] }
                """,
            finds: """
                15:47: `base` is listed twice in `reduce_first`
                    keep one of them
                """),
        BadRuleFile(
            "stack cap outside it",
            body: """
                components:
                  - { id: base, class: contract_cost, flat: "5%" }
                  - { id: slope, class: contract_cost, table: { mode: marginal, rows: [ { from: \
                0, rate: "5%" } ] } }
                  - { id: chain, class: contract_cost, override: { along: owns, of: commission, \
                levels: ["9%"] } }
                stack_cap: { max: "14%", reduce_first: [slope, chain] }
                """,
            finds: """
                15:41: the stack cap leaves `slope` alone
                    it cuts no `marginal` or `retroactive` table and no override of commission
                15:48: the stack cap leaves `chain` alone
                    it cuts no `marginal` or `retroactive` table and no override of commission
                """),
        BadRuleFile(
            "stack cap without max",
            body: """
                stack_cap: { reduce_first: [] }
                """,
            finds: """
                11:1: `stack_cap` lacks `max`
                    add it, such as `max: "14%"`
                """),
        BadRuleFile(
            "draw per quarter",
            body: """
                draw: { payees: [P-1], amount: 5.00, per: quarter, recoverable: true }
                """,
            finds: """
                11:43: `per` is quarter, and the earning period is month
                    a draw is settled for each earning period: `per: month`
                """),
        BadRuleFile(
            "draw payee twice",
            body: """
                draw: { payees: [P-1, P-1], amount: 5.00, per: month, recoverable: true }
                """,
            finds: """
                11:23: `P-1` is listed twice in `payees`
                    keep one of them
                """),
        BadRuleFile(
            "draw without most",
            body: """
                draw: { payees: [P-1] }
                """,
            finds: """
                11:1: `draw` lacks `amount`
                    add it, such as `amount: 2000.00`
                11:1: `draw` lacks `per`
                    add it, such as `per: month`
                11:1: `draw` lacks `recoverable`
                    add it, such as `recoverable: true`
                """),
        BadRuleFile(
            "draw recovery from zero",
            body: """
                draw: { payees: [P-1], amount: 5.00, per: month, recoverable: true, \
                recovery_starts: 0 }
                """,
            finds: """
                11:86: `recovery_starts` is `0`, which is below 1
                    from 1 to 876000
                """),
    ]
}
