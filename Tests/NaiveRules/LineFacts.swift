// Section 2, line facts: fixed for a payee, and for its ancestors, when it is first credited for
// the line and a version covers it, as known then, for the line's date. All lines of a document
// have one date, one deal and the same payees, so the facts are kept by document.

/// What is fixed about somebody who may earn on a document.
struct EarnerFacts {
    /// The tier held, none before the activation.
    let tier: HeldTier?
    /// active, suspended and so on.
    let standing: String
}

/// What is fixed about a payee who is credited for a document.
struct PayeeFacts {
    /// Whether the deal was protected for it.
    let isProtected: Bool
    /// exclusive, secondary or shared.
    let exclusivity: String?
    /// Kind of the deal.
    let dealKind: String?
    /// Sourcing of the deal.
    let dealSourcing: String?
    /// By relation, from the parent upward.
    let ancestors: [String: [String]]
}

/// The facts of all documents.
struct LineFacts {
    /// By document, then by who may earn.
    private(set) var earners: [String: [String: EarnerFacts]] = [:]
    /// By document, then by payee.
    private(set) var payees: [String: [String: PayeeFacts]] = [:]

    private static let relations = ["owns", "distributes_to", "franchises", "buying_group"]

    /// Fixes the facts of whoever is credited now and was not before.
    mutating func fix(known: Known, tiers: TierHistory) {
        for document in known.documents where known.version(of: document) != nil {
            for share in known.shares(of: document) {
                fix(share.payee, on: document, known: known, tiers: tiers)
            }
        }
    }

    private mutating func fix(
        _ payee: String, on document: Document, known: Known, tiers: TierHistory
    ) {
        guard payees[document.id]?[payee] == nil else { return }
        var ancestors: [String: [String]] = [:]
        for relation in Self.relations {
            ancestors[relation] = known.ancestors(of: payee, along: relation, on: document.date)
        }
        payees[document.id, default: [:]][payee] = PayeeFacts(
            payee, on: document, ancestors: ancestors, known: known, tiers: tiers)
        // Reading: "fixed for a payee, and for its ancestors, when it is first credited": tier and
        // standing of somebody who is an ancestor of several payees, or an ancestor first and a
        // payee later, are those that were fixed first.
        for earner in [payee] + ancestors.values.flatMap({ $0 })
        where earners[document.id]?[earner] == nil {
            earners[document.id, default: [:]][earner] = EarnerFacts(
                tier: tiers.tier(of: earner, on: document.date, known: known),
                standing: document.isInvoice
                    ? known.standing(of: earner, on: document.date) : "active")
        }
    }
}

extension PayeeFacts {
    /// What is known of a payee and a document's deal now, for the document's date.
    fileprivate init(
        _ payee: String, on document: Document, ancestors: [String: [String]], known: Known,
        tiers: TierHistory
    ) {
        self.ancestors = ancestors
        guard let deal = document.deal else {
            isProtected = false
            (exclusivity, dealKind, dealSourcing) = (nil, nil, nil)
            return
        }
        let protections = known.protections(ofDeal: deal, tiers: tiers)
        let covering = protections.last { $0.from <= document.date && document.date <= $0.until }
        isProtected =
            covering != nil && known.owner(ofDeal: deal, on: document.date) == payee
            && !known.wasGivenUp(deal, before: document.date)
        // Reading: "as known then, for the line's date": exclusivity is that of the protection that
        // contains the date, and outside of all of them that of the last one that was there by then.
        exclusivity =
            covering?.exclusivity ?? known.exclusivity(ofDeal: deal, approvedBy: document.date)
        (dealKind, dealSourcing) = known.nature(ofDeal: deal, on: document.date)
    }
}
