import Accounting
import Projections
import Rules

/// Goes through all components and all who could earn on a document, those included whom a
/// condition or a missing level leaves without anything.
struct ClaimWalk {
    let journal: CommissionJournal
    let document: ValuedDocument
    let account: DocumentAccount
    let plan: VersionPlan
    let valued: Valuation
    /// In the order of `valued.earnings`.
    let parts: [EarnedReasons]

    private var claims: [ClaimReasons] = []
    /// How many of `parts` have found their place.
    private var taken = 0

    init(
        journal: CommissionJournal, document: ValuedDocument, account: DocumentAccount,
        plan: VersionPlan, valued: Valuation, parts: [EarnedReasons]
    ) {
        self.journal = journal
        self.document = document
        self.account = account
        self.plan = plan
        self.valued = valued
        self.parts = parts
    }

    private var rules: RuleFile { plan.version.rules }

    /// - Throws: `ReasonsDiffer` where something earns that the walk did not come to.
    mutating func run() throws -> [ClaimReasons] {
        for component in rules.components.indices {
            let first = claims.count
            switch rules.components[component].form {
            case .override(let override) where override.of == .commission:
                try walkCommission(component, override)
            case .override(let override):
                try forEachShare { try $0.walkSale($1, $2, component, override) }
            default: try forEachShare { try $0.walkOwn($1, $2, component) }
            }
            for place in first..<claims.count { try complete(place, component) }
        }
        guard taken == parts.count else { throw ReasonsDiffer(what: "who earns on a document") }
        return claims
    }

    private mutating func forEachShare(
        _ body: (inout ClaimWalk, Int, Int) throws -> Void
    ) throws {
        for line in document.lines.indices {
            for share in document.crediting.shares.indices { try body(&self, line, share) }
        }
    }

    private mutating func walkOwn(_ line: Int, _ share: Int, _ component: Int) throws {
        let payee = document.crediting.shares[share].payee
        try add(line, share, component, earner: payee, level: 0)
    }

    private mutating func walkSale(
        _ line: Int, _ share: Int, _ component: Int, _ override: OverrideRules
    ) throws {
        let credited = document.crediting.shares[share]
        let above = ancestors(of: credited.payee, override)
        if above.isEmpty {
            try add(line, share, component, nobodyAbove: override)
            return
        }
        for (place, ancestor) in above.enumerated() {
            var outcome: PartOutcome?
            if credited.isOverlay { outcome = .isOverlay }
            if place >= override.levels.count {
                outcome = .isBeyondLevels(override.levels.count)
            }
            try add(
                line, share, component, earner: ancestor, level: place + 1,
                child: place == 0 ? credited.payee : above[place - 1], outcome)
        }
    }

    private func ancestors(of payee: UInt32, _ override: OverrideRules) -> [UInt32] {
        account.ancestors.filter {
            $0.payee == payee && $0.relation == UInt8(override.along.number)
        }.map(\.ancestor)
    }
}

// MARK: - Parts

extension ClaimWalk {
    private mutating func add(
        _ line: Int, _ share: Int, _ component: Int, earner: UInt32, level: Int,
        child: UInt32 = 0, _ known: PartOutcome? = nil
    ) throws {
        let outcome = try known ?? self.outcome(line, share, component, earner)
        let place = place(of: component, earner)
        claims[place].parts.append(
            PartReasons(
                line: line, share: share, level: level, child: child,
                basis: basis(line, share), outcome: outcome))
    }

    private mutating func add(
        _ line: Int, _ share: Int, _ component: Int, nobodyAbove override: OverrideRules
    ) throws {
        let place = place(of: component, 0)
        claims[place].parts.append(
            PartReasons(
                line: line, share: share, level: 0, basis: basis(line, share),
                outcome: .hasNobodyAbove(relation: override.along.rawValue)))
    }

    private func basis(_ line: Int, _ share: Int) -> Int64 {
        valued.bases[line * document.crediting.shares.count + share]
    }

    private mutating func outcome(
        _ line: Int, _ share: Int, _ component: Int, _ earner: UInt32
    ) throws -> PartOutcome {
        guard let place = account.facts.firstIndex(where: { $0.payee == earner }) else {
            throw ReasonsDiffer(what: "the facts of a document")
        }
        guard valued.isEligible[place] else {
            return .isNotEligible(from: try journal.starts.row(earner)?.from)
        }
        let condition = rules.components[component].condition
        let (facts, text) = (try facts(line, share, place), document.lines[line])
        if let clause = condition.firstFailure(
            for: facts, sku: text.sku.utf8.span.bytes,
            productLine: text.productLine.utf8.span.bytes)
        {
            return .fails(reasons(clause, facts, text))
        }
        let index = valued.earnings.firstIndex {
            $0.line == line && $0.share == share && $0.component == component
                && $0.earner == earner
        }
        guard let index else { throw ReasonsDiffer(what: "who earns on a document") }
        taken += 1
        var earned = parts[index]
        earned.facts = condition.clauses.map { reasons($0, facts, text) }
        return .earns(earned)
    }

    private func facts(_ line: Int, _ share: Int, _ place: Int) throws -> LineFacts {
        let credited = document.crediting.shares[share]
        guard let own = account.facts.first(where: { $0.payee == credited.payee }) else {
            throw ReasonsDiffer(what: "the facts of a document")
        }
        let seen = CommissionJournal.SeenLine(
            number: line, share: share, basis: basis(line, share), line: document.lines[line],
            word: own.word.with(role: credited.attributedRole),
            net: try journal.programmeNet(of: document.lines[line], document, rules.head))
        return journal.lineFacts(seen, place, document, account)
    }

    private func reasons(
        _ clause: ConditionClause, _ facts: LineFacts, _ line: ValuedLine?
    ) -> FactReasons {
        let ladder = rules.tiers?.ladder
        let currency = rules.head.currency
        return FactReasons(
            key: clause.key.rawValue,
            value: clause.found(
                in: facts, sku: line?.sku ?? "", productLine: line?.productLine ?? "",
                ladder: ladder, currency: currency),
            asked: clause.asked(ladder: ladder, currency: currency), line: clause.at.line)
    }

    /// The place of a component's claim for an earner, which begins where there is none.
    private mutating func place(of component: Int, _ earner: UInt32) -> Int {
        let index = plan.indexes[component]
        if let known = claims.firstIndex(where: { $0.index == index && $0.earner == earner }) {
            return known
        }
        claims.append(
            ClaimReasons(
                component: rules.components[component].id, index: index,
                cost: rules.components[component].costClass.account, earner: earner,
                clause: clause(component, earner), relation: rules.components[component].relation,
                goesByTier: rules.components[component].isByTier))
        return claims.count - 1
    }
}

// MARK: - Overrides of commission

extension ClaimWalk {
    private mutating func walkCommission(_ component: Int, _ override: OverrideRules) throws {
        var payees: [UInt32] = []
        for share in document.crediting.shares where !payees.contains(share.payee) {
            payees.append(share.payee)
            if ancestors(of: share.payee, override).isEmpty {
                try add(0, payees.count - 1, component, nobodyAbove: override)
            }
        }
        for climb in valued.climbs where climb.component == component {
            let place = place(of: component, climb.earner)
            let above = ancestors(of: climb.payee, override)
            let facts = account.facts.firstIndex { $0.payee == climb.earner }
            let failed = rules.components[component].condition.firstFailure(
                for: climb.facts, sku: "".utf8.span.bytes, productLine: "".utf8.span.bytes)
            claims[place].climbs.append(
                ClimbReasons(
                    payee: climb.payee,
                    child: climb.level == 1 ? climb.payee : above[climb.level - 2],
                    level: climb.level, rate: climb.rate, base: climb.base,
                    commission: climb.commission,
                    failure: failed.map { reasons($0, climb.facts, nil) },
                    isEligible: facts.map { valued.isEligible[$0] } ?? false))
        }
    }
}

// MARK: - What they come to

extension ClaimWalk {
    private mutating func complete(_ place: Int, _ component: Int) throws {
        let claim = claims[place]
        let rule = rules.components[component]
        claims[place].caps = try caps(of: claim, rule)
        let amount = valued.amounts.first {
            $0.component == component && $0.earner == claim.earner
        }
        guard let amount else { return }
        func text(_ amount: Int64) -> String {
            Money(minorUnits: amount, currency: rules.head.currency).amountText
        }
        claims[place].amount = AmountReasons(
            form: amount.formCents, floor: amount.floorCents, stackCap: amount.stackCapCents,
            floorClause: rule.floorAt.flatMap { at in
                rule.floorPerInvoice.map {
                    StatedClause(words: "floor of \(text($0)) an invoice", line: at.line)
                }
            },
            stackCapClause: rules.stackCap.map {
                StatedClause(words: "at most \($0.max) of a line together", line: $0.at.line)
            })
    }

    private func caps(of claim: ClaimReasons, _ rule: Component) throws -> [CapReasons] {
        guard let cap = rule.cap else { return [] }
        let calendar = rules.head.calendar
        let kind = cap.window.kind(in: calendar)
        let chain = CapChain(component: claim.index, payee: claim.earner, kind: kind)
        let own = calendar.period(kind, containing: document.date)
        let key = OrderKey(
            day: calendar.firstDay(of: own).daysSince1970, position: document.position)
        return try account.capped.filter {
            $0.component == claim.index && $0.payee == claim.earner && $0.window.kind == kind
        }.map { share in
            let before = try journal.caps.total(before: key, in: chain.tree(share.window))
            let money = Money(minorUnits: cap.amount, currency: rules.head.currency)
            let period =
                share.isCarried ? calendar.firstDay(of: share.window) : document.date
            return CapReasons(
                window: share.window, isCarried: share.isCarried, amount: share.amount,
                kept: share.kept, before: before, reached: try before.adding(share.amount),
                cap: cap.amount, excess: excess(of: cap, after: share.window),
                period: calendar.earningPeriod(containing: period),
                clause: StatedClause(
                    words: "cap of \(money.amountText) a \(cap.window.rawValue)",
                    line: cap.at.line))
        }.sorted { $0.window < $1.window }
    }

    private func excess(of cap: ComponentCap, after window: Period) -> ExcessReasons {
        if cap.excess == .forfeit { return .isForfeited }
        guard cap.carries else {
            return cap.window == .lifetime ? .endsWithLifetime : .hasCapOfNothing
        }
        let next = rules.head.calendar.window(after: window)
        return next == nil ? .staysInLastWindow : .goesOn
    }

    /// What the component says, as it is for an earner.
    private func clause(_ component: Int, _ earner: UInt32) -> StatedClause {
        let rule = rules.components[component]
        let words: String
        switch rule.form {
        case .flat(let rate): words = "flat \(rate)"
        case .byTier(let rates):
            let tier = account.facts.firstIndex { $0.payee == earner }.flatMap { valued.tiers[$0] }
            let names = rules.tiers?.ladder.names ?? []
            words =
                tier.map { "by_tier, \(names[Int($0)]) \(rates[Int($0)])" }
                ?? "by_tier, and the payee has no tier"
        case .perUnit(let price):
            let money = Money(minorUnits: price, currency: rules.head.currency)
            words = "per_unit \(money.amountText)"
        case .table(let table):
            words =
                "table \(table.mode.rawValue)"
                + (table.window.map { ", window \($0.rawValue)" } ?? "")
        case .interpolated: words = "table interpolated_per_line"
        case .override(let override):
            let levels = override.levels.map { "\($0)" }.joined(separator: ", ")
            words =
                "override of \(override.of.rawValue) along \(override.along.rawValue), \(levels)"
        }
        return StatedClause(words: words, line: rule.formAt.line)
    }
}

extension Component {
    /// Of an override the relation that it goes along.
    fileprivate var relation: String? {
        if case .override(let override) = form { return override.along.rawValue }
        return nil
    }

    fileprivate var isByTier: Bool {
        if case .byTier = form { return true }
        return false
    }
}
