extension BadRuleFile {
    static let yaml: [BadRuleFile] = [
        BadRuleFile(
            "empty file",
            file: """

                """,
            finds: """
                1:1: the file is empty
                    begin with `schema: daybook-rules/1`
                """),
        BadRuleFile(
            "only comments",
            file: """
                # nothing yet

                """,
            finds: """
                1:1: the file is empty
                    begin with `schema: daybook-rules/1`
                """),
        BadRuleFile(
            "null document",
            file: """
                ---
                ...

                """,
            finds: """
                1:1: the file is empty
                    begin with `schema: daybook-rules/1`
                """),
        BadRuleFile(
            "list document",
            file: """
                - schema

                """,
            finds: """
                1:1: the file must be a map, not a list
                    such as `schema: …`
                """),
        BadRuleFile(
            "text document",
            file: """
                schema

                """,
            finds: """
                1:1: the file must be a map, not a single value
                    such as `schema: …`
                """),
        BadRuleFile(
            "two documents",
            body: """
                ---
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
                """,
            finds: """
                11:1: a second document begins here
                    a rule file is one document
                """),
        BadRuleFile(
            "colon in value",
            body: """
                components: a: b
                """,
            finds: """
                11:14: not YAML: mapping values are not allowed in this context
                    a value with a colon in it is put in quotes
                """),
        BadRuleFile(
            "open map",
            body: """
                fx: { rate_set: ECB
                leads: {}
                """,
            finds: """
                12:6: not YAML: did not find expected ',' or '}'
                    close the map with `}`; it begins on line 11, column 5
                """),
        BadRuleFile(
            "open quote",
            body: """
                fx: { rate_set: "ECB }
                """,
            finds: """
                12:1: not YAML: found unexpected end of stream
                    a quote or bracket is not closed; it begins on line 11, column 17
                """),
        BadRuleFile(
            "open list",
            body: """
                components: [ a
                """,
            finds: """
                12:1: not YAML: did not find expected ',' or ']'
                    close the list with `]`; it begins on line 11, column 13
                """),
        BadRuleFile(
            "wrong column",
            body: """
                leads:
                  respond_hours: 3
                 cool_off_days: 3
                """,
            finds: """
                13:2: not YAML: did not find expected key
                    the keys of a map stand in one column; it begins on line 1, column 1
                """),
        BadRuleFile(
            "tab in indentation",
            body: """
                leads:
                \trespond_hours: 3
                """,
            finds: """
                12:1: a tab in the indentation
                    YAML is indented with spaces
                """),
        BadRuleFile(
            "anchor and alias",
            body: """
                leads: &l { respond_hours: 3 }
                controls: *l
                """,
            finds: """
                11:8: an anchor (`&`) has no place in a rule file
                    write the value itself
                12:11: an alias (`*`) has no place in a rule file
                    write the value again
                """),
        BadRuleFile(
            "quoted key then alias",
            body: """
                leads: {"respond_hours":*l}
                """,
            finds: """
                11:25: an alias (`*`) has no place in a rule file
                    write the value again
                """),
        BadRuleFile(
            "tag",
            body: """
                leads: !!map { respond_hours: 3 }
                """,
            finds: """
                11:8: a tag (`!`) has no place in a rule file
                    write the value alone
                """),
        BadRuleFile(
            "directive",
            file: """
                %YAML 1.1
                ---
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

                """,
            finds: """
                1:1: a directive (`%`) has no place in a rule file
                    leave the line out
                """),
        BadRuleFile(
            "block text",
            file: """
                schema: |
                  daybook-rules/1

                """,
            finds: """
                1:9: a text over several lines (`|`) has no place in a rule file
                    write the value on the line of its key
                """),
        BadRuleFile(
            "control character",
            body: """
                leads: { respond_hours: \u{1} }
                """,
            finds: """
                11:25: the character U+0001 has no place in a rule file
                    take it out
                """),
        BadRuleFile(
            "line separator",
            body: """
                leads: { respond_hours: 3 }\u{2028}
                """,
            finds: """
                11:28: the character U+2028 has no place in a rule file
                    take it out
                """),
        BadRuleFile(
            "list as key",
            body: """
                leads: { [a]: 3 }
                """,
            finds: """
                11:10: a key must be a word
                    write `key: value`
                """),
        BadRuleFile(
            "deep flow",
            body: """
                leads: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
                """,
            finds: """
                11:24: nested more than 16 deep
                    no rule is
                """),
        BadRuleFile(
            "deep block",
            body: """
                leads:
                  - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - \
                - a
                """,
            finds: """
                12:35: nested more than 16 deep
                    no rule is
                """),
        BadRuleFile(
            "key twice thrice",
            body: """
                leads: { respond_hours: 3 }
                leads: { respond_hours: 4, respond_hours: 5, "respond_hours": 6 }
                """,
            finds: """
                12:1: `leads` is given twice, first on line 11
                    keep one of them
                """),
        BadRuleFile(
            "section twice",
            body: """
                version: 2
                components: []
                """,
            finds: """
                11:1: `version` is given twice, first on line 3
                    keep one of them
                """),
        BadRuleFile(
            "windows lines",
            file: """
                schema: daybook-rules/1\r
                programme: NO VA\r
                version: 1\r
                effective: { from: 2025-01-01 }\r
                author: u-ops-1\r
                approver: u-fin-2\r
                currency: USD\r
                fiscal_year_starts: "01-01"\r
                earning_period: month\r
                rounding: half_even\r

                """,
            finds: """
                2:12: `programme` must be an id, not `NO VA`
                    an id has 1 to 128 bytes, printable and without blanks, such as `NOVA`
                """),
        BadRuleFile(
            "byte order mark",
            file: """
                \u{FEFF}schema: daybook
                programme: NOVA
                version: 1
                effective: { from: 2025-01-01 }
                author: u-ops-1
                approver: u-fin-2
                currency: USD
                fiscal_year_starts: "01-01"
                earning_period: month
                rounding: half_even

                """,
            finds: """
                1:9: `daybook` is not a value of `schema`
                    nearest legal value: `daybook-rules/1`; legal: `daybook-rules/1`
                """),
        BadRuleFile(
            "reserved character",
            body: """
                leads: @x
                """,
            finds: """
                11:8: not YAML: found character that cannot start any token
                    put the value in quotes
                """),
        BadRuleFile(
            "escaped terminal",
            file: """
                schema: daybook-rules/1
                programme: "a\\x1b[2Jb"
                version: 1
                effective: { from: 2025-01-01 }
                author: u-ops-1
                approver: u-fin-2
                currency: USD
                fiscal_year_starts: "01-01"
                earning_period: month
                rounding: half_even

                """,
            finds: """
                2:12: `programme` must be an id, not `a\u{FFFD}[2Jb`
                    an id has 1 to 128 bytes, printable and without blanks, such as `NOVA`
                """),
        BadRuleFile(
            "duplicate quoted empty key",
            body: """
                leads: { "": 1, "": 2 }
                """,
            finds: """
                11:10: the key `` is given twice
                    keep one of them
                """),
        BadRuleFile(
            "very long key",
            body: """
                xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: 1
                """,
            finds: """
                11:1: `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…` is not a \
                key of the file
                    nearest legal key: `fx`; legal: `schema`, `programme`, `version`, \
                `effective`, `author`, `approver`, `currency`, `fiscal_year_starts`, \
                `earning_period`, `rounding`, `fx`, `earning_starts`, `measures`, `tiers`, \
                `deals`, `leads`, `components`, `stack_cap`, `draw`, `holds`, `clawback`, \
                `payout`, `controls`
                """),
    ]
}
