// Section 6: caps of a component by payee and window, and what is carried.

/// A document's amount in a window of a cap, own or carried into it.
private struct CappedAmount {
    let document: Int
    let amount: Int128
    /// The cap of the document's own version.
    let cap: Cap
    /// Whether it comes from an earlier window.
    let isCarried: Bool
}

extension Recomputation {
    /// What caps take from documents and what is carried, by bucket.
    ///
    /// Reading: "by component, payee and cap window": windows are days. Where one version says
    /// `earning_period` and another names the same days, their documents come under one cap.
    func changesByCaps(_ amounts: [AmountKey: SteppedAmount]) -> [Bucket: Int128] {
        var changes: [Bucket: Int128] = [:]
        let groups = Dictionary(grouping: amounts.keys) { key in
            AmountKey(component: key.component, payee: key.payee, document: 0)
        }
        for (group, keys) in groups {
            var own: [Window: [CappedAmount]] = [:]
            for key in keys.sorted(by: { $0.document < $1.document }) {
                let rules = known.version(of: known.documents[key.document])
                guard let cap = rules?.component(key.component)?.cap else { continue }
                own[known.calendar.ofFixedLength(cap.per), default: []].append(
                    CappedAmount(
                        document: key.document, amount: amounts[key]?.total ?? 0, cap: cap,
                        isCarried: false))
            }
            for (per, documents) in own {
                runThroughWindows(per, documents, of: group, &changes)
            }
        }
        return changes
    }

    /// Reading: "each excess goes to the next window": under a cap of 0 it would go on without end,
    /// and never be earned. So a cap of 0 carries nothing, and the last window that begins before
    /// the calendar ends keeps what has come to it.
    private func runThroughWindows(
        _ per: Window, _ documents: [CappedAmount], of group: AmountKey,
        _ changes: inout [Bucket: Int128]
    ) {
        let own = Dictionary(grouping: documents) {
            known.calendar.span(per, containing: known.documents[$0.document].date)
        }
        let starts = own.keys.sorted { $0.first < $1.first }
        guard var window = starts.first else { return }
        var carried: [CappedAmount] = []
        while true {
            let inside = carried + (own[window] ?? [])
            let next =
                per == .lifetime
                ? nil : known.calendar.span(per, containing: window.last + 1)
            let isLast = next.map { $0.first.parts.year > 9999 } ?? false
            let kept = zip(inside, kept(of: inside)).map { item, kept in
                isLast && item.cap.carries && item.cap.amount > 0 ? item.amount : kept
            }
            carried = []
            for (item, kept) in zip(inside, kept) {
                book(item, kept: kept, in: window, of: group, &changes)
                guard item.cap.carries, item.cap.amount > 0, per != .lifetime, item.amount != kept
                else { continue }
                carried.append(
                    CappedAmount(
                        document: item.document, amount: item.amount - kept, cap: item.cap,
                        isCarried: true))
            }
            if let next, !carried.isEmpty {
                window = next
            } else {
                guard let later = starts.first(where: { $0.first > window.last }) else { return }
                window = later
            }
        }
    }

    /// `min(cap, T_k) − min(cap, T_{k−1})` of each, in their order.
    private func kept(of inside: [CappedAmount]) -> [Int128] {
        var total: Int128 = 0
        return inside.map { item in
            let before = min(item.cap.amount, total)
            total += item.amount
            return min(item.cap.amount, total) - before
        }
    }

    /// What is taken from a document is about its own period; what is carried is about the first
    /// earning period of the window that it comes to, and dated the window's first day.
    private func book(
        _ item: CappedAmount, kept: Int128, in window: Span, of group: AmountKey,
        _ changes: inout [Bucket: Int128]
    ) {
        let date = item.isCarried ? window.first : known.documents[item.document].date
        let period = known.calendar.earningPeriod(date).first
        let bucket = Bucket(
            payee: group.payee, component: group.component, document: item.document,
            period: period, from: item.isCarried ? window.first : period)
        changes[bucket, default: 0] += item.isCarried ? kept : kept - item.amount
    }
}
