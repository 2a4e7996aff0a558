import Accounting
import Projections
import Rules

// Running totals: which documents a change of one moves (rules.md section 4, modes marginal and
// retroactive).

extension CommissionJournal {
    /// Puts what a document adds to running totals into their trees, and finds the documents whose
    /// amounts that changes.
    ///
    /// - Complexity: O(log n) for each total, and for each document that it finds.
    func placeInWindows(
        _ document: ValuedDocument, _ account: inout DocumentAccount, _ plan: VersionPlan?,
        _ run: inout SettlingRun
    ) throws {
        let hasWindows = plan?.windows.contains { $0 != nil } ?? false
        guard hasWindows || !account.windows.isEmpty else { return }
        var shares: [(share: WindowShare, item: SumItem, last: Int)] = []
        if let plan {
            try collectEarnings(document, account, under: plan)
            for (place, earning) in valuation.earnings.enumerated() {
                guard let kind = plan.windows[earning.component] else { continue }
                let share = WindowShare(
                    component: plan.indexes[earning.component], payee: earning.earner,
                    window: plan.version.rules.head.calendar.period(kind, containing: document.date)
                )
                let found = shares.firstIndex { $0.share == share }
                if found == nil {
                    shares.append(
                        (share, SumItem(key: document.key, document: document.element, sum: 0), 0))
                }
                let index = found ?? shares.count - 1
                try shares[index].item.add(earning.basis)
                shares[index].last = place
            }
        }
        for old in account.windows where !shares.contains(where: { $0.share == old }) {
            try place(nil, through: 0, of: document, in: old, &run)
        }
        for (share, item, last) in shares {
            let isWatched = try earningPlan().components[Int(share.component)].isWatched
            let sales =
                isWatched ? try sales(through: valuation.earnings[last], document) : 0
            try place(item, through: sales, of: document, in: share, &run)
        }
        account.windows = shares.map(\.share)
    }

    /// `sales` are the payee's own on the document through its last line in the window.
    private func place(
        _ item: SumItem?, through sales: Int64, of document: ValuedDocument, in share: WindowShare,
        _ run: inout SettlingRun
    ) throws {
        let component = try earningPlan().components[Int(share.component)]
        let old = try windows.set(document.key, to: item, in: share.tree)
        if component.isWatched {
            let mark = item.map { _ in
                SumItem(key: document.dayKey, document: document.element, sum: sales)
            }
            try lastLines.set(document.dayKey, to: mark, in: share.tree)
            try watch(share)
            run.find(payee: share.payee, on: document.date)
        }
        let change = try (item?.sum ?? 0).subtracting(old?.sum ?? 0)
        guard change != 0 else { return }
        if component.isRetroactive {
            let total = try windows.total(of: share.tree)
            let row = component.retroactiveRow(of: total, in: share.window)
            let before = component.retroactiveRow(
                of: try total.subtracting(change), in: share.window)
            if row != before { run.find(window: share.tree) }
        }
        let rows = component.marginalRows(in: share.window)
        guard !rows.isEmpty else { return }
        try windows.visit(share.tree, after: document.key) { stretch in
            // In the state before, everything after the document lay lower by the change.
            let low = Swift.min(stretch.lowerBound, stretch.lowerBound &- change)
            let high = Swift.max(stretch.upperBound, stretch.upperBound &- change)
            return rows.contains { (low...high).contains($0) || (low...high).contains(-$0) }
        } _: { item, _ in
            run.find(item.document, at: item.key.position)
        }
    }

    /// Adds all documents of the windows that were found to those to be valued anew.
    func findDocumentsOfWindows(_ run: inout SettlingRun) throws {
        for tree in run.windows {
            try windows.visit(tree) { item, _ in run.find(item.document, at: item.key.position) }
        }
    }
}

extension SumItem {
    /// A further step of the running total.
    mutating func add(_ step: Int64) throws(AccountingError) {
        sum = try sum.adding(step)
        low = Swift.min(low, sum)
        high = Swift.max(high, sum)
    }
}
