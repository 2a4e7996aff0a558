extension BadRuleFile {
    static let deals: [BadRuleFile] = [
        BadRuleFile(
            "protection missing",
            body: """
                deals: { open_limit: 3 }
                """,
            finds: """
                11:1: `deals` lacks `protection_days`
                    add it, such as `protection_days: 90`
                """),
        BadRuleFile(
            "protection lacks tier",
            body: """
                tiers:
                  ladder: [bronze, silver, gold]
                deals:
                  protection_days: { bronze: 60, gold: 120 }
                """,
            finds: """
                14:3: `protection_days` does not name the tier `silver`
                    it names every tier of the ladder: `bronze`, `silver`, `gold`
                """),
        BadRuleFile(
            "protection names other",
            body: """
                tiers:
                  ladder: [bronze, silver, gold]
                deals:
                  protection_days: { bronze: 60, silver: 90, gold: 120, platinum: 180 }
                """,
            finds: """
                14:57: `platinum` is not a tier of the ladder
                    nearest legal key: `bronze`; legal: `bronze`, `silver`, `gold`
                """),
        BadRuleFile(
            "protection by tier without tiers",
            body: """
                deals:
                  protection_days: { bronze: 60 }
                """,
            finds: """
                12:3: `protection_days` goes by tier, and there are no `tiers`
                    add `tiers`
                """),
        BadRuleFile(
            "protection in words",
            body: """
                deals: { protection_days: ninety }
                """,
            finds: """
                11:27: `protection_days` must be a whole number, not `ninety`
                    from 0 to 876000
                """),
        BadRuleFile(
            "unknown key",
            body: """
                deals:
                  protection_day: 90
                  protection_days: 90
                """,
            finds: """
                12:3: `protection_day` is not a key of `deals`
                    nearest legal key: `protection_days`; legal: `protection_days`, `extension`, \
                `open_limit`, `appeal_days`, `conflict`
                """),
        BadRuleFile(
            "extension without max",
            body: """
                deals: { protection_days: 90, extension: { days: 30 } }
                """,
            finds: """
                11:31: `extension` lacks `max`
                    add it, such as `max: 1`
                """),
        BadRuleFile(
            "conflict unknown match",
            body: """
                deals: { protection_days: 90, conflict: { match: [duns, taxid] } }
                """,
            finds: """
                11:57: `taxid` is not a value of `match`
                    nearest legal value: `tax_id`; legal: `duns`, `tax_id`, `domain`, `name`
                """),
        BadRuleFile(
            "conflict match twice",
            body: """
                deals: { protection_days: 90, conflict: { match: [duns, duns] } }
                """,
            finds: """
                11:57: `duns` is listed twice in `match`
                    keep one of them
                """),
        BadRuleFile(
            "fuzzy not quoted",
            body: """
                deals: { protection_days: 90, conflict: { match: [name], fuzzy_from: 85% } }
                """,
            finds: """
                11:70: `fuzzy_from` must be a percentage in quotes, not 85%
                    write `"85%"`
                """),
        BadRuleFile(
            "fuzzy above all",
            body: """
                deals: { protection_days: 90, conflict: { match: [name], fuzzy_from: "101%" } }
                """,
            finds: """
                11:70: `fuzzy_from` is 101%, which is above 100%
                    at most `"100%"`
                """),
        BadRuleFile(
            "respond hours zero",
            body: """
                leads: { respond_hours: 0 }
                """,
            finds: """
                11:25: `respond_hours` is `0`, which is below 1
                    from 1 to 876000
                """),
    ]
}
