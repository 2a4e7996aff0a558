import Accounting
import Projections
import Rules

// Why a document brings what it brings. Everything is worked out by the engine that posts; here it is
// only asked once more, step by step, and put into words of the rule file.

extension CommissionJournal {
    /// What should stand on a document by all that the fold has taken in, with its reasons; nil
    /// where there is no such document, and for a linked credit, which lowers its invoice.
    ///
    /// - Throws: `ProjectionStop` where the journal has stopped before the document.
    /// - Complexity: O(lines × shares × components), and O(log n) for each running total and cap.
    package func reasons(for element: DocumentElement) throws -> DocumentReasons? {
        guard let document = try document(element), !document.crediting.shares.isEmpty,
            let latest = try programme.latest()
        else { return nil }
        let plan = try document.version.map { try earningPlan().versions[$0] }
        let home = latest.rules.head.currency
        var reasons = DocumentReasons(
            element: element, date: document.date, position: document.position,
            deal: document.deal, currency: document.currency, home: home,
            fx: try fxReasons(document, in: home), version: plan?.version.number,
            rounding: plan?.version.rules.head.rounding ?? latest.rules.head.rounding,
            period: latest.rules.head.calendar.earningPeriod(containing: document.date),
            lines: try lineReasons(document, in: home))
        guard let plan else { return reasons }
        let account = try account(of: element)
        // What the fold has left there may be of an earlier state, and it may go on after this.
        valuation.removeAll()
        defer { valuation.removeAll() }
        try value(document, account, under: plan)
        let valued = valuation
        let parts = try earnedParts(document, account, plan, valued)
        reasons.earners = try earnerReasons(account, plan, valued)
        var walk = ClaimWalk(
            journal: self, document: document, account: account, plan: plan, valued: valued,
            parts: parts)
        reasons.claims = try walk.run()
        try check(reasons.claims, against: account)
        if let cap = plan.version.rules.stackCap {
            reasons.stacks = valued.primary.indices.map { stackReasons(cap, line: $0, valued) }
        }
        return reasons
    }

    /// - Throws: `ReasonsDiffer` where the claims come to something else than what is posted.
    private func check(_ claims: [ClaimReasons], against account: DocumentAccount) throws {
        var open: [UInt64: Int64] = [:]
        for posted in account.posted {
            let key = UInt64(posted.component) << 32 | UInt64(posted.payee)
            for amount in [posted.form, posted.floor, posted.stackCap, posted.cap] {
                try open[key, default: 0].add(amount)
            }
        }
        for claim in claims {
            let key = UInt64(claim.index) << 32 | UInt64(claim.earner)
            try open[key, default: 0].subtract(try claim.total())
        }
        guard open.values.allSatisfy({ $0 == 0 }) else {
            throw ReasonsDiffer(what: "what is posted on a document")
        }
    }

    private func stackReasons(_ cap: StackCap, line: Int, _ valued: Valuation) -> StackReasons {
        let under = valued.earnings.filter {
            $0.line == line && cap.order.contains($0.component)
        }
        return StackReasons(
            primary: valued.primary[line],
            most: ExactAmount(basis: valued.primary[line], rate: cap.max).millionths,
            together: under.reduce(0) { $0 + $1.floored })
    }

    /// What the journal keeps of a document.
    func account(of element: DocumentElement) throws -> DocumentAccount {
        let accounts = element.isCredit ? creditAccounts : invoiceAccounts
        return try accounts.row(element.ordinal) ?? DocumentAccount()
    }

    /// Where the rate was found that was fixed when the document was recorded.
    private func fxReasons(_ document: ValuedDocument, in home: Currency) throws -> FxReasons? {
        guard let rate = document.crediting.rate else { return nil }
        let known = try programme.history().versions.filter { version in
            try programme.versions.row(version.number).map { $0.position < document.position }
                ?? false
        }
        let version = known.last { $0.rules.head.covers(document.date) } ?? known.last
        var reasons = FxReasons(rate: rate)
        guard let fx = version?.rules.fx else { return reasons }
        for age in 0...Swift.max(fx.fallbackDays, 0) {
            let day = try document.date.adding(days: -age)
            let key = RateKey(rateSet: fx.rateSet, base: document.currency, quote: home, date: day)
            guard let row = try programme.rates.row(key) else { continue }
            let known = (row.earlier + [row.published]).last { $0.position < document.position }
            guard let known else { continue }
            if known.rate == rate { reasons.published = (fx.rateSet, day, known.position) }
            break
        }
        return reasons
    }

    private func lineReasons(
        _ document: ValuedDocument, in home: Currency
    ) throws -> [LineReasons] {
        var unconverted = document.crediting
        unconverted.rate = nil
        return try document.lines.map { line in
            var (parts, bases): ([Int64], [Int64]) = ([], [])
            try unconverted.credit(
                line.retained, of: document.currency, in: document.currency, into: &parts)
            try document.crediting.credit(
                line.retained, of: document.currency, in: home, into: &bases)
            let shares = document.crediting.shares.enumerated().map { place, share in
                ShareReasons(
                    payee: share.payee, role: share.roleName, isOverlay: share.isOverlay,
                    share: share.share, part: parts[place], basis: bases[place])
            }
            return LineReasons(net: line.net, retained: line.retained, shares: shares)
        }
    }

    private func earnerReasons(
        _ account: DocumentAccount, _ plan: VersionPlan, _ valued: Valuation
    ) throws -> [EarnerReasons] {
        let ladder = plan.version.rules.tiers?.ladder.names ?? []
        return try account.facts.enumerated().map { place, facts in
            EarnerReasons(
                payee: facts.payee, isCredited: facts.isCredited,
                tier: valued.tiers[place].map { ladder[Int($0)] },
                isEligible: valued.isEligible[place],
                earnsFrom: plan.version.rules.earningStarts == nil
                    ? nil : try starts.row(facts.payee)?.from)
        }
    }
}

// MARK: - Slices

extension CommissionJournal {
    /// The valued earnings once more, one by one, each with its own slices, in the same order.
    private func earnedParts(
        _ document: ValuedDocument, _ account: DocumentAccount, _ plan: VersionPlan,
        _ valued: Valuation
    ) throws -> [EarnedReasons] {
        try collectEarnings(document, account, under: plan)
        guard valuation.earnings.count == valued.earnings.count else {
            throw ReasonsDiffer(what: "the earnings of a document")
        }
        return try valuation.earnings.indices.map { place in
            try value(place, document, plan)
            let earning = valuation.earnings[place]
            let known = valued.earnings[place]
            let amount = valuation.index(
                component: earning.component, earner: earning.earner
            ).place
            let slices = valuation.amounts[amount].slices
            valuation.amounts[amount].slices = []
            guard earning.form == known.form else {
                throw ReasonsDiffer(what: "an exact amount")
            }
            let gate = try gateReasons(earning, document, plan)
            return EarnedReasons(
                facts: [],
                slices: try sliceReasons(slices, of: earning, gate, document, plan),
                form: known.form, floored: known.floored, capped: known.capped,
                window: try windowReasons(valuation.amounts[amount], earning, document, plan),
                gate: gate)
        }
    }

    private func windowReasons(
        _ amount: ValuedAmount, _ earning: Earning, _ document: ValuedDocument, _ plan: VersionPlan
    ) throws -> WindowReasons? {
        guard let kind = plan.windows[earning.component] else { return nil }
        return WindowReasons(
            period: plan.version.rules.head.calendar.period(kind, containing: document.date),
            before: try amount.running.subtracting(earning.basis), after: amount.running,
            total: amount.windowTotal)
    }

    private func gateReasons(
        _ earning: Earning, _ document: ValuedDocument, _ plan: VersionPlan
    ) throws -> GateReasons? {
        let rules = plan.version.rules
        guard let gate = rules.components[earning.component].gate else { return nil }
        return GateReasons(
            clause: StatedClause(
                words: "gate at \(gate.atLeast) of the target \(gate.target)", line: gate.at.line),
            attainment: try attainment(earning, document, plan))
    }

    private func sliceReasons(
        _ slices: [EntrySlice], of earning: Earning, _ gate: GateReasons?,
        _ document: ValuedDocument, _ plan: VersionPlan
    ) throws -> [SliceReasons] {
        let component = plan.version.rules.components[earning.component]
        let currency = plan.version.rules.head.currency
        func text(_ amount: Int64) -> String {
            Money(minorUnits: amount, currency: currency).amountText
        }
        switch component.form {
        case .perUnit(let price):
            let line = document.lines[earning.line]
            let share = document.crediting.shares[earning.share].share
            let words =
                "\(text(price)) × \(line.quantity) × \(share) of what is retained of the net"
            return [
                SliceReasons(
                    from: 0, to: nil, basis: earning.basis, exact: earning.form,
                    clause: StatedClause(words: words, line: component.formAt.line))
            ]
        case .interpolated(let table):
            return try interpolated(slices, table, earning, plan, text)
        case .table(let table):
            return slices.map { slice in
                let row = table.rows.first { $0.from == slice.from }
                var reasons = SliceReasons(slice, at: row?.at ?? component.formAt)
                if table.mode == .retroactive { reasons.row = .holdsTotal }
                if let gate, !gate.isOpen {
                    reasons.row = .isBehindGate
                    reasons.to = nil
                }
                return reasons
            }
        case .flat, .byTier, .override:
            return slices.map { SliceReasons($0, at: component.formAt) }
        }
    }

    /// Row by row what the rows up to it bring together, less what those before it bring.
    private func interpolated(
        _ slices: [EntrySlice], _ table: AmountTable, _ earning: Earning, _ plan: VersionPlan,
        _ text: (Int64) -> String
    ) throws -> [SliceReasons] {
        var (basis, exact) = (Int64(0), Int128(0))
        return try slices.map { slice in
            guard let row = table.rows.first(where: { $0.from == slice.from }) else {
                throw ReasonsDiffer(what: "a row of a table")
            }
            try basis.add(slice.basis)
            let through = try table.interpolated(basis, plan.version.rules.head.rounding).millionths
            let words = "\(text(row.amount)) for the whole row, in proportion"
            defer { exact = through }
            return SliceReasons(
                from: row.from, to: row.to, basis: slice.basis, exact: through - exact,
                clause: StatedClause(words: words, line: row.at.line))
        }
    }
}

extension SliceReasons {
    fileprivate init(_ slice: EntrySlice, at place: SourcePosition) {
        self.init(
            from: slice.from, to: slice.to, basis: slice.basis,
            exact: ExactAmount(basis: slice.basis, rate: slice.rate).millionths,
            clause: StatedClause(words: "\(slice.rate)", line: place.line), rate: slice.rate)
    }
}

/// The reasons that were found for a figure lead to another one: a mistake of the program.
package struct ReasonsDiffer: Error, CustomStringConvertible {
    package let what: String

    package init(what: String) {
        self.what = what
    }

    package var description: String {
        "the explanation of \(what) comes to something else than the book; this is a mistake of "
            + "the program, and daybook replay --check says whether the models are whole"
    }
}
