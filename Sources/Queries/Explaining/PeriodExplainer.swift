import Accounting
import ReadModels

/// Explains the figures of a payee's period: closing = opening + accrued + adjusted − paid, and what
/// was released; each by component and kind down to the entries.
struct PeriodExplainer {
    let payee: UInt32
    let period: Period
    let currency: Currency

    /// The figures that entries of the period are part of.
    private enum Figure: String, CaseIterable {
        case accrued, adjusted, paid, released

        var place: KeyPath<StatementFigures, Int64> {
            switch self {
            case .accrued: \.accrued
            case .adjusted: \.adjusted
            case .paid: \.paid
            case .released: \.released
            }
        }
    }

    private struct Contribution {
        let figure: Figure
        let found: FoundEntry
        let amount: Int64
    }

    /// The closing with all that makes it, then what was released. Entries are those of `models`;
    /// `explain` turns one into a node, whole or as one line, in the order of the log.
    ///
    /// - Throws: `ReasonsDiffer` where a figure is not the sum of its parts.
    func figures(
        _ models: ModelSet, at point: BookReader.PointInTime,
        _ explain: (FoundEntry) throws -> Reason
    ) throws -> [Reason] {
        var figures = StatementFigures()
        var contributions: [Contribution] = []
        let journal = models.commissions
        try journal.postings.forEach(of: UInt64(payee)) { posting in
            guard posting.position <= point.knownAt else { return false }
            guard posting.inPeriod <= period, posting.effectiveOn <= point.asOf else {
                return true
            }
            let withheld = try journal.withheld(by: posting)
            try figures.add(posting, withheld: withheld, isBefore: posting.inPeriod < period)
            guard posting.inPeriod == period,
                let entry = try journal.entries.row(
                    position: posting.position, number: posting.number)
            else { return true }
            var one = StatementFigures()
            try one.add(posting, withheld: withheld, isBefore: false)
            let found = FoundEntry(
                position: posting.position, number: posting.number, entry: entry)
            for figure in Figure.allCases where one[keyPath: figure.place] != 0 {
                contributions.append(
                    Contribution(
                        figure: figure, found: found, amount: one[keyPath: figure.place]))
            }
            return true
        }
        let nodes = try contributions.map { try node($0, explain) }
        return try tree(figures, zip(contributions, nodes).map { ($0, $1) }, models)
    }

    /// An entry as it counts in a figure, which for a forfeit is below zero.
    private func node(
        _ contribution: Contribution, _ explain: (FoundEntry) throws -> Reason
    ) throws -> Reason {
        let entry = try explain(contribution.found)
        guard contribution.amount != contribution.found.entry.amount else { return entry }
        var node = Reason(
            .entry, "counts \(Reason.text(contribution.amount, currency)): \(entry.words)",
            currency, minorUnits: contribution.amount)
        node.fields = entry.fields
        // Its own parts make up the entry's amount, which is another one.
        let isWhole = !entry.parts.isEmpty
        if isWhole {
            var whole = Reason(.reason, "of entry \(contribution.found.id)", currency)
            whole.parts = [entry]
            node.parts = [whole]
        }
        return node
    }

    private func tree(
        _ figures: StatementFigures, _ entries: [(of: Contribution, node: Reason)],
        _ models: ModelSet
    ) throws -> [Reason] {
        var nodes: [Figure: Reason] = [:]
        for figure in Figure.allCases {
            nodes[figure] = try sum(
                figure, figures[keyPath: figure.place], entries.filter { $0.of.figure == figure },
                models)
        }
        var opening = Reason(
            .figure, "opening: held, payable and scheduled before \(period)", currency,
            minorUnits: figures.opening)
        opening.add("figure", .text("opening"))
        let id = try models.partners.id(of: payee)
        var closing = Reason(
            .figure, "closing: held, payable and scheduled of \(id) at the end of \(period)",
            currency, minorUnits: figures.closing, of: [])
        closing.add("figure", .text("closing"))
        closing.add("payee", .text(id))
        closing.add("period", .text("\(period)"))
        closing.parts = [opening] + [nodes[.accrued], nodes[.adjusted]].compactMap(\.self)
        if let paid = nodes[.paid] { closing.parts.append(try negated(paid)) }
        var rows = [closing]
        if var released = nodes[.released] {
            released.words += ", which moves it from held to payable"
            released.add("payee", .text(id))
            released.add("period", .text("\(period)"))
            rows.append(released)
        }
        for row in rows { try row.check() }
        return rows
    }

    /// What is paid goes off; its parts are as they were paid.
    private func negated(_ paid: Reason) throws -> Reason {
        guard paid.amount != .zero else { return paid }
        var node = paid
        node.amount = try paid.amount?.negated()
        node.words = "less \(paid.words)"
        node.parts = try paid.parts.map { group in
            var group = group
            group.amount = try group.amount?.negated()
            group.parts = try group.parts.map { entry in
                var less = Reason(.entry, "less \(entry.words)", currency)
                less.amount = try entry.amount?.negated()
                less.fields = entry.fields
                if !entry.parts.isEmpty {
                    var whole = Reason(.reason, "as it was paid", currency)
                    whole.parts = [entry]
                    less.parts = [whole]
                }
                return less
            }
            return group
        }
        return node
    }

    /// A figure by component and kind.
    private func sum(
        _ figure: Figure, _ amount: Int64, _ entries: [(of: Contribution, node: Reason)],
        _ models: ModelSet
    ) throws -> Reason {
        var groups: [(component: String, kind: EntryKind, sum: Int64, parts: [Reason])] = []
        for (contribution, node) in entries {
            let entry = contribution.found.entry
            let component = try models.commissions.component(entry.component)
            let known = groups.firstIndex { $0.component == component && $0.kind == entry.kind }
            if known == nil { groups.append((component, entry.kind, 0, [])) }
            let index = known ?? groups.count - 1
            try groups[index].sum.add(contribution.amount)
            groups[index].parts.append(node)
        }
        groups.sort { one, other in
            one.component == other.component
                ? one.kind.rawValue < other.kind.rawValue
                : Allocation.bytewisePrecedes(one.component, other.component)
        }
        let parts = groups.map { group in
            let words = [group.component, group.kind.name].filter { !$0.isEmpty }
            var node = Reason(
                .group, words.joined(separator: ", "), currency, minorUnits: group.sum,
                of: group.parts)
            node.add("component", .name(group.component))
            node.add("entryKind", .text(group.kind.name))
            return node
        }
        var node = Reason(
            .figure, "\(figure.rawValue) in \(period)", currency, minorUnits: amount, of: parts)
        node.add("figure", .text(figure.rawValue))
        return node
    }
}
