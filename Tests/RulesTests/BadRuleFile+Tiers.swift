extension BadRuleFile {
    static let tiers: [BadRuleFile] = [
        BadRuleFile(
            "measure unknown subject",
            body: """
                measures:
                  bookings: { of: sale, window: trailing_12_months }
                """,
            finds: """
                12:19: `sale` is not a value of `of`
                    nearest legal value: `sales`; legal: `sales`, `certified_members`, \
                `deals_won`, `deals_registered`, `leads_accepted`
                """),
        BadRuleFile(
            "measure without window",
            body: """
                measures:
                  bookings: { of: sales }
                """,
            finds: """
                12:3: `bookings` lacks `window`
                    add it, such as `window: trailing_12_months`
                """),
        BadRuleFile(
            "measure other window",
            body: """
                measures:
                  bookings: { of: sales, window: trailing_6_months }
                """,
            finds: """
                12:34: `trailing_6_months` is not a value of `window`
                    nearest legal value: `trailing_12_months`; legal: `trailing_12_months`, \
                `fiscal_year_to_date`
                """),
        BadRuleFile(
            "certifications of sales",
            body: """
                measures:
                  bookings: { of: sales, window: trailing_12_months, certifications: [ENG] }
                """,
            finds: """
                12:54: `certifications` is not a key of a measure of `sales`
                    only `certified_members` names certifications
                """),
        BadRuleFile(
            "window of certified",
            body: """
                measures:
                  certified: { of: certified_members, window: trailing_12_months, \
                certifications: [ENG] }
                """,
            finds: """
                12:39: `window` is not a key of a measure of `certified_members`
                    certified members are counted on the day itself
                """),
        BadRuleFile(
            "certified without list",
            body: """
                measures:
                  certified: { of: certified_members }
                """,
            finds: """
                12:3: `certified` lacks `certifications`
                    add it, such as `certifications: [NOVA-ENG]`
                """),
        BadRuleFile(
            "certification twice",
            body: """
                measures:
                  certified: { of: certified_members, certifications: [ENG, ENG] }
                """,
            finds: """
                12:61: `ENG` is listed twice in `certifications`
                    keep one of them
                """),
        BadRuleFile(
            "measure twice",
            body: """
                measures:
                  won: { of: deals_won, window: trailing_12_months }
                  won: { of: deals_won, window: fiscal_year_to_date }
                """,
            finds: """
                13:3: `won` is given twice, first on line 12
                    keep one of them
                """),
        BadRuleFile(
            "ladder missing",
            body: """
                tiers:
                  promote_on: ["01-15"]
                """,
            finds: """
                11:1: `tiers` lacks `ladder`
                    add it, such as `ladder: [bronze, silver]`
                """),
        BadRuleFile(
            "ladder empty",
            body: """
                tiers: { ladder: [] }
                """,
            finds: """
                11:18: `ladder` is empty
                    such as `[bronze, silver]`
                """),
        BadRuleFile(
            "tier twice",
            body: """
                tiers: { ladder: [bronze, silver, bronze] }
                """,
            finds: """
                11:35: `bronze` is listed twice in `ladder`
                    keep one of them
                """),
        BadRuleFile(
            "requirement of unknown tier",
            body: """
                measures:
                  bookings: { of: sales, window: trailing_12_months }
                  certified: { of: certified_members, certifications: [ENG] }
                tiers:
                  ladder: [bronze, silver, gold]
                  require:
                    glod: [ { certified: 2 } ]
                """,
            finds: """
                17:5: `glod` is not a tier of the ladder
                    nearest legal key: `gold`; legal: `bronze`, `silver`, `gold`
                """),
        BadRuleFile(
            "requirement of first tier",
            body: """
                measures:
                  bookings: { of: sales, window: trailing_12_months }
                  certified: { of: certified_members, certifications: [ENG] }
                tiers:
                  ladder: [bronze, silver, gold]
                  require:
                    bronze: [ { certified: 2 } ]
                """,
            finds: """
                17:5: `bronze` is where everyone starts, it requires nothing
                    take it out
                """),
        BadRuleFile(
            "requirement not a list",
            body: """
                measures:
                  bookings: { of: sales, window: trailing_12_months }
                  certified: { of: certified_members, certifications: [ENG] }
                tiers:
                  ladder: [bronze, silver, gold]
                  require:
                    silver: { certified: 2 }
                """,
            finds: """
                17:13: `silver` must be a list, not a map
                    such as `[ { bookings: 100000.00, certified: 2 } ]`
                """),
        BadRuleFile(
            "requirement empty set",
            body: """
                measures:
                  bookings: { of: sales, window: trailing_12_months }
                  certified: { of: certified_members, certifications: [ENG] }
                tiers:
                  ladder: [bronze, silver, gold]
                  require:
                    silver: [ {} ]
                """,
            finds: """
                17:15: a set of `silver` is empty
                    such as `{ bookings: 100000.00, certified: 2 }`
                """),
        BadRuleFile(
            "requirement unknown measure",
            body: """
                measures:
                  bookings: { of: sales, window: trailing_12_months }
                  certified: { of: certified_members, certifications: [ENG] }
                tiers:
                  ladder: [bronze, silver, gold]
                  require:
                    silver: [ { booking: 100.00 } ]
                """,
            finds: """
                17:17: `booking` is not a measure of this file
                    nearest legal name: `bookings`; legal: `bookings`, `certified`
                """),
        BadRuleFile(
            "threshold too fine",
            body: """
                measures:
                  bookings: { of: sales, window: trailing_12_months }
                  certified: { of: certified_members, certifications: [ENG] }
                tiers:
                  ladder: [bronze, silver, gold]
                  require:
                    silver: [ { bookings: 100.001, certified: 2 } ]
                """,
            finds: """
                17:27: `bookings` must be an amount of USD, and `100.001` has more than 2 \
                decimals
                    an amount of USD has at most 2 decimals and no grouping: `1000.00`
                """),
        BadRuleFile(
            "threshold of people not whole",
            body: """
                measures:
                  bookings: { of: sales, window: trailing_12_months }
                  certified: { of: certified_members, certifications: [ENG] }
                tiers:
                  ladder: [bronze, silver, gold]
                  require:
                    silver: [ { certified: 2.5 } ]
                """,
            finds: """
                17:28: `certified` must be a whole number, not `2.5`
                    from 0 to 876000
                """),
        BadRuleFile(
            "promotion day wrong",
            body: """
                tiers:
                  ladder: [bronze, silver, gold]
                  promote_on: ["15-01", "02-30"]
                """,
            finds: """
                13:16: `promote_on` must be a day of the year, not `15-01`
                    such as `"01-31"`
                13:25: `promote_on` must be a day of the year, not `02-30`
                    such as `"01-31"`
                """),
        BadRuleFile(
            "demotion day twice",
            body: """
                tiers:
                  ladder: [bronze, silver, gold]
                  demote_on: ["03-01", "03-01"]
                """,
            finds: """
                13:24: `03-01` is listed twice in `demote_on`
                    keep one of them
                """),
        BadRuleFile(
            "grace of unknown measure",
            body: """
                measures:
                  bookings: { of: sales, window: trailing_12_months }
                  certified: { of: certified_members, certifications: [ENG] }
                tiers:
                  ladder: [bronze, silver, gold]
                  grace_days: { certifid: 90 }
                """,
            finds: """
                16:17: `certifid` is not a measure of this file
                    nearest legal key: `certified`; legal: `bookings`, `certified`
                """),
        BadRuleFile(
            "grace negative",
            body: """
                measures:
                  bookings: { of: sales, window: trailing_12_months }
                  certified: { of: certified_members, certifications: [ENG] }
                tiers:
                  ladder: [bronze, silver, gold]
                  grace_days: { certified: -1 }
                """,
            finds: """
                16:28: `certified` is `-1`, which is below 0
                    from 0 to 876000
                """),
        BadRuleFile(
            "grace without measures",
            body: """
                tiers:
                  ladder: [bronze, silver, gold]
                  grace_days: { certified: 90 }
                """,
            finds: """
                13:17: `certified` is not a measure of this file
                    add it under `measures`
                """),
        BadRuleFile(
            "ladder too long",
            body: """
                tiers: { ladder: [t0, t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11, t12, t13, \
                t14, t15, t16, t17, t18, t19, t20, t21, t22, t23, t24, t25, t26, t27, t28, t29, \
                t30, t31, t32, t33, t34, t35, t36, t37, t38, t39, t40, t41, t42, t43, t44, t45, \
                t46, t47, t48, t49, t50, t51, t52, t53, t54, t55, t56, t57, t58, t59, t60, t61, \
                t62, t63] }
                """,
            finds: """
                11:18: `ladder` has more than 63 tiers
                    take the last ones out
                """),
    ]
}
