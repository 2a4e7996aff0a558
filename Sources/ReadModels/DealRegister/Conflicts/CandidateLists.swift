import Projections

/// The deals of a customer, with the last day on which each is in the way of others, in lists
/// from which those that are still in the way on a day are found without reading the others.
///
/// A list is a tree of nodes of 32 entries: a leaf has deals and their days, a node above it has
/// its children and the greatest day of each. Deals are added at the end; one that leaves the list
/// keeps its place, with a day that is before all others.
///
///     level 1          (leaf, max of leaf) (leaf, max of leaf) …
///     level 0   (deal, day) × 32     (deal, day) × 32     …
///
/// Nodes have numbers of one sequence, so that a place is reached without hashing. A day is an
/// `Int32` as in `BusinessDate`; no day comes before `Int32.min`.
final class CandidateLists {
    static let width = 32

    /// Root and last leaf, by number of the list.
    let lists = OrdinalTable<CandidateListRow>("candidate-lists")
    let nodes = OrdinalTable<CandidateNode>("candidates")
    private let count: Counter

    init(count: Counter) {
        self.count = count
    }

    /// Adds a deal and returns its place.
    ///
    /// - Complexity: O(log n) in the deals of the list.
    func add(_ deal: UInt32, until day: Int32, to list: UInt32) throws -> CandidatePlace {
        let entry = CandidateEntry(number: deal, until: day)
        if let row = try lists.row(list) {
            if let place = try append(entry, to: row.last) { return place }
            let leaf = try newNode(level: 0, entry)
            let root = try attach(leaf, until: day, after: row.last) ?? row.root
            lists.set(list, to: CandidateListRow(root: root, last: leaf))
            return CandidatePlace(node: leaf, index: 0)
        }
        let leaf = try newNode(level: 0, entry)
        lists.set(list, to: CandidateListRow(root: leaf, last: leaf))
        return CandidatePlace(node: leaf, index: 0)
    }

    /// Sets the day of the deal at a place.
    ///
    /// - Complexity: O(log n) in the deals of the list.
    func set(_ day: Int32, at place: CandidatePlace) throws {
        var place = place
        var day = day
        while place.node != 0 {
            let index = Int(place.index)
            guard
                let (above, greatest) = try nodes.update(
                    place.node,
                    { node in
                        Self.set(day, at: index, of: &node)
                    })
            else { return }
            place = above
            day = greatest
        }
    }

    /// Calls `body` with the deals of a list that are in the way on `day` or later, in the order
    /// in which they were added.
    ///
    /// - Complexity: O(m log n) for the m deals that are, of n.
    func forEach(in list: UInt32, from day: Int32, _ body: (UInt32) throws -> Void) throws {
        guard let row = try lists.row(list) else { return }
        try visit(row.root, from: day, body)
    }

    private func visit(
        _ number: UInt32, from day: Int32, _ body: (UInt32) throws -> Void
    ) throws {
        guard let node = try nodes.row(number) else { return }
        for entry in node.entries where entry.until >= day {
            if node.level == 0 {
                try body(entry.number)
            } else {
                try visit(entry.number, from: day, body)
            }
        }
    }
}

// MARK: - Growing

extension CandidateLists {
    private func newNode(level: UInt8, _ entries: CandidateEntry...) throws -> UInt32 {
        let number = try count.next()
        nodes.set(number, to: CandidateNode(level: level, entries: entries))
        return number
    }

    /// Adds an entry to a node and carries its day upward; nil where the node is full.
    private func append(_ entry: CandidateEntry, to number: UInt32) throws -> CandidatePlace? {
        let place = try nodes.update(number) { node -> CandidatePlace? in
            guard let index = node?.entries.count, index < Self.width else { return nil }
            // Its own day comes with `set`, which goes on to the nodes above.
            node?.entries.append(CandidateEntry(number: entry.number, until: .min))
            return CandidatePlace(node: number, index: UInt32(index))
        }
        if let place { try set(entry.until, at: place) }
        return place
    }

    /// Puts a new node beside `sibling`, the last of its level; returns the root where that is a
    /// new one.
    private func attach(
        _ number: UInt32, until day: Int32, after sibling: UInt32
    ) throws -> UInt32? {
        guard let old = try nodes.row(sibling) else { return nil }
        let entry = CandidateEntry(number: number, until: day)
        if old.parent.node != 0, let place = try append(entry, to: old.parent.node) {
            try setParent(place, of: number)
            return nil
        }
        if old.parent.node != 0 {
            let above = try newNode(level: old.level + 1, entry)
            try setParent(CandidatePlace(node: above, index: 0), of: number)
            return try attach(above, until: day, after: old.parent.node)
        }
        let first = CandidateEntry(number: sibling, until: old.greatest)
        let root = try newNode(level: old.level + 1, first, entry)
        try setParent(CandidatePlace(node: root, index: 0), of: sibling)
        try setParent(CandidatePlace(node: root, index: 1), of: number)
        return root
    }

    private func setParent(_ place: CandidatePlace, of number: UInt32) throws {
        try nodes.update(number) { node in node?.parent = place }
    }

    /// Sets the day of an entry; where that changes the greatest of the node, what is to be set in
    /// the node above.
    private static func set(
        _ day: Int32, at index: Int, of node: inout CandidateNode?
    ) -> (CandidatePlace, Int32)? {
        guard let parent = node?.parent, let old = node?.greatest,
            node?.entries.indices.contains(index) == true
        else { return nil }
        node?.entries[index].until = day
        guard let new = node?.greatest, new != old else { return nil }
        return (parent, new)
    }
}
