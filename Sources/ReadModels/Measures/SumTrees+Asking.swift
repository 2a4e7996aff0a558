import Accounting
import Projections

// What trees of running totals are asked.

extension SumTrees {
    /// The sum of all documents of a tree.
    ///
    /// - Complexity: O(1).
    package func total(of tree: TreeKey) throws -> Int64 {
        var sum: Int64 = 0
        try nodes.withRow(TreeNodeKey(tree, 0)) { row in
            for item in row.items { sum = try sum.adding(item.sum) }
        }
        return sum
    }

    /// The sum of the documents before a place in the order.
    ///
    /// - Complexity: O(log n).
    package func total(before key: OrderKey, in tree: TreeKey) throws -> Int64 {
        var sum: Int64 = 0
        var node: UInt32? = 0
        while let number = node {
            node = nil
            try nodes.withRow(TreeNodeKey(tree, number)) { row in
                for index in row.items.indices {
                    guard row.items[index].key < key else { break }
                    let isLastBefore =
                        index + 1 == row.items.count || !(row.items[index + 1].key < key)
                    if !row.isLeaf, isLastBefore {
                        node = UInt32(row.items[index].reference)
                        break
                    }
                    sum = try sum.adding(row.items[index].sum)
                }
            }
        }
        return sum
    }

    /// What a document adds; nil where it is not in the tree.
    ///
    /// - Complexity: O(log n).
    package func item(at key: OrderKey, in tree: TreeKey) throws -> SumItem? {
        var node: UInt32? = 0
        var found: SumItem?
        while let number = node {
            node = nil
            try nodes.withRow(TreeNodeKey(tree, number)) { row in
                guard !row.items.isEmpty else { return }
                let item = row.items[row.index(of: key)]
                if !row.isLeaf {
                    node = UInt32(item.reference)
                } else if item.key == key {
                    found = item
                }
            }
        }
        return found
    }

    /// The last document of a tree in its order; nil where it is empty.
    ///
    /// - Complexity: O(log n).
    package func last(of tree: TreeKey) throws -> SumItem? {
        var node: UInt32? = 0
        var found: SumItem?
        while let number = node {
            node = nil
            try nodes.withRow(TreeNodeKey(tree, number)) { row in
                guard let last = row.items.last else { return }
                if row.isLeaf { found = last } else { node = UInt32(last.reference) }
            }
        }
        return found
    }

    /// Calls `body` with the documents after one place and through another, in their order, on whose
    /// way the running total may be at a point that is looked for; it gets a document's item and the
    /// total before it. `admits` says whether a stretch of the total, from its lowest to its highest
    /// point, is looked for; what it says of a stretch must hold for one that contains it.
    ///
    /// Throws what `body` throws, and `AccountingError` where a total does not fit.
    /// - Complexity: O(k log n) for the k documents that it is called with, where they lie together
    ///   O(k + log n).
    package func visit(
        _ tree: TreeKey, after first: OrderKey? = nil, through last: OrderKey? = nil,
        where admits: (ClosedRange<Int64>) -> Bool = { _ in true },
        _ body: (SumItem, _ before: Int64) throws -> Void
    ) throws {
        var start: Int64 = 0
        try visit(tree, node: 0, &start, after: first, through: last, where: admits, body)
    }

    private func visit(
        _ tree: TreeKey, node: UInt32, _ start: inout Int64, after first: OrderKey?,
        through last: OrderKey?, where admits: (ClosedRange<Int64>) -> Bool,
        _ body: (SumItem, _ before: Int64) throws -> Void
    ) throws {
        guard let row = try nodes.row(TreeNodeKey(tree, node)) else { return }
        for (index, item) in row.items.enumerated() {
            if let last, last < item.key { return }
            let before = start
            // What a node holds is all before the next one's first document.
            let isBefore: Bool
            if let first {
                isBefore =
                    row.isLeaf
                    ? !(first < item.key)
                    : index + 1 < row.items.count && !(first < row.items[index + 1].key)
            } else {
                isBefore = false
            }
            let low = try before.adding(item.low)
            let high = try before.adding(item.high)
            if !isBefore, admits(low...high) {
                if row.isLeaf {
                    try body(item, before)
                } else {
                    var inside = before
                    try visit(
                        tree, node: UInt32(item.reference), &inside, after: first, through: last,
                        where: admits, body)
                }
            }
            start = try before.adding(item.sum)
        }
    }
}
