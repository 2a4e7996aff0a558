import Accounting
import Events
import Projections
import Rules

// Gates (rules.md section 6): whether an earner's sales have reached its target at a line.

extension CommissionJournal {
    /// Whether the gate of a component is shut at an earning, which in mode retroactive is not its
    /// own but the last of the window by date. Without a gate it never is.
    func isShut(
        _ earning: Earning, _ document: ValuedDocument, _ plan: VersionPlan
    ) throws -> Bool {
        guard plan.version.rules.components[earning.component].gate != nil else { return false }
        return !(try attainment(earning, document, plan)?.isOpen ?? false)
    }

    /// How far the earner of an earning has come to its target where its gate is asked; nil without
    /// a gate or a target.
    func attainment(
        _ earning: Earning, _ document: ValuedDocument, _ plan: VersionPlan
    ) throws -> GateAttainment? {
        let component = plan.version.rules.components[earning.component]
        guard let gate = component.gate else { return nil }
        let terms = GateTerms(target: gate.target, atLeast: gate.atLeast)
        if component.isRetroactive, let kind = plan.windows[earning.component] {
            let window = plan.version.rules.head.calendar.period(kind, containing: document.date)
            let share = WindowShare(
                component: plan.indexes[earning.component], payee: earning.earner, window: window)
            return try attainment(share, terms)
        }
        let sales = try sales(through: earning, document)
        return try attainment(
            terms, of: earning.earner, at: document.dayKey, on: document.date, with: sales)
    }

    /// The primary bases of an earner on the document that is being valued, through the share of the
    /// line of an earning, in minor units.
    ///
    /// - Complexity: O(lines) for all earnings together, where they are asked in their order.
    func sales(through earning: Earning, _ document: ValuedDocument) throws -> Int64 {
        let shares = document.crediting.shares
        let count = earning.line * shares.count + earning.share + 1
        let known = valuation.salesSoFar.firstIndex { $0.payee == earning.earner }
        var sales =
            known.map { valuation.salesSoFar[$0] } ?? Valuation.SalesSoFar(payee: earning.earner)
        if sales.count > count { sales = Valuation.SalesSoFar(payee: earning.earner) }
        for place in sales.count..<count {
            let share = shares[place % shares.count]
            guard share.payee == earning.earner, !share.isOverlay else { continue }
            try sales.sum.add(valuation.bases[place])
        }
        sales.count = count
        if let known {
            valuation.salesSoFar[known] = sales
        } else {
            valuation.salesSoFar.append(sales)
        }
        return sales.sum
    }

    /// Whether a gate of a window is open at the window's last line by date.
    func isOpen(_ share: WindowShare, _ terms: GateTerms) throws -> Bool {
        try attainment(share, terms)?.isOpen ?? false
    }

    private func attainment(_ share: WindowShare, _ terms: GateTerms) throws -> GateAttainment? {
        guard let last = try lastLines.last(of: share.tree) else { return nil }
        let date = BusinessDate(daysSince1970: last.key.day)
        return try attainment(terms, of: share.payee, at: last.key, on: date, with: last.sum)
    }

    /// A payee's sales, by date and then by position, and its target at a line; `sales` are those of
    /// the line's own document through it.
    private func attainment(
        _ terms: GateTerms, of payee: UInt32, at key: OrderKey, on date: BusinessDate,
        with sales: Int64
    ) throws -> GateAttainment? {
        guard let calendar = try programme.calendar(),
            let target = try targets.row(NumberKey(payee))?.target(
                terms.target, on: date, calendar)
        else { return nil }
        let days = calendar.days(of: target.period)
        let tree = TreeKey(owner: UInt64(payee))
        let before = try salesOrder.total(before: .start(of: days.lowerBound), in: tree)
        let reached = try salesOrder.total(before: key, in: tree).subtracting(before).adding(sales)
        let activation = try partners.state(of: payee)?.activatedOn
        return GateAttainment(
            target: target, on: date, reached: reached,
            threshold: target.threshold(terms.atLeast, days: days, activatedOn: activation))
    }
}

// MARK: - What moves gates

extension CommissionJournal {
    /// Puts a document's sales into the order of each of its earners, and finds the documents whose
    /// gates that opens or shuts.
    ///
    /// - Complexity: O(log n) for each earner, and for each document that it finds.
    func placeInSales(
        _ document: ValuedDocument, _ account: inout DocumentAccount, _ run: inout SettlingRun
    ) throws {
        guard try earningPlan().needsSalesOrder, let home = try programme.currency() else { return }
        let shares = document.crediting.shares
        var bases: [Int64] = []
        for line in document.lines {
            var lineBases: [Int64] = []
            try document.crediting.credit(
                line.retained, of: document.currency, in: home, into: &lineBases)
            bases += lineBases
        }
        var earners: [UInt32] = []
        // Those above the payees have no sales here; only the start of their earning is asked.
        let others = try earningPlan().usesEarningStarts ? account.facts.map(\.payee) : []
        for payee in shares.map(\.payee) + others
        where !earners.contains(payee) { earners.append(payee) }
        for payee in account.listed where !earners.contains(payee) {
            try place(nil, of: payee, document, &run)
        }
        for payee in earners {
            var item = SumItem(key: document.dayKey, document: document.element, sum: 0)
            for (place, basis) in bases.enumerated() {
                let share = shares[place % shares.count]
                if share.payee == payee, !share.isOverlay { try item.add(basis) }
            }
            try place(item, of: payee, document, &run)
        }
        account.listed = earners
    }

    /// Puts all documents into the orders that gates ask, when a version is the first to need them.
    /// Those that the event touches are put there later, with the facts that it fixes.
    ///
    /// - Complexity: O(n log n) in the documents of the book.
    func order(_ run: inout SettlingRun) throws {
        for month in try sales.documentsOfMonths.owners() {
            for element in try sales.documentsOfMonths.elements(of: month)
            where !run.isTouched(element) {
                try change(element) { document, account, plan in
                    try placeInSales(document, &account, &run)
                    try placeInWindows(document, &account, plan, &run)
                }
            }
        }
    }

    private func place(
        _ item: SumItem?, of payee: UInt32, _ document: ValuedDocument, _ run: inout SettlingRun
    ) throws {
        let tree = TreeKey(owner: UInt64(payee))
        let old = try salesOrder.set(document.dayKey, to: item, in: tree)
        let change = try (item?.sum ?? 0).subtracting(old?.sum ?? 0)
        guard item != old, try earningPlan().usesGates, let calendar = try programme.calendar()
        else { return }
        run.find(payee: payee, on: document.date)
        guard change != 0 else { return }
        let activation = try partners.state(of: payee)?.activatedOn
        for target in try targets.row(NumberKey(payee))?.targets ?? []
        where calendar.contains(document.date, in: target.period) {
            let days = calendar.days(of: target.period)
            let before = try salesOrder.total(before: .start(of: days.lowerBound), in: tree)
            for terms in try earningPlan().lineGates where terms.target == target.measure {
                let threshold = target.threshold(
                    terms.atLeast, days: days, activatedOn: activation)
                let point = before.addingClamped(threshold)
                try salesOrder.visit(
                    tree, after: document.dayKey, through: .end(of: days.upperBound)
                ) { stretch in
                    let low = Swift.min(stretch.lowerBound, stretch.lowerBound &- change)
                    let high = Swift.max(stretch.upperBound, stretch.upperBound &- change)
                    return low <= point && point <= high
                } _: { item, _ in
                    // One without sales of the payee may still be gated: an overlay share is none.
                    run.find(item.document, at: item.key.position)
                }
            }
        }
    }

    /// Keeps a window under watch whose gate is asked at its last line.
    func watch(_ share: WindowShare) throws {
        let gate = WatchedGate(component: share.component, window: share.window, open: [])
        let isKnown =
            try gates.row(NumberKey(share.payee))?.gates.contains {
                $0.component == gate.component && $0.window == gate.window
            } ?? false
        if isKnown { return }
        try gates.update(NumberKey(share.payee)) { row in
            row = row ?? WatchedGatesRow()
            row?.gates.append(gate)
        }
    }

    /// Finds the windows of the payees whose sales have changed whose gates have opened or shut.
    ///
    /// - Complexity: O(w) in all windows of a payee that were ever watched, and O(log n) for each that
    ///   lies in the fiscal years of the change.
    func findWindowsOfGates(_ run: inout SettlingRun) throws {
        guard let calendar = try programme.calendar() else { return }
        for (payee, days) in run.payees {
            let lastYear = calendar.period(.fiscalYear, containing: days.upperBound)
            for (place, gate) in (try gates.row(NumberKey(payee))?.gates ?? []).enumerated() {
                guard calendar.lastDay(of: gate.window) >= days.lowerBound,
                    calendar.firstDay(of: gate.window) <= calendar.lastDay(of: lastYear)
                else { continue }
                let share = WindowShare(
                    component: gate.component, payee: payee, window: gate.window)
                var open: [UInt32] = []
                for terms in try earningPlan().components[Int(gate.component)].windowGates
                where terms.kind == gate.window.kind {
                    if try isOpen(share, terms.terms) { open.append(UInt32(terms.version)) }
                }
                guard open != gate.open else { continue }
                try gates.update(NumberKey(payee)) { $0?.gates[place].open = open }
                run.find(window: share.tree)
            }
        }
    }
}
