import Accounting
import Projections
import Rules

// To which lines a component applies, and for whom: rules.md sections 3 and 6.

extension CommissionJournal {
    /// Collects into `valuation` everything that earns on the document, not valued yet.
    func collectEarnings(
        _ document: ValuedDocument, _ account: DocumentAccount, under plan: VersionPlan
    ) throws {
        valuation.removeAll()
        let rules = plan.version.rules
        let history = try programme.history()
        for facts in account.facts {
            valuation.tiers.append(try tier(of: facts, readBy: plan.version, history))
            valuation.isEligible.append(
                try isEligible(facts.payee, on: document.date, under: plan))
        }
        let shares = document.crediting.shares
        let earners = try shares.map { share in
            guard let place = account.facts.firstIndex(where: { $0.payee == share.payee }) else {
                throw ProjectionStop("a share of a document has no facts")
            }
            return place
        }
        for (number, line) in document.lines.enumerated() {
            try credit(line, of: document, in: rules.head.currency)
            let net = try programmeNet(of: line, document, rules.head)
            for (place, share) in shares.enumerated() {
                let basis = valuation.lineBases[place]
                let word = account.facts[earners[place]].word.with(role: share.attributedRole)
                let seen = SeenLine(
                    number: number, share: place, basis: basis, line: line, word: word, net: net)
                try collect(seen, share, earners[place], document, account, plan)
            }
        }
        valuation.collectedFor = document.element
    }

    /// A line as a share of it is looked at.
    struct SeenLine {
        let number: Int
        let share: Int
        let basis: Int64
        let line: ValuedLine
        let word: FactWord
        let net: Int64
    }

    private func collect(
        _ seen: SeenLine, _ share: CreditedShare, _ earner: Int, _ document: ValuedDocument,
        _ account: DocumentAccount, _ plan: VersionPlan
    ) throws {
        let rules = plan.version.rules
        // By index: a copy of a component would hold on to all that it is made of.
        for component in rules.components.indices {
            if case .override(let override) = rules.components[component].form {
                guard override.of == .sale, !share.isOverlay else { continue }
                let relation = UInt8(override.along.number)
                var level = 0
                for ancestor in account.ancestors
                where ancestor.payee == share.payee && ancestor.relation == relation {
                    guard level < override.levels.count else { break }
                    let rate = override.levels[level]
                    level += 1
                    guard
                        let place = account.facts.firstIndex(where: {
                            $0.payee == ancestor.ancestor
                        })
                    else { continue }
                    add(seen, component, place, rate, document, account, plan)
                }
            } else {
                add(seen, component, earner, .zero, document, account, plan)
            }
        }
    }

    private func add(
        _ seen: SeenLine, _ component: Int, _ earner: Int, _ rate: Rate,
        _ document: ValuedDocument, _ account: DocumentAccount, _ plan: VersionPlan
    ) {
        guard valuation.isEligible[earner] else { return }
        let facts = account.facts[earner]
        let lineFacts = lineFacts(seen, earner, document, account)
        let applies = plan.version.rules.components[component].condition.holds(
            for: lineFacts, sku: seen.line.sku.utf8.span.bytes,
            productLine: seen.line.productLine.utf8.span.bytes)
        guard applies else { return }
        valuation.earnings.append(
            Earning(
                line: seen.number, share: seen.share, component: component, earner: facts.payee,
                facts: earner, basis: seen.basis, levelRate: rate))
    }

    /// The facts of a line for one who may earn on it, by its place in the account's facts.
    func lineFacts(
        _ seen: SeenLine, _ earner: Int, _ document: ValuedDocument, _ account: DocumentAccount
    ) -> LineFacts {
        let facts = account.facts[earner]
        let isOwn = facts.payee == document.crediting.shares[seen.share].payee
        return LineFacts(
            word: isOwn ? seen.word : seen.word.earned(by: facts.word),
            tier: valuation.tiers[earner], country: facts.country, net: seen.net,
            date: document.date)
    }

    /// Puts the bases of a line's shares into `valuation`.
    private func credit(
        _ line: ValuedLine, of document: ValuedDocument, in home: Currency
    ) throws {
        try document.crediting.credit(
            line.retained, of: document.currency, in: home, into: &valuation.lineBases)
        var primary: Int64 = 0
        for (place, share) in document.crediting.shares.enumerated() {
            valuation.bases.append(valuation.lineBases[place])
            if !share.isOverlay { try primary.add(valuation.lineBases[place]) }
        }
        valuation.primary.append(primary)
    }

    func programmeNet(
        of line: ValuedLine, _ document: ValuedDocument, _ head: RuleHead
    ) throws -> Int64 {
        guard let rate = document.crediting.rate else { return line.net }
        return try rate.convert(
            Money(minorUnits: line.net, currency: document.currency), to: head.currency,
            rounding: head.rounding
        ).minorUnits
    }

    private func tier(
        of facts: EarnerFacts, readBy version: RuleVersion, _ history: RuleHistory
    ) throws -> UInt8? {
        guard let held = facts.tier else { return nil }
        if held == .firstOfAnyLadder { return version.rules.tiers == nil ? nil : 0 }
        let holder = history.versions[Int(held.version) - 1]
        return history.tier(Int(held.index), heldUnder: holder, readBy: version).map(UInt8.init)
    }
}
