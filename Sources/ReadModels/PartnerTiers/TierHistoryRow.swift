import Accounting
import Projections

/// The tiers that a partner came to, by their first days.
package struct TierHistoryRow: TableRow, Equatable {
    /// Rising by `from`.
    package var entries: [TierEntry] = []

    package init() {}

    /// Adds an entry; one that begins on the same day gives way to it.
    mutating func append(_ entry: TierEntry) {
        while let last = entries.last, last.from >= entry.from { entries.removeLast() }
        entries.append(entry)
    }

    /// Lets the history begin on an earlier day than was known when that was decided; the first
    /// entry begins then if it is the same tier, by `areSame`, to which the partner was activated.
    mutating func begin(with entry: TierEntry, areSame: (HeldTier, HeldTier) -> Bool) {
        guard let first = entries.first, entry.from < first.from else { return }
        if first.cause == .activation, areSame(first.tier, entry.tier) {
            entries[0].from = entry.from
        } else {
            entries.insert(entry, at: 0)
        }
    }

    /// The entry in force on a day; nil before the first.
    package func entry(on date: BusinessDate) -> TierEntry? {
        entries.last { $0.from <= date }
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(entries)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        entries = try reader.list()
    }
}

/// A tier and the first day on which a partner holds it.
package struct TierEntry: TableRow, Equatable {
    package var tier: HeldTier
    package var from: BusinessDate
    /// Position of the event that brought it, or by which the date was decided; 0 where it is
    /// not decided yet.
    package var position: UInt64
    package var cause: TierCause

    package init(tier: HeldTier, from: BusinessDate, position: UInt64, cause: TierCause) {
        self.tier = tier
        self.from = from
        self.position = position
        self.cause = cause
    }

    package func encode(into writer: inout RowWriter) {
        tier.encode(into: &writer)
        writer.put(from.daysSince1970)
        writer.put(position)
        writer.put(cause.rawValue)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        tier = try HeldTier(decoding: &reader)
        from = try reader.date()
        position = try reader.integer()
        guard let cause = TierCause(rawValue: try reader.integer()) else {
            throw RowError(offset: 0)
        }
        self.cause = cause
    }
}

/// Why a partner came to a tier.
package enum TierCause: UInt8, CaseIterable, Sendable {
    /// The first tier, where everyone starts.
    case activation = 1
    /// More was attained on a promotion date.
    case promotion = 2
    /// Less was attained on a demotion date.
    case demotion = 3
    /// The days of grace were over.
    case graceEnded = 4
    /// Granted by hand.
    case overridden = 5
    /// What was granted by hand has ended.
    case overrideEnded = 6
    /// The ladder of a new rule version lacks the tier held before.
    case ladder = 7

    /// The spelling in output.
    package var name: String {
        switch self {
        case .activation: "activation"
        case .promotion: "promotion"
        case .demotion: "demotion"
        case .graceEnded: "grace_ended"
        case .overridden: "override"
        case .overrideEnded: "override_ended"
        case .ladder: "ladder"
        }
    }
}
