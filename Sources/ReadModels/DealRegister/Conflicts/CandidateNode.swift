import Projections

/// Where a list of candidates begins and where it grows.
struct CandidateListRow: TableRow, Equatable {
    /// Number of the node above all others.
    var root: UInt32
    /// Number of the last leaf.
    var last: UInt32

    init(root: UInt32, last: UInt32) {
        self.root = root
        self.last = last
    }

    func encode(into writer: inout RowWriter) {
        writer.put(root)
        writer.put(last)
    }

    init(decoding reader: inout RowReader) throws(RowError) {
        root = try reader.integer()
        last = try reader.integer()
    }
}

/// An entry of a node; node 0 for none.
struct CandidatePlace: Equatable, Sendable {
    var node: UInt32
    var index: UInt32

    static let none = CandidatePlace(node: 0, index: 0)
}

/// Up to 32 entries of a list.
struct CandidateNode: TableRow, Equatable {
    /// 0 for a leaf, whose entries are deals; else they are nodes of the level below.
    var level: UInt8
    /// The entry for this node in the one above it.
    var parent = CandidatePlace.none
    var entries: [CandidateEntry]

    init(level: UInt8, entries: [CandidateEntry]) {
        self.level = level
        self.entries = entries
    }

    /// The greatest day of the entries.
    var greatest: Int32 {
        var greatest = Int32.min
        for entry in entries { greatest = max(greatest, entry.until) }
        return greatest
    }

    func encode(into writer: inout RowWriter) {
        writer.put(level)
        writer.put(parent.node)
        writer.put(parent.index)
        writer.put(entries)
    }

    init(decoding reader: inout RowReader) throws(RowError) {
        level = try reader.integer()
        let node = try reader.integer(UInt32.self)
        parent = CandidatePlace(node: node, index: try reader.integer())
        entries = try reader.list()
    }
}

/// A deal and the last day on which it is in the way of others, or a node and the greatest such day
/// below it.
struct CandidateEntry: TableRow, Equatable {
    var number: UInt32
    var until: Int32

    init(number: UInt32, until: Int32) {
        self.number = number
        self.until = until
    }

    func encode(into writer: inout RowWriter) {
        writer.put(number)
        writer.put(until)
    }

    init(decoding reader: inout RowReader) throws(RowError) {
        number = try reader.integer()
        until = try reader.integer()
    }
}
