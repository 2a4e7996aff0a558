import Accounting
import Events
import Projections
import Rules

// Bringing what stands on a document to what should stand.

/// A document as the engine values it: what the sales book knows, in one shape for invoices and
/// unlinked credits.
struct ValuedDocument {
    let element: DocumentElement
    let date: BusinessDate
    let position: UInt64
    let deal: UInt32
    let currency: Currency
    let crediting: Crediting
    let lines: [ValuedLine]
}

/// A line of a valued document; amounts in minor units of the document's currency.
struct ValuedLine {
    /// What is retained; −net for an unlinked credit.
    let retained: Int64
    /// As invoiced; for an unlinked credit the credited amount.
    let net: Int64
    let sku: String
    let productLine: String
}

extension CommissionJournal {
    func settle(
        _ element: DocumentElement, after event: borrowing EventView, _ cause: EntryCause
    ) throws {
        guard let document = try document(element) else { return }
        let version = try programme.inForce(on: document.date)
        let accounts = element.isCredit ? creditAccounts : invoiceAccounts
        var account = try accounts.row(element.ordinal) ?? DocumentAccount()
        if version == nil, account.posted.isEmpty { return }
        if version != nil { try fixFacts(of: document, in: &account) }
        try value(document, account, under: version)
        try post(document, &account, after: event, cause, version)
        accounts.set(element.ordinal, to: account)
    }

    private func document(_ element: DocumentElement) throws -> ValuedDocument? {
        if element.isCredit {
            guard let row = try sales.credits.row(element.ordinal) else { return nil }
            return ValuedDocument(
                element: element, date: row.date, position: row.position, deal: 0,
                currency: row.currency, crediting: row.crediting,
                lines: row.lines.map {
                    ValuedLine(retained: -$0.net, net: $0.net, sku: "", productLine: "")
                })
        }
        guard let row = try sales.invoices.row(element.ordinal) else { return nil }
        return ValuedDocument(
            element: element, date: row.date, position: row.position, deal: row.deal,
            currency: row.currency, crediting: row.crediting,
            lines: row.lines.map {
                ValuedLine(
                    retained: $0.retained, net: $0.net, sku: $0.sku, productLine: $0.productLine)
            })
    }
}

// MARK: - Facts

extension CommissionJournal {
    /// Fixes the facts of the shares whose payee has none yet, as known now for the document's
    /// date; those of a payee that has them are kept, under the role it has now.
    private func fixFacts(of document: ValuedDocument, in account: inout DocumentAccount) throws {
        let shares = document.crediting.shares
        let isCurrent =
            account.facts.count == shares.count
            && zip(account.facts, shares).allSatisfy { $0.payee == $1.payee }
            && account.facts.indices.allSatisfy {
                account.facts[$0].word.role == shares[$0].attributedRole
            }
        if isCurrent { return }
        let known = account.facts
        account.facts = try shares.map { share in
            if let old = known.first(where: { $0.payee == share.payee }) {
                return old.with(role: share.attributedRole)
            }
            return try facts(of: share, in: document)
        }
    }

    private func facts(of share: CreditedShare, in document: ValuedDocument) throws -> ShareFacts {
        let partner = try partners.state(of: share.payee)
        let standing =
            document.element.isCredit
            ? PayeeStanding.active : try partners.standing(of: share.payee, on: document.date)
        var deal = DealFacts.none
        if document.deal != 0 {
            deal = try deals.protection(
                of: document.deal, on: document.date, payee: share.payee)
        }
        let word = FactWord(
            standing: standing, payeeKind: partner?.kind, isProtected: deal.isProtected,
            exclusivity: deal.exclusivity, dealKind: deal.kind, sourcing: deal.sourcing,
            role: share.attributedRole)
        return ShareFacts(
            payee: share.payee, word: word,
            tier: try tiers.tier(of: share.payee, on: document.date), country: partner?.country)
    }
}

extension ShareFacts {
    /// The same facts under another role.
    func with(role: ShareRole?) -> ShareFacts {
        var facts = self
        facts.word = FactWord(
            standing: word.standing ?? .prospect, payeeKind: word.payeeKind,
            isProtected: word.isProtected, exclusivity: word.exclusivity,
            dealKind: word.dealKind, sourcing: word.sourcing, role: role)
        return facts
    }
}

// MARK: - Valuing

extension CommissionJournal {
    /// Works out what should stand on the document, by component and payee, into `valuation`.
    private func value(
        _ document: ValuedDocument, _ account: DocumentAccount, under version: RuleVersion?
    ) throws {
        valuation.removeAll()
        guard let version else { return }
        let home = version.rules.head.currency
        let history = try programme.history()
        valuation.tiers.removeAll(keepingCapacity: true)
        for facts in account.facts {
            valuation.tiers.append(try tier(of: facts, readBy: version, history))
        }
        for line in document.lines {
            try document.crediting.credit(
                line.retained, of: document.currency, in: home, into: &valuation.bases)
            let net = try document.crediting.rate?.convert(
                Money(minorUnits: line.net, currency: document.currency), to: home,
                rounding: version.rules.head.rounding
            ).minorUnits
            for (index, facts) in account.facts.enumerated() {
                let lineFacts = LineFacts(
                    word: facts.word, tier: valuation.tiers[index], country: facts.country,
                    net: net ?? line.net, date: document.date)
                try value(
                    line, basis: valuation.bases[index], facts.payee, lineFacts, under: version)
            }
        }
    }

    private func value(
        _ line: ValuedLine, basis: Int64, _ payee: UInt32, _ facts: LineFacts,
        under version: RuleVersion
    ) throws {
        // By index: a copy of a component would hold on to all that it is made of.
        for index in version.rules.components.indices {
            let applies = version.rules.components[index].condition.holds(
                for: facts, sku: line.sku.utf8.span.bytes,
                productLine: line.productLine.utf8.span.bytes)
            guard applies, let rate = Self.rate(of: version.rules.components[index].form, facts)
            else { continue }
            try valuation.add(
                component: index, payee: payee, basis: basis, rate: rate)
        }
    }

    /// The rate of a component whose amount is basis × rate; nil for the forms that are more than
    /// that, which stop the journal before it comes to value anything.
    private static func rate(of form: ComponentForm, _ facts: LineFacts) -> Rate? {
        switch form {
        case .flat(let rate): rate
        case .byTier(let rates): facts.tier.map { rates[Int($0)] } ?? .zero
        case .perUnit, .table, .interpolated, .override: nil
        }
    }

    private func tier(
        of facts: ShareFacts, readBy version: RuleVersion, _ history: RuleHistory
    ) throws -> UInt8? {
        guard let held = facts.tier else { return nil }
        let holder = history.versions[Int(held.version) - 1]
        return history.tier(Int(held.index), heldUnder: holder, readBy: version).map(UInt8.init)
    }
}
