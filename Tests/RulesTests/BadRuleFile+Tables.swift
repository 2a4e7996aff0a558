extension BadRuleFile {
    static let tables: [BadRuleFile] = [
        BadRuleFile(
            "table mode unknown",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    table: { mode: progressive, rows: [ {from: 0, rate: "5%"} ] }
                """,
            finds: """
                14:20: `progressive` is not a value of `mode`
                    nearest legal value: `retroactive`; legal: `flat_per_line`, \
                `marginal_per_line`, `interpolated_per_line`, `marginal`, `retroactive`
                """),
        BadRuleFile(
            "table without rows",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    table: { mode: marginal }
                """,
            finds: """
                14:5: `table` lacks `rows`
                    add it, such as `rows: [ { from: 0.00, rate: "5%" } ]`
                """),
        BadRuleFile(
            "table not from zero",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    table: { mode: marginal, rows: [ {from: 1.00, rate: "5%"} ] }
                """,
            finds: """
                14:45: the first row does not start at 0
                    write `from: 0`
                """),
        BadRuleFile(
            "table not rising",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    table:
                      mode: marginal
                      rows:
                        - { from: 0.00, rate: "5%" }
                        - { from: 500.00, rate: "6%" }
                        - { from: 500.00, rate: "7%" }
                        - { from: 400.00, rate: "8%" }
                """,
            finds: """
                19:19: the rows do not rise: this one does not start above the one before
                    put them in order, none twice
                20:19: the rows do not rise: this one does not start above the one before
                    put them in order, none twice
                """),
        BadRuleFile(
            "window without total",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    table: { mode: flat_per_line, window: month, rows: [ {from: 0, rate: "5%"} ] \
                }
                """,
            finds: """
                14:35: `window` is not allowed with mode `flat_per_line`
                    only `marginal` and `retroactive` run through a window
                """),
        BadRuleFile(
            "window unknown",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    table: { mode: marginal, window: year, rows: [ {from: 0, rate: "5%"} ] }
                """,
            finds: """
                14:38: `year` is not a value of `window`
                    nearest legal value: `month`; legal: `earning_period`, `month`, `quarter`, \
                `half_year`, `fiscal_year`, `lifetime`
                """),
        BadRuleFile(
            "amount in rate row",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    table: { mode: marginal, rows: [ {from: 0, amount: 5.00} ] }
                """,
            finds: """
                14:38: a row of mode `marginal` lacks `rate`
                    add it, such as `rate: "5%"`
                14:48: `amount` is not a key of a row of mode `marginal`
                    nearest legal key: `from`; legal: `from`, `rate`
                """),
        BadRuleFile(
            "to in rate row",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    table: { mode: marginal, rows: [ {from: 0, to: 9.00, rate: "5%"} ] }
                """,
            finds: """
                14:48: `to` is not a key of a row of mode `marginal`
                    nearest legal key: `from`; legal: `from`, `rate`
                """),
        BadRuleFile(
            "rate in amount row",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    table: { mode: interpolated_per_line, rows: [ {from: 0, to: 9.00, rate: \
                "5%"} ] }
                """,
            finds: """
                14:51: a row of mode `interpolated_per_line` lacks `amount`
                    add it, such as `amount: 10.00`
                14:71: `rate` is not a key of a row of mode `interpolated_per_line`
                    nearest legal key: `to`; legal: `from`, `to`, `amount`
                """),
        BadRuleFile(
            "last row without end",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    table: { mode: interpolated_per_line, rows: [ {from: 0, amount: 5.00} ] }
                """,
            finds: """
                14:51: the last row of mode `interpolated_per_line` lacks `to`
                    add the amount above which nothing more is earned
                """),
        BadRuleFile(
            "earlier row with end",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    table: { mode: interpolated_per_line, rows: [ {from: 0, to: 9.00, amount: \
                5.00}, {from: 9.00, to: 10.00, amount: 1.00} ] }
                """,
            finds: """
                14:61: only the last row has a `to`
                    a row ends where the next begins
                """),
        BadRuleFile(
            "last row ends below",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    table: { mode: interpolated_per_line, rows: [ {from: 0, amount: 5.00}, \
                {from: 9.00, to: 9.00, amount: 1.00} ] }
                """,
            finds: """
                14:93: the last row ends at or before its `from`
                    its `to` lies above its `from`
                """),
        BadRuleFile(
            "override unknown relation",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    override: { along: owned, of: sale, levels: ["3%"] }
                """,
            finds: """
                14:24: `owned` is not a value of `along`
                    nearest legal value: `owns`; legal: `owns`, `distributes_to`, `franchises`, \
                `buying_group`
                """),
        BadRuleFile(
            "override of sales",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    override: { along: owns, of: sales, levels: ["3%"] }
                """,
            finds: """
                14:34: `sales` is not a value of `of`
                    nearest legal value: `sale`; legal: `sale`, `commission`
                """),
        BadRuleFile(
            "override levels not a list",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    override: { along: owns, of: sale, levels: "3%" }
                """,
            finds: """
                14:48: `levels` must be a list, not a single value
                    such as `["3%"]`
                """),
    ]
}
