// Section 3: to which lines a component applies, and for whom.

/// What one share of a line brings somebody under one component.
struct Earning {
    /// Where the share stands in the order.
    let order: Int
    /// The share.
    let credited: CreditedShare
    /// Who earns: the payee, or for an override its ancestor.
    let earner: String
    /// The component, as the document's version has it.
    let component: Component
    /// For an override of sale the rate of the earner's level.
    let levelRate: Int128?
    /// The exact amount by the form, in millionths.
    var form: Int128 = 0
    /// The same after the floor.
    var floored: Int128 = 0
    /// The same after the stack cap.
    var capped: Int128 = 0
}

extension Recomputation {
    /// Everything that earns, in the order of lines and shares, not valued yet.
    func applicable() -> [Earning] {
        shares.indices.flatMap { order -> [Earning] in
            let document = known.documents[shares[order].document]
            guard let rules = known.version(of: document) else { return [] }
            return rules.components.flatMap { applicable($0, order: order, document, rules) }
        }
    }

    private func applicable(
        _ component: Component, order: Int, _ document: Document, _ rules: RuleFile
    ) -> [Earning] {
        let credited = shares[order]
        guard let override = component.override else {
            let payee = credited.share.payee
            guard applies(component, to: credited, earner: payee, rules) else { return [] }
            return [
                Earning(
                    order: order, credited: credited, earner: payee, component: component,
                    levelRate: nil)
            ]
        }
        guard !override.isOfCommission, credited.share.isPrimary else { return [] }
        let ancestors = ancestors(of: credited.share.payee, along: override.along, document)
        return zip(ancestors, override.levels).compactMap { ancestor, rate in
            guard applies(component, to: credited, earner: ancestor, rules) else { return nil }
            return Earning(
                order: order, credited: credited, earner: ancestor, component: component,
                levelRate: rate)
        }
    }

    /// The ancestors of a payee as fixed for a document.
    func ancestors(of payee: String, along relation: String, _ document: Document) -> [String] {
        facts.payees[document.id]?[payee]?.ancestors[relation] ?? []
    }

    private func applies(
        _ component: Component, to credited: CreditedShare, earner: String, _ rules: RuleFile
    ) -> Bool {
        let document = known.documents[credited.document]
        guard isEligible(earner, on: document.date, under: rules) else { return false }
        let subject = subject(credited, earner: earner, document, rules)
        return component.conditions.allSatisfy { $0.holds(for: subject) }
    }

    /// The facts of a share of a line, as the earner's conditions see them.
    private func subject(
        _ credited: CreditedShare, earner: String, _ document: Document, _ rules: RuleFile
    ) -> Subject {
        let line = document.lines[credited.line]
        var subject = subject(
            payee: credited.share.payee, earner: earner, document, rules)
        // Reading: "share role (absent unless attributed)": it is the share's, so an owner that was
        // credited before the attribution has the role of its new share after it.
        subject.texts["share.role"] = credited.share.role
        subject.texts["line.sku"] = line.sku
        subject.texts["line.product_line"] = line.productLine
        subject.numbers["line.net"] = known.inProgrammeCurrency(line.net, of: document)
        return subject
    }

    /// The facts of a document, as the earner's conditions see them: `payee.*` is the one who
    /// earns, the deal is seen from the payee who is credited.
    func subject(
        payee: String, earner: String, _ document: Document, _ rules: RuleFile
    ) -> Subject {
        let identity = known.identity(of: earner)
        let earnerFacts = facts.earners[document.id]?[earner]
        var subject = Subject()
        subject.numbers["invoice.date"] = Int128(document.date.number)
        subject.texts["payee.standing"] = earnerFacts?.standing
        subject.texts["payee.tier"] = earnerFacts?.tier?.name(under: rules)
        subject.texts["payee.kind"] = identity?.kind
        subject.texts["payee.country"] = identity?.country
        let deal = facts.payees[document.id]?[payee]
        subject.texts["deal.protected"] = deal?.isProtected == true ? "true" : "false"
        subject.texts["deal.exclusivity"] = deal?.exclusivity
        subject.texts["deal.kind"] = deal?.dealKind
        subject.texts["deal.sourcing"] = deal?.dealSourcing
        return subject
    }
}
