import Accounting
import Projections

/// Where a partner stands on the ladder: what is asked on every sale and at every tier date.
package struct TierRow: TableRow, Equatable {
    package var activatedOn: BusinessDate
    /// The tier held from `from` on; nil while no rules with a ladder are known that cover a day
    /// of the partner's.
    package var held: HeldTier?
    /// First day of the last entry of the partner's history.
    package var from: BusinessDate
    /// The day on which it came to the tier it holds: the same, unless an override that was
    /// recorded after its end lies in between.
    package var begin: BusinessDate
    package var override = TierOverride.none
    /// The next day on which it must be looked at, besides the days on which all are.
    package var checkOn: BusinessDate?
    /// Whether its tier did not hold when it was last looked at.
    package var isFailing = false

    package init(activatedOn: BusinessDate) {
        self.activatedOn = activatedOn
        from = activatedOn
        begin = activatedOn
    }

    /// Puts the partner on a tier from a day on.
    mutating func move(to tier: HeldTier, on date: BusinessDate) {
        held = tier
        from = date
        begin = date
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(activatedOn.daysSince1970)
        writer.put(held != nil)
        held?.encode(into: &writer)
        writer.put(from.daysSince1970)
        writer.put(begin.daysSince1970)
        override.encode(into: &writer)
        writer.put(optional: checkOn)
        writer.put(isFailing)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        activatedOn = try reader.date()
        held = try reader.flag() ? try HeldTier(decoding: &reader) : nil
        from = try reader.date()
        begin = try reader.date()
        override = try TierOverride(decoding: &reader)
        checkOn = try reader.optionalDate()
        isFailing = try reader.flag()
    }
}

/// A tier granted by hand, while it lasts.
package enum TierOverride: TableRow, Equatable {
    case none
    /// Through this day, included.
    case until(BusinessDate)
    /// Up to the first promotion date on which more is attained.
    case untilMore

    package func encode(into writer: inout RowWriter) {
        switch self {
        case .none: writer.put(UInt8(0))
        case .untilMore: writer.put(UInt8(1))
        case .until(let date):
            writer.put(UInt8(2))
            writer.put(date.daysSince1970)
        }
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        switch try reader.integer(UInt8.self) {
        case 0: self = .none
        case 1: self = .untilMore
        case 2: self = .until(try reader.date())
        default: throw RowError(offset: 0)
        }
    }
}
