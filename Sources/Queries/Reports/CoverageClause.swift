import Accounting
import Rules

/// What a clause is counted by, and what that means in words.
struct CoverageClause {
    /// nil: neither the journal nor the log says when it decides something.
    let counter: CoverageCounter?
    /// What `fired` counts.
    let counts: String
    /// Whether it moves money, so that there is an amount.
    let hasAmount: Bool

    init(_ clause: RuleClause, in rules: RuleFile) {
        if clause.pattern.hasPrefix("components.") {
            self = Self.ofComponent(clause, in: rules)
        } else if let found = Self.ofMoney(clause) {
            self = found
        } else {
            self = Self.ofOthers(clause)
        }
    }

    private init(_ counter: CoverageCounter?, _ counts: String, hasAmount: Bool = true) {
        self.counter = counter
        self.counts = counts
        self.hasAmount = hasAmount && counter != nil
    }

    // MARK: - Components

    private static func ofComponent(
        _ clause: RuleClause, in rules: RuleFile
    ) -> CoverageClause {
        guard let id = clause.names.first, let component = rules.component(id) else {
            return CoverageClause(nil, "")
        }
        switch clause.pattern {
        case "components.*": return CoverageClause(.component(id), "entries")
        case "components.*.when.*":
            return CoverageClause(.form(id), "entries that passed all conditions")
        case "components.*.by_tier.*", "components.*.override.levels.*":
            return rate(clause, component, rules)
        case "components.*.table.rows.*":
            return CoverageClause(
                .row(id, from: component.form.rowStarts[clause.index]),
                "entries with a part in the row")
        case "components.*.gate":
            return CoverageClause(.aboveFirstRow(id), "entries with a part above the first row")
        case "components.*.floor_per_invoice":
            return CoverageClause(.step(id, .floor), "entries of cause floor")
        case "components.*.cap": return CoverageClause(.step(id, .cap), "entries of cause cap")
        default: return CoverageClause(.form(id), "entries of the form")
        }
    }

    /// A tier or a level, which entries show by its rate alone: those that have the same one cannot
    /// be told apart.
    private static func rate(
        _ clause: RuleClause, _ component: Component, _ rules: RuleFile
    ) -> CoverageClause {
        let rates: [(name: String, rate: Rate)]
        let name = clause.names.last ?? ""
        switch component.form {
        case .byTier(let byTier):
            rates = Array(zip(rules.tiers?.ladder.names ?? [], byTier))
        case .override(let override):
            rates = override.levels.enumerated().map { ("\($0.offset + 1)", $0.element) }
        default: rates = []
        }
        guard let own = rates.first(where: { $0.name == name })?.rate else {
            return CoverageClause(nil, "")
        }
        let others = rates.filter { $0.name != name && $0.rate == own }.map(\.name)
        return CoverageClause(
            .rate(component.id, own.partsPerMillion),
            "entries with a part at \(own)"
                + (others.isEmpty ? "" : ", \(others.joined(separator: " and ")) included"))
    }

    // MARK: - The rest

    private static func ofMoney(_ clause: RuleClause) -> CoverageClause? {
        switch clause.pattern {
        case "earning_starts": CoverageClause(.eligibility, "entries of cause eligibility")
        case "stack_cap": CoverageClause(.stackCap, "entries of cause stack_cap")
        case "draw": CoverageClause(.drawn, "draws paid")
        case "draw.recoverable": CoverageClause(.recovered, "draws recovered")
        case "holds.customer_unpaid", "holds.refund_window":
            CoverageClause(.released, "releases")
        case "holds.customer_unpaid.lapse_days": CoverageClause(.forfeited, "forfeits")
        case "holds.customer_unpaid.reinstate_until_day":
            CoverageClause(.reinstated, "reinstatements")
        case "clawback.cancellation":
            CoverageClause(.cancellation, "entries of cancellations with stopsServiceOn")
        case "payout": CoverageClause(.scheduled, "payouts scheduled")
        case "payout.withholding.*":
            CoverageClause(.withheld(clause.names.last ?? ""), "payouts with something withheld")
        default: nil
        }
    }

    private static func ofOthers(_ clause: RuleClause) -> CoverageClause {
        let found: (counter: CoverageCounter?, counts: String) =
            switch clause.pattern {
            case "fx": (.foreign, "invoices and unlinked credits in another currency")
            case "tiers": (.moved, "moves between tiers")
            case "tiers.require.*":
                (.reached(clause.names.last ?? ""), "moves to it by rule")
            case "tiers.promote_on": (.promoted, "promotions")
            case "tiers.demote_on": (.demoted, "demotions")
            case "tiers.grace_days.*": (.graceEnded, "ends of grace, of any measure")
            case "deals.protection_days": (.approved, "approvals")
            case "deals.extension": (.extended, "extensions")
            case "deals.open_limit": (.overLimit, "conflicts of kind capacity")
            case "deals.conflict": (.inConflict, "other conflicts")
            case "deals.appeal_days": (.appealed, "appeals")
            case "leads.respond_hours": (.offered, "leads distributed")
            case "controls.dispute_days": (.disputed, "disputes opened")
            default: (nil, "not recorded: what it refuses or puts off")
            }
        return CoverageClause(found.counter, found.counts, hasAmount: false)
    }
}

extension ComponentForm {
    /// Where the rows of its table begin.
    fileprivate var rowStarts: [Int64] {
        switch self {
        case .table(let table): table.rows.map(\.from)
        case .interpolated(let table): table.rows.map(\.from)
        default: []
        }
    }
}
