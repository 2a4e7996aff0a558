import Projections

/// What a document adds to a running total, or what all documents below a node of a tree do.
package struct SumItem: TableRow, Equatable {
    /// Of a document its place in the order; of a node the place of its first document.
    package var key: OrderKey
    /// Of a document its element, of a node its number.
    package var reference: UInt64
    package var sum: Int64
    /// The lowest point that the running total comes to on the way through, counted from where it
    /// was before; at most 0.
    package var low: Int64
    /// The highest such point; at least 0.
    package var high: Int64

    package init(key: OrderKey, reference: UInt64, sum: Int64, low: Int64, high: Int64) {
        self.key = key
        self.reference = reference
        self.sum = sum
        self.low = low
        self.high = high
    }

    /// A document that adds `sum` in one step.
    package init(key: OrderKey, document: DocumentElement, sum: Int64) {
        self.init(
            key: key, reference: document.packed, sum: sum, low: Swift.min(sum, 0),
            high: Swift.max(sum, 0))
    }

    /// The document that an item of a leaf stands for.
    package var document: DocumentElement { DocumentElement(packed: reference) }

    package func encode(into writer: inout RowWriter) {
        writer.put(key.day)
        writer.put(key.position)
        writer.put(reference)
        writer.put(sum)
        writer.put(low)
        writer.put(high)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        let day = try reader.integer(Int32.self)
        key = OrderKey(day: day, position: try reader.integer())
        reference = try reader.integer()
        sum = try reader.integer()
        low = try reader.integer()
        high = try reader.integer()
    }
}

/// A node of a tree of running totals: documents in their order, or nodes further down.
package struct SumNode: TableRow, Equatable {
    package var isLeaf: Bool
    /// Of the root, the number of nodes that the tree has had; 0 of all others.
    package var count: UInt32
    package var items: [SumItem]

    package init(isLeaf: Bool, count: UInt32 = 0, items: [SumItem] = []) {
        self.isLeaf = isLeaf
        self.count = count
        self.items = items
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(isLeaf)
        writer.put(count)
        writer.put(items)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        isLeaf = try reader.flag()
        count = try reader.integer()
        items = try reader.list()
    }
}

extension DocumentElement {
    /// Both of its parts in one number.
    package var packed: UInt64 { (isCredit ? 1 << 32 : 0) | UInt64(ordinal) }

    package init(packed: UInt64) {
        let ordinal = UInt32(truncatingIfNeeded: packed)
        self = packed >> 32 == 0 ? .init(invoice: ordinal) : .init(credit: ordinal)
    }
}
