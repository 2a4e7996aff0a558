import Accounting
import Rules

/// Makes up rule files that are valid and, as far as `features` go, have clauses of every kind of
/// rules.md. The numbers are small, so that histories of a few sales come to their bounds.
struct RandomRules {
    let terms: RuleTerms
    /// The components of the version before, by id: some stay as they are.
    private var before: [String: RandomComponent] = [:]
    /// Whether a version lacked a tier. Then none that comes has it: whether who held it has it
    /// again, no passage of rules.md says.
    private(set) var hasLostTier = false
    /// The tiers of all versions where there are days of grace: whether those of one version or of
    /// another count for a tier that was lost under one and is decided under another, no passage of
    /// rules.md says.
    private let gracedTiers: [String]

    init(_ terms: RuleTerms, _ random: inout HistoryRandom) {
        self.terms = terms
        let hasGrace = terms.hasTiers && terms.uses(.grace, 50, &random)
        gracedTiers =
            hasGrace ? Self.tiers(RuleTerms.tiers, hasGrace: true, terms, &random) : []
    }

    /// The text of a version.
    mutating func file(
        _ version: Int, from: BusinessDate, to: BusinessDate?, _ random: inout HistoryRandom
    ) -> String {
        var rules = RuleText()
        addHead(version, from: from, to: to, to: &rules, &random)
        let ladder = ladder(version, hasEnd: to != nil, &random)
        addMeasures(to: &rules)
        if gracedTiers.isEmpty {
            rules.add(Self.tiers(ladder, hasGrace: false, terms, &random))
        } else {
            rules.add(gracedTiers)
        }
        rules.add(
            "deals: { protection_days: \(random.pick([20, 60])), "
                + "extension: { max: 2, days: 30 } }")
        addComponents(ladder, to: &rules, &random)
        addPeriodics(to: &rules, &random)
        addHolds(to: &rules, &random)
        addPayout(to: &rules, &random)
        return rules.text
    }
}

// MARK: - Head, measures, tiers

extension RandomRules {
    private func addHead(
        _ version: Int, from: BusinessDate, to: BusinessDate?, to rules: inout RuleText,
        _ random: inout HistoryRandom
    ) {
        let end = to.map { ", to: \($0)" } ?? ""
        rules.add("schema: daybook-rules/1")
        rules.add("programme: NOVA")
        rules.add("version: \(version)")
        rules.add("effective: { from: \(from)\(end) }")
        rules.add("author: u-author")
        rules.add("approver: u-approver")
        rules.add("currency: \(terms.currency.code)")
        rules.add("fiscal_year_starts: \"\(terms.fiscalYearStarts)\"")
        rules.add("earning_period: \(terms.earnsByMonth ? "month" : "quarter")")
        rules.add("rounding: \(random.chance(70) ? "half_even" : "half_up")")
        if terms.uses(.fx, 90, &random) {
            rules.add("fx: { rate_set: ECB, fallback_days: \(random.pick([10, 60, 400])) }")
        }
        if terms.uses(.earningStarts, terms.weights.earningStarts, &random) {
            rules.add("earning_starts: month_of_eligibility")
        }
    }

    /// The tiers; a later version without an end may lack one. Empty where there are none.
    private mutating func ladder(
        _ version: Int, hasEnd: Bool, _ random: inout HistoryRandom
    ) -> [String] {
        guard terms.hasTiers else { return [] }
        let loses = version > 1 && !hasEnd && gracedTiers.isEmpty && random.chance(20)
        hasLostTier = hasLostTier || loses
        return hasLostTier ? RuleTerms.tiers.filter { $0 != "silver" } : RuleTerms.tiers
    }

    private func addMeasures(to rules: inout RuleText) {
        rules.add("measures:")
        rules.add("ytd: { of: sales, window: fiscal_year_to_date }", level: 1)
        rules.add("ttm: { of: sales, window: trailing_12_months }", level: 1)
        rules.add("certified: { of: certified_members, certifications: [ENG, SALES] }", level: 1)
        rules.add("wins: { of: deals_won, window: trailing_12_months }", level: 1)
        rules.add("accepted: { of: leads_accepted, window: fiscal_year_to_date }", level: 1)
        rules.add("registered: { of: deals_registered, window: trailing_12_months }", level: 1)
    }

    private static func tiers(
        _ ladder: [String], hasGrace: Bool, _ terms: RuleTerms, _ random: inout HistoryRandom
    ) -> [String] {
        guard !ladder.isEmpty else { return [] }
        let amount = terms.amount
        var rules = RuleText()
        let starts = [10_000, 20_000, 30_000, 60_000]
        let silver = [
            "{ ttm: \(amount(random.pick(starts))) }",
            "{ ttm: \(amount(random.pick(starts))), certified: 1 }",
            "{ certified: 1 }, { wins: 1 }", "{ ytd: \(amount(random.pick(starts))) }",
            "{ registered: 1 }, { ttm: \(amount(50_000)) }",
        ]
        let gold = [
            "{ ttm: \(amount(80_000)) }", "{ certified: 2 }", "{ accepted: 1 }",
            "{ ytd: \(amount(40_000)), certified: 1 }",
        ]
        let promote = random.pick([
            "\"01-15\", \"04-15\", \"07-15\", \"10-15\"", "\"02-01\", \"05-01\", \"08-01\"",
            "\"02-29\", \"06-30\", \"09-01\", \"12-01\"",
        ])
        let demote = random.pick(["\"03-01\"", "\"06-30\", \"12-31\"", "\"04-15\""])
        rules.add("tiers:")
        rules.add("ladder: [\(ladder.joined(separator: ", "))]", level: 1)
        rules.add("require:", level: 1)
        let ofSilver = random.pick(silver)
        if ladder.contains("silver") { rules.add("silver: [ \(ofSilver) ]", level: 2) }
        rules.add("gold: [ \(random.pick(gold)) ]", level: 2)
        rules.add("promote_on: [\(promote)]", level: 1)
        if random.chance(80) { rules.add("demote_on: [\(demote)]", level: 1) }
        if hasGrace {
            rules.add("grace_days: { \(random.pick(["certified", "ttm"])): 30 }", level: 1)
        }
        return rules.lines
    }
}

// MARK: - What follows the components

extension RandomRules {
    private func addPeriodics(to rules: inout RuleText, _ random: inout HistoryRandom) {
        guard terms.uses(.draw, 25, &random) else { return }
        let payees = random.some(of: terms.payees, atMost: 2).joined(separator: ", ")
        let starts = random.chance(50) ? ", recovery_starts: \(random.number(1...3))" : ""
        rules.add(
            "draw: { payees: [\(payees)], amount: \(terms.amount(random.pick([2_000, 500, 3_333]))), "
                + "per: \(terms.earnsByMonth ? "month" : "quarter"), "
                + "recoverable: \(random.chance(75))\(starts) }")
    }

    private func addHolds(to rules: inout RuleText, _ random: inout HistoryRandom) {
        var holds: [String] = []
        if terms.uses(.holdCustomerUnpaid, terms.weights.holdCustomerUnpaid, &random) {
            let lapse = random.pick([0, 20, 30, 45, 90])
            let reinstate = random.chance(60) ? ", reinstate_until_day: \(lapse + 25)" : ""
            holds.append(
                random.chance(75)
                    ? "customer_unpaid: { lapse_days: \(lapse)\(reinstate) }"
                    : "customer_unpaid: {}")
        }
        if terms.uses(.holdRefundWindow, 35, &random) {
            holds.append("refund_window: { days: \(random.pick([0, 10, 30])) }")
        }
        if !holds.isEmpty {
            rules.add("holds:")
            for hold in holds { rules.add(hold, level: 1) }
        }
        if terms.uses(.clawbackByTerm, 60, &random) {
            let method = random.pick([
                "prorate_days", "prorate_days", "prorate_months", "full_within_90_days",
                "credit_lines",
            ])
            rules.add("clawback: { cancellation: \(method) }")
        }
    }

    private func addPayout(to rules: inout RuleText, _ random: inout HistoryRandom) {
        if terms.uses(.payout, 75, &random) {
            rules.add("payout:")
            rules.add("threshold: \(terms.amount(random.pick([0, 500, 5_000])))", level: 1)
            rules.add("day: \(random.pick([15, 1, 31]))", level: 1)
            rules.add("roll: \(random.pick(["preceding", "following"]))", level: 1)
            if terms.uses(.withholding, 60, &random) {
                rules.add("withholding: { no_tax_id: \"23.7%\" }", level: 1)
            }
        }
        if terms.uses(.controls, 40, &random) { rules.add("controls: { dispute_days: 30 }") }
    }
}

// MARK: - Components

extension RandomRules {
    private mutating func addComponents(
        _ ladder: [String], to rules: inout RuleText, _ random: inout HistoryRandom
    ) {
        let ids = random.some(of: ["base", "uplift", "volume", "over", "extra"], atMost: 4)
        var made: [RandomComponent] = []
        for id in ids {
            let old = before[id].flatMap { $0.ladder == ladder ? $0 : nil }
            let stays = random.chance(terms.weights.staying)
            if let old, stays {
                let isOther = random.chance(terms.weights.anotherCap)
                made.append(isOther ? old.withAnotherCap(&random) : old)
            } else {
                made.append(RandomComponent(id: id, ladder: ladder, terms, &random))
            }
        }
        rules.add("components:")
        for component in made { rules.add(component.lines) }
        before = Dictionary(uniqueKeysWithValues: made.map { ($0.id, $0) })
        addStackCap(over: made.filter(\.isUnderStackCap).map(\.id), to: &rules, &random)
    }

    private func addStackCap(
        over ids: [String], to rules: inout RuleText, _ random: inout HistoryRandom
    ) {
        guard !ids.isEmpty, terms.uses(.stackCap, terms.weights.stackCap, &random) else { return }
        let first = random.some(of: ids, atMost: 2).joined(separator: ", ")
        let order = random.chance(80) ? ", reduce_first: [\(first)]" : ""
        let most = random.pick(["12%", "5%", "14.5%", "9.9999%"])
        rules.add("stack_cap: { max: \"\(most)\"\(order) }")
    }
}
