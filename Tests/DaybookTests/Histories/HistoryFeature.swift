import Events
import Foundation
import NaiveRules
import Rules

/// Something that is to happen in histories, so that comparing them says anything.
struct HistoryFeature: Hashable {
    let name: String
    /// Without one of these in the rules it cannot happen; empty: always.
    let needs: Set<RuleFeature>
    /// Of a hundred histories of all profiles that may use any rules, in how many it happens on
    /// average, at least.
    let least: Int

    init(_ name: String, _ needs: Set<RuleFeature> = [], least: Int) {
        self.name = name
        self.needs = needs
        self.least = least
    }
}

extension HistoryFeature {
    static let caps: Set<RuleFeature> = [.capForfeit, .capCarry]

    /// All that are counted, in the order in which they are printed.
    static let all: [HistoryFeature] =
        [
            HistoryFeature("cap cuts", caps, least: 18),
            HistoryFeature("cap carries", [.capCarry], least: 12),
            HistoryFeature("cap changed", caps, least: 7),
            HistoryFeature("floor lifts", [.floor], least: 14),
            HistoryFeature("stack cap cuts", [.stackCap], least: 19),
            HistoryFeature("gate shut", [.gate], least: 14),
            HistoryFeature("gate open", [.gate], least: 6),
            HistoryFeature("gate of an overlay share", [.gate], least: 2),
            HistoryFeature("true-up", [.marginal, .retroactive], least: 16),
            HistoryFeature("rule change", least: 36),
            HistoryFeature("credit", least: 49),
            HistoryFeature("attribution", least: 12),
            HistoryFeature("eligibility", [.earningStarts], least: 1),
            HistoryFeature("released by cash", [.holdCustomerUnpaid], least: 19),
            HistoryFeature("forfeited", [.holdCustomerUnpaid], least: 30),
            HistoryFeature("reinstated", [.holdCustomerUnpaid], least: 5),
            HistoryFeature("draw paid", [.draw], least: 11),
            HistoryFeature("draw recovered", [.draw], least: 1),
            HistoryFeature("adjusted", least: 30),
            HistoryFeature("dispute upheld", least: 3),
            HistoryFeature("payout scheduled", [.payout], least: 15),
            HistoryFeature("payout paid", [.payout], least: 7),
            HistoryFeature("payout returned", [.payout], least: 2),
            HistoryFeature("booked late", least: 47),
            HistoryFeature("unlinked credit", least: 37),
            HistoryFeature("cancellation", least: 40),
            HistoryFeature("another currency", [.fx], least: 30),
            HistoryFeature("overlay share", least: 18),
            HistoryFeature("period.closed", least: 53),
            HistoryFeature("period.reopened", least: 19),
            HistoryFeature("sale.payment_reversed", least: 11),
            HistoryFeature("deal.extended", least: 11),
            HistoryFeature("deal.transferred", least: 3),
            HistoryFeature("deal.rejected", least: 17),
            HistoryFeature("deal.appeal_decided", least: 14),
            HistoryFeature("deal.returned", least: 12),
            HistoryFeature("later revision", least: 14),
            HistoryFeature("service from 31 January", least: 12),
            HistoryFeature("several scopes", least: 11),
            HistoryFeature("partner declined", least: 6),
            HistoryFeature("partner.tier_overridden", [.tiers], least: 10),
            HistoryFeature("tier above the first", [.tiers], least: 25),
            HistoryFeature("partner.unlinked", least: 15),
            HistoryFeature("target.set", least: 53),
        ] + forms.map { HistoryFeature($0.rawValue, [$0], least: 12) }

    /// Clauses of components that count where the component earns.
    static let forms: [RuleFeature] = [
        .flat, .byTier, .perUnit, .flatPerLine, .marginalPerLine, .interpolatedPerLine, .marginal,
        .retroactive, .overrideOfSale, .overrideOfCommission, .condition,
    ]
}
