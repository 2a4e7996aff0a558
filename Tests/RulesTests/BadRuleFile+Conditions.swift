extension BadRuleFile {
    static let conditions: [BadRuleFile] = [
        BadRuleFile(
            "condition unknown key",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    when: { payee.standng: active }
                """,
            finds: """
                15:13: `payee.standng` is not a key of `when`
                    nearest legal key: `payee.standing`; legal: `payee.standing`, `payee.tier`, \
                `payee.kind`, `payee.country`, `deal.protected`, `deal.exclusivity`, \
                `deal.kind`, `deal.sourcing`, `share.role`, `line.sku`, `line.product_line`, \
                `line.net`, `invoice.date`
                """),
        BadRuleFile(
            "standing unknown",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    when: { payee.standing: activ }
                """,
            finds: """
                15:29: `activ` is not a value of `payee.standing`
                    nearest legal value: `active`; legal: `prospect`, `onboarding`, `active`, \
                `suspended`, `terminated`, `declined`
                """),
        BadRuleFile(
            "protected in words",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    when: { deal.protected: yes }
                """,
            finds: """
                15:29: `yes` is not a value of `deal.protected`
                    nearest legal value: `true`; legal: `true`, `false`
                """),
        BadRuleFile(
            "kind in list unknown",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    when: { deal.kind: [new, renewel] }
                """,
            finds: """
                15:30: `renewel` is not a value of `deal.kind`
                    nearest legal value: `renewal`; legal: `new`, `expansion`, `renewal`
                """),
        BadRuleFile(
            "value twice",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    when: { share.role: [led, sourced, led] }
                """,
            finds: """
                15:40: `led` is listed twice in `share.role`
                    keep one of them
                """),
        BadRuleFile(
            "empty list",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    when: { share.role: [] }
                """,
            finds: """
                15:25: `share.role` is empty
                    such as `[ … ]`
                """),
        BadRuleFile(
            "tier without tiers",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    when: { payee.tier: gold }
                """,
            finds: """
                15:13: `payee.tier` asks for a tier, and there are no `tiers`
                    add `tiers`
                """),
        BadRuleFile(
            "tier unknown",
            body: """
                tiers:
                  ladder: [bronze, silver, gold]
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    when: { payee.tier: [gold, diamond] }
                """,
            finds: """
                17:32: `diamond` is not a value of `payee.tier`
                    nearest legal value: `gold`; legal: `bronze`, `silver`, `gold`
                """),
        BadRuleFile(
            "country in small letters",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    when: { payee.country: de }
                """,
            finds: """
                15:28: `de` is not a country of ISO 3166
                    two capital letters, such as `US`
                """),
        BadRuleFile(
            "bounds on text",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    when: { line.sku: { ge: A } }
                """,
            finds: """
                15:23: `line.sku` must be a single value, not a map
                    such as `suite`
                """),
        BadRuleFile(
            "bounds on kind",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    when: { deal.kind: { ge: new } }
                """,
            finds: """
                15:24: `deal.kind` must be a single value, not a map
                    such as `new`
                """),
        BadRuleFile(
            "bound unknown",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    when: { line.net: { gte: 5.00 } }
                """,
            finds: """
                15:25: `gte` is not a key of `line.net`
                    nearest legal key: `ge`; legal: `ge`, `gt`, `le`, `lt`
                """),
        BadRuleFile(
            "two lower bounds",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    when: { line.net: { ge: 5.00, gt: 6.00, lt: 9.00 } }
                """,
            finds: """
                15:35: `gt` is a second bound on the same side
                    keep `ge` or `gt`
                """),
        BadRuleFile(
            "nothing within bounds",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    when: { invoice.date: { gt: 2025-03-01, lt: 2025-03-02 } }
                """,
            finds: """
                15:27: nothing lies within the bounds of `invoice.date`
                    the lower bound lies below the upper one
                """),
        BadRuleFile(
            "net not an amount",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    when: { line.net: { ge: lots } }
                """,
            finds: """
                15:29: `line.net` must be an amount of USD, and `lots` is not a plain decimal \
                such as -12.5
                    an amount of USD has at most 2 decimals and no grouping: `1000.00`
                """),
        BadRuleFile(
            "date not a date",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    when: { invoice.date: [2025-01-01, 2025-02-30] }
                """,
            finds: """
                15:40: `invoice.date` must be a date, and there is no such day as `2025-02-30`
                    such as `2025-01-31`
                """),
        BadRuleFile(
            "key twice",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    when:
                      line.sku: A
                      line.sku: B
                """,
            finds: """
                17:7: `line.sku` is given twice, first on line 16
                    keep one of them
                """),
        BadRuleFile(
            "line on override of commission",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    override: { along: owns, of: commission, levels: ["10%"] }
                    when: { payee.standing: active, line.net: { ge: 1.00 }, line.sku: A, \
                line.product_line: B, share.role: led }
                """,
            finds: """
                15:37: an override of commission cannot ask for `line.net`
                    it is a share of a whole document, which has no such thing
                15:61: an override of commission cannot ask for `line.sku`
                    it is a share of a whole document, which has no such thing
                15:74: an override of commission cannot ask for `line.product_line`
                    it is a share of a whole document, which has no such thing
                15:96: an override of commission cannot ask for `share.role`
                    it is a share of a whole document, which has no such thing
                """),
        BadRuleFile(
            "no bound",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    when: { line.net: {} }
                """,
            finds: """
                15:23: `line.net` has no bound
                    add `ge`, `gt`, `le` or `lt`
                """),
        BadRuleFile(
            "protected no",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    when: { deal.protected: no }
                """,
            finds: """
                15:29: `no` is not a value of `deal.protected`
                    nearest legal value: `false`; legal: `true`, `false`
                """),
        BadRuleFile(
            "greater sign",
            body: """
                components:
                  - id: base
                    class: contract_cost
                    flat: "5%"
                    when: { line.net: >500.00 }
                """,
            finds: """
                15:23: a text over several lines (`>`) has no place in a rule file
                    write the value on the line of its key; a bound is `{ gt: … }`
                """),
    ]
}
