import Accounting
import Events

/// A conflict of a submission, as `deal.conflict_found` is to record it.
package struct FoundConflict: Equatable, Sendable {
    /// Ordinal and id of the other deal; 0 and nil where the conflict is with something else.
    package var otherDeal: UInt32
    package var otherDealID: String?
    package var kind: ConflictKind
    package var match: Events.ConflictMatch?
    /// How alike the customers are; only for a fuzzy match.
    package var score: Rate?
    /// How many more were left out; only on the last of 20 that were kept.
    package var more: UInt32?

    package init(
        otherDeal: UInt32 = 0, otherDealID: String? = nil, kind: ConflictKind,
        match: Events.ConflictMatch? = nil, score: Rate? = nil, more: UInt32? = nil
    ) {
        self.otherDeal = otherDeal
        self.otherDealID = otherDealID
        self.kind = kind
        self.match = match
        self.score = score
        self.more = more
    }

    /// What is recorded of it for the deal with this id.
    package func body(of dealID: String) -> DealConflictFound {
        DealConflictFound(
            dealId: dealID, otherDealId: otherDealID, kind: kind, match: match, score: score,
            more: more)
    }
}
