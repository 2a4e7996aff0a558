import Accounting
import Events
import Projections

/// The conflicts found for a deal's last submission, in the order in which they were recorded.
package struct DealConflictsRow: TableRow, Equatable {
    package var conflicts: [DealConflict] = []

    package init() {}

    package func encode(into writer: inout RowWriter) {
        writer.put(conflicts)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        conflicts = try reader.list()
    }
}

/// A conflict as it was recorded.
package struct DealConflict: TableRow, Equatable {
    /// Position of `deal.conflict_found`.
    package var position: UInt64
    /// The other deal; 0 where the conflict is with something else.
    package var other: UInt32
    package var kind: ConflictKind
    package var match: Events.ConflictMatch?
    /// How alike the customers are, for a fuzzy match.
    package var score: Rate?
    /// How many more were left out after this one.
    package var more: UInt32

    package func encode(into writer: inout RowWriter) {
        writer.put(position)
        writer.put(other)
        writer.put(word: kind)
        writer.put(word: match)
        writer.put(optional: score?.partsPerMillion)
        writer.put(more)
    }

    package init(
        position: UInt64, other: UInt32, kind: ConflictKind, match: Events.ConflictMatch?,
        score: Rate?, more: UInt32
    ) {
        self.position = position
        self.other = other
        self.kind = kind
        self.match = match
        self.score = score
        self.more = more
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        position = try reader.integer()
        other = try reader.integer()
        kind = try reader.word()
        match = try reader.optionalWord()
        score = try reader.optional(Int64.self).map(Rate.init(partsPerMillion:))
        more = try reader.integer()
    }
}
