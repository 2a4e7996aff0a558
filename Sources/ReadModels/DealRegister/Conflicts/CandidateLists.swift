import Projections

/// The deals of a customer, with the last day on which each is in the way of others, in lists
/// from which those that are still in the way on a day are found without reading the others.
///
/// A list is a tree of nodes of 32: a leaf has deals and their days, a node above it has the
/// greatest day of each of its children. A deal keeps its slot for as long as it is in the list;
/// one that leaves it keeps the slot too, with a day that is before all others.
///
///     level 1                [max of leaf 0, max of leaf 1, …]
///     level 0   [(deal, day) × 32]  [(deal, day) × 32]  …
///
/// A day is in `Int32` as in `BusinessDate`; no day comes before `Int32.min`.
final class CandidateLists {
    static let width: UInt32 = 32

    /// How many slots each list has, by number of the list.
    let sizes = OrdinalTable<NumberRow>("candidate-lists")
    let nodes = KeyedTable<NodeKey, CandidateNode>("candidates")

    /// Adds a deal and returns its slot.
    ///
    /// - Complexity: O(log n) in the slots of the list.
    func add(_ deal: UInt32, until day: Int32, to list: UInt32) throws -> UInt32 {
        let slot = try sizes.row(list)?.number ?? 0
        sizes.set(list, to: NumberRow(slot + 1))
        let key = NodeKey(list: list, level: 0, index: slot / Self.width)
        let greatest = try nodes.update(key) { node in
            node = node ?? CandidateNode()
            node?.entries.append(Candidate(deal: deal, until: day))
            return node?.greatest ?? day
        }
        try raise(key, to: greatest, size: slot + 1)
        return slot
    }

    /// Sets the day of the deal in a slot.
    ///
    /// - Complexity: O(log n) in the slots of the list.
    func set(_ day: Int32, at slot: UInt32, of list: UInt32) throws {
        let key = NodeKey(list: list, level: 0, index: slot / Self.width)
        let index = Int(slot % Self.width)
        let change = try nodes.update(key) { node -> (old: Int32, new: Int32)? in
            guard let old = node?.greatest else { return nil }
            node?.entries[index].until = day
            return (old, node?.greatest ?? day)
        }
        guard let change, change.old != change.new else { return }
        try raise(key, to: change.new, size: try sizes.row(list)?.number ?? 0)
    }

    /// Calls `body` with the deals of a list that are in the way on `day` or later.
    ///
    /// - Complexity: O(m log n) for the m deals that are, of n.
    func forEach(
        in list: UInt32, from day: Int32, _ body: (UInt32) throws -> Void
    ) throws {
        let size = try sizes.row(list)?.number ?? 0
        guard size > 0 else { return }
        let root = NodeKey(list: list, level: Self.height(size: size), index: 0)
        try visit(root, from: day, body)
    }

    private func visit(
        _ key: NodeKey, from day: Int32, _ body: (UInt32) throws -> Void
    ) throws {
        guard let node = try nodes.row(key) else { return }
        for (index, entry) in node.entries.enumerated() where entry.until >= day {
            if key.level == 0 {
                try body(entry.deal)
            } else {
                try visit(key.child(UInt32(index)), from: day, body)
            }
        }
    }

    /// Carries the greatest day of a node to those above it.
    private func raise(_ key: NodeKey, to greatest: Int32, size: UInt32) throws {
        guard key.level < Self.height(size: size) else { return }
        let parent = key.parent
        let index = Int(key.index % Self.width)
        // A new root has been put above nodes that were there before.
        var missing: [Candidate] = []
        let present = try nodes.row(parent)?.entries.count ?? 0
        if present < index {
            for earlier in present..<index {
                let sibling = try nodes.row(parent.child(UInt32(earlier)))
                missing.append(Candidate(deal: 0, until: sibling?.greatest ?? .min))
            }
        }
        let change = try nodes.update(parent) { node -> (old: Int32?, new: Int32) in
            var changed = node ?? CandidateNode()
            let old = node?.greatest
            changed.entries += missing
            if index < changed.entries.count {
                changed.entries[index].until = greatest
            } else {
                changed.entries.append(Candidate(deal: 0, until: greatest))
            }
            node = changed
            return (old, changed.greatest)
        }
        if change.old != change.new { try raise(parent, to: change.new, size: size) }
    }

    /// The level of the root of a list.
    static func height(size: UInt32) -> UInt8 {
        var height: UInt8 = 0
        var reach = UInt64(width)
        while reach < UInt64(size) {
            reach *= UInt64(width)
            height += 1
        }
        return height
    }
}

/// Which node of which list.
struct NodeKey: TableKey {
    let list: UInt32
    let level: UInt8
    let index: UInt32

    init(list: UInt32, level: UInt8, index: UInt32) {
        self.list = list
        self.level = level
        self.index = index
    }

    init(decoding reader: inout RowReader) throws(RowError) {
        list = try reader.key()
        level = try reader.key()
        index = try reader.key()
    }

    var parent: NodeKey {
        NodeKey(list: list, level: level + 1, index: index / CandidateLists.width)
    }

    func child(_ slot: UInt32) -> NodeKey {
        NodeKey(list: list, level: level - 1, index: index * CandidateLists.width + slot)
    }

    func encode(into writer: inout RowWriter) {
        writer.putKey(list)
        writer.putKey(level)
        writer.putKey(index)
    }

    static func < (one: NodeKey, other: NodeKey) -> Bool {
        (one.list, one.level, one.index) < (other.list, other.level, other.index)
    }
}

/// Up to 32 slots of a list; above the leaves without deals.
struct CandidateNode: TableRow, Equatable {
    var entries: [Candidate] = []

    init() {}

    var greatest: Int32 {
        var greatest = Int32.min
        for entry in entries { greatest = max(greatest, entry.until) }
        return greatest
    }

    func encode(into writer: inout RowWriter) {
        writer.put(entries)
    }

    init(decoding reader: inout RowReader) throws(RowError) {
        entries = try reader.list()
    }
}

/// A deal, and the last day on which it is in the way of others.
struct Candidate: TableRow, Equatable {
    var deal: UInt32
    var until: Int32

    func encode(into writer: inout RowWriter) {
        writer.put(deal)
        writer.put(until)
    }

    init(deal: UInt32, until: Int32) {
        self.deal = deal
        self.until = until
    }

    init(decoding reader: inout RowReader) throws(RowError) {
        deal = try reader.integer()
        until = try reader.integer()
    }
}
