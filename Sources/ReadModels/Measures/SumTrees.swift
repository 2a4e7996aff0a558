import Accounting
import Projections

/// Running totals over documents in an order, many of them in one table: what has come together
/// before a document, and which documents lie where a total passes a point.
///
/// Each is a B+ tree of rows with up to 64 items; a node's items know the sum of what is below them
/// and how low and how high the total goes on the way. So a document in the middle is put in,
/// changed or taken out in O(log n), and so is the total before any of them found; looking for the
/// documents at a point costs O(log n) for each stretch of them.
///
/// The shape of a tree follows from the order in which its documents came, never from when it was
/// stored or read.
package final class SumTrees {
    package typealias Nodes = KeyedTable<TreeNodeKey, SumNode>

    package let nodes: Nodes
    /// The most items of a node; at least 3.
    private let capacity: Int

    /// Trees in a table of this name.
    package init(_ name: String, capacity: Int = 64) {
        nodes = Nodes(name)
        self.capacity = capacity
    }

    /// Puts a document into its place, in the stead of what it added before; nil takes it out.
    ///
    /// - Returns: what it added before.
    /// - Throws: `AccountingError` where a sum does not fit.
    /// - Complexity: O(log n).
    @discardableResult
    package func set(
        _ key: OrderKey, to item: SumItem?, in tree: TreeKey
    ) throws -> SumItem? {
        let change = try set(key, to: item, in: tree, node: 0)
        guard let sibling = change.sibling else { return change.old }
        try growRoot(of: tree, with: sibling)
        return change.old
    }

    private struct Change {
        var old: SumItem?
        /// The node's second half, where it had to be split.
        var sibling: SumItem?
    }

    private func set(
        _ key: OrderKey, to item: SumItem?, in tree: TreeKey, node: UInt32
    ) throws -> Change {
        let place = TreeNodeKey(tree, node)
        // The row is only looked at: held on to, its items would be copied when they change.
        var isLeaf: Bool?
        var index = 0
        var child: UInt32 = 0
        try nodes.withRow(place) { row in
            isLeaf = row.isLeaf
            guard !row.isLeaf else { return }
            index = row.index(of: key)
            child = UInt32(row.items[index].reference)
        }
        guard let isLeaf else {
            guard let item else { return Change() }
            nodes.set(place, to: SumNode(isLeaf: true, count: 1, items: [item]))
            return Change()
        }
        if isLeaf { return try setInLeaf(key, to: item, in: tree, node: node) }
        let below = try set(key, to: item, in: tree, node: child)
        var summary: SumItem?
        try nodes.withRow(TreeNodeKey(tree, child)) { row in
            summary = try row.summary(reference: UInt64(child))
        }
        if summary == nil { nodes.set(TreeNodeKey(tree, child), to: nil) }
        let isFull = try nodes.update(place) { row -> Bool in
            if let summary {
                row?.items[index] = summary
                if let sibling = below.sibling { row?.items.insert(sibling, at: index + 1) }
            } else {
                row?.items.remove(at: index)
                // A tree that has become empty begins as it did at first.
                if node == 0, row?.items.isEmpty ?? true { row?.isLeaf = true }
            }
            return (row?.items.count ?? 0) > capacity
        }
        return Change(
            old: below.old, sibling: isFull ? try split(tree, node, isAtEnd: false) : nil)
    }

    private func setInLeaf(
        _ key: OrderKey, to item: SumItem?, in tree: TreeKey, node: UInt32
    ) throws -> Change {
        let outcome = try nodes.update(TreeNodeKey(tree, node)) { $0?.put(item, at: key) }
        guard let outcome else { return Change() }
        guard outcome.count > capacity else { return Change(old: outcome.old) }
        return Change(
            old: outcome.old, sibling: try split(tree, node, isAtEnd: outcome.isAtEnd))
    }

    /// Moves the second half of a node to a new one. Where documents come in their order, at the
    /// end, all but the last stay: so nodes are full.
    private func split(_ tree: TreeKey, _ node: UInt32, isAtEnd: Bool) throws -> SumItem? {
        let number = try newNode(of: tree)
        let half = try nodes.update(TreeNodeKey(tree, node)) { $0?.cutOff(onlyLast: isAtEnd) }
        guard let sibling = half else { return nil }
        nodes.set(TreeNodeKey(tree, number), to: sibling)
        return try sibling.summary(reference: UInt64(number))
    }

    /// The root that was split moves into a node of its own, below a new root.
    private func growRoot(of tree: TreeKey, with sibling: SumItem) throws {
        let number = try newNode(of: tree)
        guard var first = try nodes.row(TreeNodeKey(tree, 0)) else { return }
        let count = first.count
        first.count = 0
        nodes.set(TreeNodeKey(tree, number), to: first)
        guard let summary = try first.summary(reference: UInt64(number)) else { return }
        nodes.set(
            TreeNodeKey(tree, 0),
            to: SumNode(isLeaf: false, count: count, items: [summary, sibling]))
    }

    private func newNode(of tree: TreeKey) throws -> UInt32 {
        try nodes.update(TreeNodeKey(tree, 0)) { row in
            let number = row?.count ?? 1
            row?.count = number + 1
            return number
        }
    }
}

extension SumNode {
    /// Puts an item into its place, in the stead of what is there; nil takes that out.
    fileprivate mutating func put(
        _ item: SumItem?, at key: OrderKey
    ) -> (old: SumItem?, count: Int, isAtEnd: Bool) {
        let index = insertionIndex(of: key)
        let isThere = index < items.count && items[index].key == key
        let old = isThere ? items[index] : nil
        let isAtEnd = index == items.count
        switch (item, isThere) {
        case (let item?, true): items[index] = item
        case (let item?, false): items.insert(item, at: index)
        case (nil, true): items.remove(at: index)
        case (nil, false): break
        }
        return (old, items.count, isAtEnd)
    }

    /// Takes the second half of the items off, or only the last, as a node of their own.
    fileprivate mutating func cutOff(onlyLast: Bool) -> SumNode {
        let kept = onlyLast ? items.count - 1 : items.count / 2
        let sibling = SumNode(isLeaf: isLeaf, items: Array(items[kept...]))
        items.removeLast(items.count - kept)
        return sibling
    }

    /// The place of the item below which a key is, or would be.
    func index(of key: OrderKey) -> Int {
        let after = insertionIndex(of: key)
        if after < items.count, items[after].key == key { return after }
        return Swift.max(after - 1, 0)
    }

    /// The place of the first item that is not before a key.
    func insertionIndex(of key: OrderKey) -> Int {
        if let last = items.last, last.key < key { return items.count }
        var low = 0
        var high = items.count
        while low < high {
            let middle = (low + high) / 2
            if items[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// All items together, as the item of the node above; nil where there are none.
    func summary(reference: UInt64) throws(AccountingError) -> SumItem? {
        guard let first = items.first else { return nil }
        var all = SumItem(key: first.key, reference: reference, sum: 0, low: 0, high: 0)
        for item in items {
            all.low = Swift.min(all.low, try all.sum.adding(item.low))
            all.high = Swift.max(all.high, try all.sum.adding(item.high))
            all.sum = try all.sum.adding(item.sum)
        }
        return all
    }
}
