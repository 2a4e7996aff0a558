import Accounting
import Events
import Projections
import Rules

// Who is whose parent, on which relation, from when to when.

extension Partners {
    /// The ancestors of a partner on a relation on a day, nearest first.
    ///
    /// - Complexity: O(depth); O(1) for a partner that never had a parent on the relation.
    package func ancestors(
        of partner: UInt32, relation: PartnerRelation, on date: BusinessDate
    ) throws -> [UInt32] {
        var ancestors: [UInt32] = []
        var child = partner
        while let parent = try parent(of: child, relation: relation, on: date) {
            // A log whose links were never checked may hold a cycle: it ends where it closes.
            guard parent != partner, !ancestors.contains(parent) else { break }
            ancestors.append(parent)
            child = parent
        }
        return ancestors
    }

    /// The parent of a partner on a relation on a day.
    package func parent(
        of partner: UInt32, relation: PartnerRelation, on date: BusinessDate
    ) throws -> UInt32? {
        guard try partners.row(partner)?.hasHadParent(on: relation) ?? false else { return nil }
        return try links.row(key(partner, relation))?.link(on: date)?.parent
    }

    /// The link that is in force on `date` or on a later day: what stands in the way of another
    /// parent from `date` on. The one that is still open, where there is one.
    package func standingLink(
        of partner: UInt32, relation: PartnerRelation, from date: BusinessDate
    ) throws -> PartnerLink? {
        let all = try links.row(key(partner, relation))?.links ?? []
        let inTheWay = all.filter { link in
            guard let to = link.to else { return true }
            return to > date && to > link.from
        }
        return inTheWay.last { $0.to == nil } ?? inTheWay.last
    }

    /// The open link of a partner to this parent: the one that an unlinking ends.
    package func openLink(
        of partner: UInt32, to parent: UInt32, relation: PartnerRelation
    ) throws -> PartnerLink? {
        try links.row(key(partner, relation))?.links.last { $0.parent == parent && $0.to == nil }
    }

    /// Whether a link to `parent` from `date` on would close a circle on any day.
    ///
    /// - Complexity: O(n) in the links of `parent` and its ancestors.
    package func wouldCycle(
        linking partner: UInt32, to parent: UInt32, relation: PartnerRelation,
        from date: BusinessDate
    ) throws -> Bool {
        if partner == parent { return true }
        var open = [LinkedDays(partner: parent, from: date, to: nil)]
        while let stretch = open.popLast() {
            for link in try links.row(key(stretch.partner, relation))?.links ?? [] {
                guard let common = stretch.cut(to: link) else { continue }
                if link.parent == partner { return true }
                open.append(common)
            }
        }
        return false
    }

    func link(_ event: borrowing EventView) throws {
        let relation = PartnerRelation(try event.asPartnerLinked().relation)
        let link = PartnerLink(
            parent: event.reference(PartnerLinked.Slot.parentId), from: event.effectiveOn)
        try links.update(key(event.number, relation)) { row in
            row = row ?? PartnerLinksRow()
            row?.links.append(link)
        }
        try partners.update(event.number) { $0?.relations |= relation.bit }
    }

    func unlink(_ event: borrowing EventView) throws {
        let relation = PartnerRelation(try event.asPartnerUnlinked().relation)
        let parent = event.reference(PartnerUnlinked.Slot.parentId)
        let date = event.effectiveOn
        try links.update(key(event.number, relation)) { row in
            guard let open = row?.links.lastIndex(where: { $0.parent == parent && $0.to == nil })
            else { return }
            row?.links[open].to = date
        }
    }

    private func key(_ partner: UInt32, _ relation: PartnerRelation) -> PairKey {
        PairKey(partner, relation.number)
    }
}

/// Days on which a partner is an ancestor.
private struct LinkedDays {
    let partner: UInt32
    let from: BusinessDate
    /// The day after the last; nil without end.
    let to: BusinessDate?

    /// The days of it on which the link is in force, as days of the link's parent.
    func cut(to link: PartnerLink) -> LinkedDays? {
        let first = Swift.max(from, link.from)
        let end = [to, link.to].compactMap(\.self).min()
        if let end, end <= first { return nil }
        return LinkedDays(partner: link.parent, from: first, to: end)
    }
}
