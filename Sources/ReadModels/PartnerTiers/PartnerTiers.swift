import Accounting
import Events
import Projections
import Rules

/// Which tier each partner holds from when to when, and why: rules.md section 7.
///
/// A day is decided by what was recorded before the first event of a partner, member, lead, deal,
/// invoice or credit that is effective on or after it. So this model is folded before all others:
/// when such an event comes, the others still stand as they stood before it, every day through
/// its date that was not decided yet is decided by them, and only then do they see the event.
///
/// What that costs: an event that decides nothing, a comparison of dates; a promotion or demotion
/// day, a look at every partner; any other day, a look at the partners that are on its agenda.
package final class PartnerTiers: Projector {
    package static let name = "partner-tiers"
    package static let revision: UInt32 = 3
    package static let kinds: Set<StreamKind> = [
        .partner, .member, .lead, .deal, .invoice, .credit, .ruleset,
    ]
    /// It reads later models as they stand before the event, which needs no name here.
    package static let upstream: [String] = []

    /// Who is to be looked at on which day.
    package let agenda = KeyedTable<NumberKey, TierAgendaRow>("agenda")
    /// What partners had attained on promotion days, by partner.
    package let attainments = OrdinalTable<TierAttainmentsRow>("attainments")
    /// The tiers that a partner came to, by partner.
    package let histories = OrdinalTable<TierHistoryRow>("histories")
    /// How far tier dates are decided: one row, 1.
    package let progress = OrdinalTable<TierProgress>("progress")
    /// Where each partner stands, by partner.
    package let standings = OrdinalTable<TierRow>("standings")

    private var rules: (any RuleLookup)?
    private(set) var facts: TierFacts?

    /// Copy of `progress`, so that an event that decides nothing costs a comparison; nil before it
    /// is read.
    private var knownThrough: BusinessDate?
    /// nil: to be made of the versions known now.
    private var knownCalendar: TierCalendar?
    /// The next day on which all partners are looked at; nil: to be found.
    var nextReview: BusinessDate?

    package init() {}

    /// Says where the rules, and what tiers are decided by, are found. Once, before the first
    /// event; without it nobody has a tier.
    package func connect(rules: any RuleLookup, facts: TierFacts) {
        self.rules = rules
        self.facts = facts
    }

    /// Lets go of the models that it was connected to, which hold on to this one.
    package func disconnect() {
        rules = nil
        facts = nil
    }

    package var tables: [any ModelTable] { [agenda, attainments, histories, progress, standings] }

    package func apply(_ event: borrowing EventView, at now: FoldContext) throws {
        let type = event.type
        if type.streamKind.decidesTiers {
            let decided = try knownThrough ?? readProgress()
            if event.effectiveOn > decided {
                try decide(through: event.effectiveOn, at: now.position)
                knownThrough = event.effectiveOn
            }
        }
        switch type {
        case .partnerActivated: try activate(event)
        case .partnerTierOverridden: try override(event)
        case .rulesetActivated: try changeRules()
        default: try touch(event)
        }
    }

    package func discard() {
        for table in tables { table.discard() }
        knownThrough = nil
        forgetRules()
    }

    private func readProgress() throws -> BusinessDate {
        let decided = try progress.row(1)?.decidedThrough ?? .min
        knownThrough = decided
        return decided
    }

    /// The calendar of the versions that are known now; nil while this model is not connected.
    func calendar() throws -> TierCalendar? {
        if let knownCalendar { return knownCalendar }
        guard let rules else { return nil }
        let calendar = TierCalendar(try rules.history())
        knownCalendar = calendar
        return calendar
    }

    func forgetRules() {
        knownCalendar = nil
        nextReview = nil
    }
}

extension StreamKind {
    /// Whether an event of such a stream decides the tier dates up to its own; no other says
    /// anything about a tier.
    fileprivate var decidesTiers: Bool {
        switch self {
        case .partner, .member, .lead, .deal, .invoice, .credit: true
        default: false
        }
    }
}
