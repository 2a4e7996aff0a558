extension BadRuleFile {
    static let heads: [BadRuleFile] = [
        BadRuleFile(
            "schema of another format",
            head: "schema", "schema: daybook-rules/2",
            finds: """
                1:9: `daybook-rules/2` is not a value of `schema`
                    nearest legal value: `daybook-rules/1`; legal: `daybook-rules/1`
                """),
        BadRuleFile(
            "programme with blank",
            head: "programme", "programme: NOVA NORTH",
            finds: """
                2:12: `programme` must be an id, not `NOVA NORTH`
                    an id has 1 to 128 bytes, printable and without blanks, such as `NOVA`
                """),
        BadRuleFile(
            "programme missing",
            head: "programme", "",
            finds: """
                1:1: the file lacks `programme`
                    add it, such as `programme: NOVA`
                """),
        BadRuleFile(
            "programme without value",
            head: "programme", "programme:",
            finds: """
                2:11: `programme` has no value
                    such as `NOVA`
                """),
        BadRuleFile(
            "version zero",
            head: "version", "version: 0",
            finds: """
                3:10: `version` is `0`, which is below 1
                    from 1 to 2147483647
                """),
        BadRuleFile(
            "version not whole",
            head: "version", "version: 1.0",
            finds: """
                3:10: `version` must be a whole number, not `1.0`
                    from 1 to 2147483647
                """),
        BadRuleFile(
            "version is list",
            head: "version", "version: [1]",
            finds: """
                3:10: `version` must be a single value, not a list
                    such as `1`
                """),
        BadRuleFile(
            "approver is author",
            head: "approver", "approver: u-ops-1",
            finds: """
                6:11: `approver` is the author, `u-ops-1`
                    nobody approves their own rules
                """),
        BadRuleFile(
            "currency unknown",
            head: "currency", "currency: USX",
            finds: """
                7:11: `USX` is not a currency of ISO 4217 with a minor unit
                    nearest legal value: `UGX`; legal: the codes of ISO 4217 with a minor unit
                """),
        BadRuleFile(
            "currency in small letters",
            head: "currency", "currency: usd",
            finds: """
                7:11: `usd` is not a currency of ISO 4217 with a minor unit
                    nearest legal value: `USD`; legal: the codes of ISO 4217 with a minor unit
                """),
        BadRuleFile(
            "currency without minor unit",
            head: "currency", "currency: XAU",
            finds: """
                7:11: `XAU` is not a currency of ISO 4217 with a minor unit
                    nearest legal value: `XAD`; legal: the codes of ISO 4217 with a minor unit
                """),
        BadRuleFile(
            "fiscal year in mid month",
            head: "fiscal_year_starts", "fiscal_year_starts: \"01-15\"",
            finds: """
                8:21: a fiscal year cannot start on 01-15
                    it starts on the first of a month, such as `"04-01"`
                """),
        BadRuleFile(
            "fiscal year not a day",
            head: "fiscal_year_starts", "fiscal_year_starts: \"13-01\"",
            finds: """
                8:21: `fiscal_year_starts` must be a day of the year, not `13-01`
                    such as `"01-31"`
                """),
        BadRuleFile(
            "earning period unknown",
            head: "earning_period", "earning_period: monthly",
            finds: """
                9:17: `monthly` is not a value of `earning_period`
                    nearest legal value: `month`; legal: `month`, `quarter`
                """),
        BadRuleFile(
            "rounding unknown",
            head: "rounding", "rounding: half_evn",
            finds: """
                10:11: `half_evn` is not a value of `rounding`
                    nearest legal value: `half_even`; legal: `half_even`, `half_up`
                """),
        BadRuleFile(
            "effective is scalar",
            head: "effective", "effective: 2025-01-01",
            finds: """
                4:12: `effective` must be a map, not a single value
                    such as `{ from: 2025-01-01 }`
                """),
        BadRuleFile(
            "from no such day",
            head: "effective", "effective: { from: 2025-02-29 }",
            finds: """
                4:20: `from` must be a date, and there is no such day as `2025-02-29`
                    such as `2025-01-31`
                """),
        BadRuleFile(
            "from wrong form",
            head: "effective", "effective: { from: 01/02/2025 }",
            finds: """
                4:20: `from` must be a date, and `01/02/2025` is not of the form YYYY-MM-DD
                    such as `2025-01-31`
                """),
        BadRuleFile(
            "from in mid period",
            head: "effective", "effective: { from: 2025-01-15 }",
            finds: """
                4:20: `from` is 2025-01-15, which is not the first day of an earning period
                    the nearest are 2025-01-01 and 2025-02-01
                """),
        BadRuleFile(
            "to in mid period",
            head: "effective", "effective: { from: 2025-01-01, to: 2025-03-30 }",
            finds: """
                4:36: `to` is 2025-03-30, which is not the last day of an earning period
                    the nearest are 2025-02-28 and 2025-03-31
                """),
        BadRuleFile(
            "to before from",
            head: "effective", "effective: { from: 2025-01-01, to: 2024-12-31 }",
            finds: """
                4:36: `to` is 2024-12-31, which is before `from`, 2025-01-01
                    leave `to` out for rules without end
                """),
        BadRuleFile(
            "effective unknown key",
            head: "effective", "effective: { from: 2025-01-01, until: 2025-03-31 }",
            finds: """
                4:32: `until` is not a key of `effective`
                    nearest legal key: `to`; legal: `from`, `to`
                """),
        BadRuleFile(
            "from in mid quarter",
            file: """
                schema: daybook-rules/1
                programme: NOVA
                version: 1
                effective: { from: 2025-02-01 }
                author: u-ops-1
                approver: u-fin-2
                currency: USD
                fiscal_year_starts: "01-01"
                earning_period: quarter
                rounding: half_even

                """,
            finds: """
                4:20: `from` is 2025-02-01, which is not the first day of an earning period
                    the nearest are 2025-01-01 and 2025-04-01
                """),
        BadRuleFile(
            "from in mid fiscal quarter",
            file: """
                schema: daybook-rules/1
                programme: NOVA
                version: 1
                effective: { from: 2025-01-01 }
                author: u-ops-1
                approver: u-fin-2
                currency: USD
                fiscal_year_starts: "02-01"
                earning_period: quarter
                rounding: half_even

                """,
            finds: """
                4:20: `from` is 2025-01-01, which is not the first day of an earning period
                    the nearest are 2024-11-01 and 2025-02-01
                """),
        BadRuleFile(
            "everything missing",
            file: """
                components: []

                """,
            finds: """
                1:1: the file lacks `schema`
                    add it, such as `schema: daybook-rules/1`
                1:1: the file lacks `programme`
                    add it, such as `programme: NOVA`
                1:1: the file lacks `version`
                    add it, such as `version: 1`
                1:1: the file lacks `effective`
                    add it, such as `effective: { from: 2025-01-01 }`
                1:1: the file lacks `author`
                    add it, such as `author: u-ops-1`
                1:1: the file lacks `approver`
                    add it, such as `approver: u-fin-2`
                1:1: the file lacks `currency`
                    add it, such as `currency: USD`
                1:1: the file lacks `fiscal_year_starts`
                    add it, such as `fiscal_year_starts: "01-01"`
                1:1: the file lacks `earning_period`
                    add it, such as `earning_period: month`
                1:1: the file lacks `rounding`
                    add it, such as `rounding: half_even`
                """),
        BadRuleFile(
            "unknown section",
            body: """
                componets: []
                """,
            finds: """
                11:1: `componets` is not a key of the file
                    nearest legal key: `components`; legal: `schema`, `programme`, `version`, \
                `effective`, `author`, `approver`, `currency`, `fiscal_year_starts`, \
                `earning_period`, `rounding`, `fx`, `earning_starts`, `measures`, `tiers`, \
                `deals`, `leads`, `components`, `stack_cap`, `draw`, `holds`, `clawback`, \
                `payout`, `controls`
                """),
        BadRuleFile(
            "fx without days",
            body: """
                fx: { rate_set: ECB }
                """,
            finds: """
                11:1: `fx` lacks `fallback_days`
                    add it, such as `fallback_days: 5`
                """),
        BadRuleFile(
            "earning starts unknown",
            body: """
                earning_starts: month_of_elegibility
                """,
            finds: """
                11:17: `month_of_elegibility` is not a value of `earning_starts`
                    nearest legal value: `month_of_eligibility`; legal: `month_of_eligibility`
                """),
    ]
}
