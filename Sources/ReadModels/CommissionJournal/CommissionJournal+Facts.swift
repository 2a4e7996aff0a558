import Accounting
import Projections
import Rules

// What is fixed about those who earn on a document: rules.md section 2, "Line facts".

extension CommissionJournal {
    /// Fixes the facts of the shares' payees that were never credited for the document, and of
    /// those above them, as known now for the document's date.
    ///
    /// - Complexity: O(shares) where all are fixed already.
    func fixFacts(of document: ValuedDocument, in account: inout DocumentAccount) throws {
        for share in document.crediting.shares {
            let known = account.facts.firstIndex { $0.payee == share.payee }
            if let known, account.facts[known].isCredited { continue }
            let deal = try dealFacts(of: share.payee, document)
            if let known {
                account.facts[known].word = account.facts[known].word.with(dealOf: deal)
                account.facts[known].isCredited = true
            } else {
                var facts = try facts(of: share.payee, document)
                facts.word = facts.word.with(dealOf: deal)
                facts.isCredited = true
                account.facts.append(facts)
            }
            try fixAncestors(of: share.payee, document, in: &account)
        }
    }

    private func fixAncestors(
        of payee: UInt32, _ document: ValuedDocument, in account: inout DocumentAccount
    ) throws {
        for relation in PartnerRelation.allCases {
            let ancestors = try partners.ancestors(
                of: payee, relation: relation, on: document.date)
            for ancestor in ancestors {
                account.ancestors.append(
                    AncestorFact(
                        payee: payee, relation: UInt8(relation.number), ancestor: ancestor))
                if !account.facts.contains(where: { $0.payee == ancestor }) {
                    account.facts.append(try facts(of: ancestor, document))
                }
            }
        }
    }

    /// Tier, standing, kind and country of an earner.
    private func facts(of payee: UInt32, _ document: ValuedDocument) throws -> EarnerFacts {
        let partner = try partners.state(of: payee)
        let standing =
            document.isInvoice
            ? try partners.standing(of: payee, on: document.date) : PayeeStanding.active
        // Where no ladder is in force, an active partner has the tier on which everyone starts.
        var tier = try tiers.tier(of: payee, on: document.date)
        if tier == nil, let activatedOn = partner?.activatedOn, activatedOn <= document.date {
            tier = .firstOfAnyLadder
        }
        return EarnerFacts(
            payee: payee, word: FactWord(standing: standing, payeeKind: partner?.kind),
            isCredited: false, tier: tier, country: partner?.country)
    }

    /// What the payee's deal says, under a standing that means nothing.
    private func dealFacts(of payee: UInt32, _ document: ValuedDocument) throws -> FactWord {
        guard document.deal != 0 else { return FactWord(standing: .active) }
        let deal = try deals.protection(of: document.deal, on: document.date, payee: payee)
        return FactWord(
            standing: .active, isProtected: deal.isProtected, exclusivity: deal.exclusivity,
            dealKind: deal.kind, sourcing: deal.sourcing)
    }
}
