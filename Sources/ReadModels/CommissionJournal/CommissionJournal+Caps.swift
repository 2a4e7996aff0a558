import Accounting
import Projections
import Rules

// Caps of a component by payee and window, and what is carried: rules.md section 6.

extension CommissionJournal {
    /// Notes what a document, as valued, brings into windows of caps from now on.
    func noteCaps(
        _ document: ValuedDocument, _ account: DocumentAccount, _ plan: VersionPlan?,
        _ run: inout SettlingRun
    ) throws {
        let hasCaps = plan?.caps.contains { $0 != nil } ?? false
        guard hasCaps || !account.capped.isEmpty, let calendar = try programme.calendar() else {
            return
        }
        var named: [CapShare] = []
        for amount in valuation.amounts {
            guard let plan, let kind = plan.caps[amount.component] else { continue }
            let component = plan.indexes[amount.component]
            let share = CapShare(
                component: component, payee: amount.earner,
                window: calendar.period(kind, containing: document.date), isCarried: false,
                amount: try amount.beforeCaps(), kept: 0)
            named.append(share)
            let old = account.capped.amount(of: share)
            // New terms of the cap itself change what is kept of the same amount.
            let isEqual = (old ?? 0) == share.amount && run.cause != .ruleChange
            if isEqual { continue }
            note(share, share.amount == 0 ? nil : share.amount, document, calendar, &run)
        }
        for old in account.capped
        where !old.isCarried && !named.contains(where: { $0.isSame(as: old) }) {
            note(old, nil, document, calendar, &run)
        }
    }

    private func note(
        _ share: CapShare, _ amount: Int64?, _ document: ValuedDocument,
        _ calendar: FiscalCalendar, _ run: inout SettlingRun
    ) {
        let chain = CapChain(
            component: share.component, payee: share.payee, kind: share.window.kind)
        let key = OrderKey(
            day: calendar.firstDay(of: share.window).daysSince1970, position: document.position)
        run.caps.add(
            CapChanges.Change(
                tree: chain.tree(share.window), key: key, document: document.element,
                amount: amount))
    }

    /// Works through the windows that change, early before late, each with what is carried into
    /// it, in at most so many steps, of which it takes what it needs.
    ///
    /// - Returns: whether it has come to the end.
    /// - Complexity: O(log n) for each document whose share under a cap changes.
    func goOn(with caps: inout CapSettlement, _ steps: inout Int) throws -> Bool {
        if caps.window == nil { caps.turn() }
        while caps.window != nil {
            guard try goOn(with: &caps.window, &caps.found, caps.hasNewTerms, &steps) else {
                return false
            }
            caps.turn()
        }
        return true
    }

    /// Brings a window to what it holds from now on.
    private func goOn(
        with window: inout CapWindow?, _ found: inout FoundDocuments, _ hasNewTerms: Bool,
        _ steps: inout Int
    ) throws -> Bool {
        guard let tree = window?.tree, let chain = window?.chain else { return true }
        let points = try earningPlan().components[Int(chain.component)].caps
            .filter { $0.kind == chain.kind }.map(\.amount)
        while steps > 0, let change = window?.nextChange() {
            steps -= 1
            let item = change.amount.map {
                SumItem(key: change.key, document: change.document, sum: $0)
            }
            let old = try self.caps.set(change.key, to: item, in: tree)
            window?.move(change.document, at: change.key)
            let moved = try (item?.sum ?? 0).subtracting(old?.sum ?? 0)
            guard moved != 0 else { continue }
            try self.caps.visit(tree, after: change.key) { stretch in
                let low = Swift.min(stretch.lowerBound, stretch.lowerBound &- moved)
                let high = Swift.max(stretch.upperBound, stretch.upperBound &- moved)
                return points.contains { (low...high).contains($0) }
            } _: { item, _ in
                window?.move(item.document, at: item.key)
            }
        }
        while steps > 0, let (key, document) = window?.nextMovedDocument() {
            steps -= 1
            if let change = try settleCap(
                of: document, at: key, in: tree, chain, hasNewTerms: hasNewTerms)
            {
                window?.onward.append(change)
            }
            found.add(document, at: key.position)
        }
        return steps > 0
    }

    /// What a document keeps in a window, `min(cap, T_k) − min(cap, T_{k−1})`, and what it carries
    /// on.
    private func settleCap(
        of element: DocumentElement, at key: OrderKey, in tree: TreeKey, _ chain: CapChain,
        hasNewTerms: Bool
    ) throws -> CapChanges.Change? {
        guard let window = Period(rawValue: Int32(truncatingIfNeeded: tree.span)),
            let calendar = try programme.calendar()
        else { return nil }
        var share = CapShare(
            component: chain.component, payee: chain.payee, window: window,
            isCarried: key.day != calendar.firstDay(of: window).daysSince1970, amount: 0, kept: 0)
        var onward: CapChanges.Change?
        try change(element) { _, account, plan in
            var excess: Int64 = 0
            let next = calendar.window(after: window)
            if let item = try caps.item(at: key, in: tree),
                let cap = plan?.component(share.component)?.cap
            {
                let before = try caps.total(before: key, in: tree)
                let reached = try before.adding(item.sum)
                share.amount = item.sum
                share.kept = try Swift.min(cap.amount, reached).subtracting(
                    Swift.min(cap.amount, before))
                if cap.carries {
                    excess = try item.sum.subtracting(share.kept)
                    // Whatever has not come to rest by the last window that there is stays there.
                    if next == nil { share.kept = item.sum }
                }
                account.capped.insert(share)
            } else {
                account.capped.remove(share)
            }
            guard let next else { return }
            let there = account.capped.amount(
                of: CapShare(
                    component: chain.component, payee: chain.payee, window: next,
                    isCarried: true, amount: 0, kept: 0))
            // New terms change what is kept of the same amount, here and further on.
            guard excess != there ?? 0 || (hasNewTerms && there != nil) else { return }
            onward = CapChanges.Change(
                tree: chain.tree(next), key: key, document: element,
                amount: excess == 0 ? nil : excess)
        }
        return onward
    }

    /// Posts what caps take from a document, about its own period, and what they carry, about the
    /// first earning period of the window that it comes to.
    func postCaps(on element: DocumentElement, _ run: inout SettlingRun) throws {
        guard let latest = try programme.latest() else { return }
        let calendar = latest.rules.head.calendar
        try change(element) { document, account, plan in
            let context = context(document, plan, latest, run)
            let own = calendar.earningPeriod(containing: document.date)
            var places = PostedPlaces(account.posted)
            var targets: [Int: Int64] = [:]
            for share in account.capped {
                guard let cost = plan?.component(share.component)?.costClass else { continue }
                let change =
                    share.isCarried ? share.kept : try share.kept.subtracting(share.amount)
                let start = calendar.firstDay(of: share.window)
                let period = share.isCarried ? calendar.earningPeriod(containing: start) : own
                let from = share.isCarried ? start : calendar.firstDay(of: own)
                let place = places.place(
                    of: PostedAmount(
                        component: share.component, payee: share.payee, cost: cost, period: period,
                        from: from), in: &account.posted)
                targets[place] = try (targets[place] ?? 0).adding(change)
            }
            let entriesBefore = nextNumber
            for place in account.posted.indices {
                try bring(&account.posted[place], .cap, to: targets[place] ?? 0, context)
            }
            account.posted.removeAll { $0.isEmpty }
            if nextNumber != entriesBefore { run.post(on: element, at: document.position) }
        }
    }
}

extension VersionPlan {
    /// The component with an index in the journal; nil where the version has none.
    fileprivate func component(_ index: UInt16) -> Component? {
        indexes.firstIndex(of: index).map { version.rules.components[$0] }
    }
}

extension FiscalCalendar {
    /// The window after one; nil where there is none, or none that begins before the calendar ends.
    func window(after window: Period) -> Period? {
        guard let next = try? window.next(), firstDay(of: next) <= .max else { return nil }
        return next
    }
}
