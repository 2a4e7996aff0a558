import Projections

/// A tier that a partner holds: its place in the ladder of the rule version under which it came
/// to it. A version with another ladder reads it through `RuleHistory.tier`.
package struct HeldTier: TableRow, Hashable {
    /// Place in the ladder, 0 for the first.
    package var index: UInt8
    /// Number of the rule version; 0 for the first tier of whatever ladder it is read by.
    package var version: UInt32

    /// What an active partner has where no version has a ladder.
    package static let firstOfAnyLadder = HeldTier(index: 0, version: 0)

    package init(index: UInt8, version: UInt32) {
        self.index = index
        self.version = version
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(index)
        writer.put(version)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        index = try reader.integer()
        version = try reader.integer()
    }
}
