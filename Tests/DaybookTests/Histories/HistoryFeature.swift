import Events
import Foundation
import NaiveRules
import Rules

/// Something that is to happen in histories, so that comparing them says anything.
struct HistoryFeature: Hashable {
    let name: String
    /// Without one of these in the rules it cannot happen; empty: always.
    let needs: Set<RuleFeature>
    /// Of a hundred histories that may use any rules, in how many it happens at least.
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
            HistoryFeature("cap cuts", caps, least: 8),
            HistoryFeature("cap carries", [.capCarry], least: 4),
            HistoryFeature("cap changed", caps, least: 1),
            HistoryFeature("floor lifts", [.floor], least: 3),
            HistoryFeature("stack cap cuts", [.stackCap], least: 4),
            HistoryFeature("gate shut", [.gate], least: 3),
            HistoryFeature("gate open", [.gate], least: 2),
            HistoryFeature("gate of an overlay share", [.gate], least: 1),
            HistoryFeature("true-up", [.marginal, .retroactive], least: 8),
            HistoryFeature("rule change", least: 15),
            HistoryFeature("credit", least: 15),
            HistoryFeature("attribution", least: 5),
            HistoryFeature("eligibility", [.earningStarts], least: 1),
            HistoryFeature("released by cash", [.holdCustomerUnpaid], least: 15),
            HistoryFeature("forfeited", [.holdCustomerUnpaid], least: 10),
            HistoryFeature("reinstated", [.holdCustomerUnpaid], least: 2),
            HistoryFeature("draw paid", [.draw], least: 4),
            HistoryFeature("draw recovered", [.draw], least: 1),
            HistoryFeature("adjusted", least: 15),
            HistoryFeature("dispute upheld", least: 1),
            HistoryFeature("payout scheduled", [.payout], least: 8),
            HistoryFeature("payout paid", [.payout], least: 3),
            HistoryFeature("payout returned", [.payout], least: 2),
            HistoryFeature("booked late", least: 15),
            HistoryFeature("unlinked credit", least: 10),
            HistoryFeature("cancellation", least: 15),
            HistoryFeature("another currency", [.fx], least: 15),
            HistoryFeature("overlay share", least: 3),
            HistoryFeature("period.closed", least: 30),
            HistoryFeature("period.reopened", least: 10),
            HistoryFeature("sale.payment_reversed", least: 10),
            HistoryFeature("deal.extended", least: 2),
            HistoryFeature("deal.transferred", least: 2),
            HistoryFeature("deal.rejected", least: 1),
            HistoryFeature("deal.appeal_decided", least: 1),
            HistoryFeature("deal.returned", least: 1),
            HistoryFeature("later revision", least: 1),
            HistoryFeature("service from 31 January", least: 1),
            HistoryFeature("several scopes", least: 1),
            HistoryFeature("partner declined", least: 1),
            HistoryFeature("partner.tier_overridden", [.tiers], least: 2),
            HistoryFeature("tier above the first", [.tiers], least: 5),
            HistoryFeature("partner.unlinked", least: 1),
            HistoryFeature("target.set", least: 30),
        ] + forms.map { HistoryFeature($0.rawValue, [$0], least: 4) }

    /// Clauses of components that count where the component earns.
    static let forms: [RuleFeature] = [
        .flat, .byTier, .perUnit, .flatPerLine, .marginalPerLine, .interpolatedPerLine, .marginal,
        .retroactive, .overrideOfSale, .overrideOfCommission, .condition,
    ]
}
