import Projections

/// Which tree of running totals: whose and of which stretch of time.
package struct TreeKey: Hashable, Comparable, Sendable {
    package var owner: UInt64
    package var span: UInt64

    package init(owner: UInt64, span: UInt64 = 0) {
        self.owner = owner
        self.span = span
    }

    package static func < (one: TreeKey, other: TreeKey) -> Bool {
        (one.owner, one.span) < (other.owner, other.span)
    }
}

/// A node of a tree of running totals; the root is number 0.
package struct TreeNodeKey: TableKey {
    package let tree: TreeKey
    package let node: UInt32

    package init(_ tree: TreeKey, _ node: UInt32) {
        self.tree = tree
        self.node = node
    }

    package var fingerprint: UInt64 {
        // Owners and spans are small numbers side by side: each is spread before they meet.
        (tree.owner.fingerprint &+ tree.span &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(node)).fingerprint
    }

    package var sortPrefix: UInt64 { tree.owner }

    package func encode(into writer: inout RowWriter) {
        writer.putKey(tree.owner)
        writer.putKey(tree.span)
        writer.putKey(node)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        let owner = try reader.key(UInt64.self)
        tree = TreeKey(owner: owner, span: try reader.key())
        node = try reader.key()
    }

    package static func < (one: TreeNodeKey, other: TreeNodeKey) -> Bool {
        one.tree == other.tree ? one.node < other.node : one.tree < other.tree
    }
}
