import Accounting
import Projections

/// The ways in which an amount leaves *held*, or comes back after a lapse (rules.md section 5).
package enum HoldPart: UInt8, CaseIterable, Sendable {
    /// As the customer pays.
    case released = 1
    /// What day n releases by itself: the rest of an amount below zero.
    case releasedByLapse = 2
    case forfeited = 3
    case reinstated = 4

    /// The kind of its entries.
    var kind: EntryKind {
        switch self {
        case .released, .releasedByLapse: .released
        case .forfeited: .forfeited
        case .reinstated: .reinstated
        }
    }
}

/// What left *held* in one way on one day, in minor units.
package struct Leaving: TableRow, Equatable {
    package var part: HoldPart
    package var on: BusinessDate
    package var amount: Int64

    package init(part: HoldPart, on: BusinessDate, amount: Int64) {
        self.part = part
        self.on = on
        self.amount = amount
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(part.rawValue)
        writer.put(on.daysSince1970)
        writer.put(amount)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        guard let part = HoldPart(rawValue: try reader.integer()) else { throw RowError(offset: 0) }
        self.part = part
        on = try reader.date()
        amount = try reader.integer()
    }
}

extension [Leaving] {
    /// Adds to what left in one way on one day; the list rises by part, then by day, without zeros.
    mutating func add(
        _ amount: Int64, _ part: HoldPart, on day: BusinessDate
    ) throws(AccountingError) {
        func isBefore(_ other: Leaving) -> Bool {
            other.part.rawValue == part.rawValue
                ? other.on < day : other.part.rawValue < part.rawValue
        }
        let index = firstIndex { !isBefore($0) } ?? count
        if index < count, self[index].part == part, self[index].on == day {
            try self[index].amount.add(amount)
            if self[index].amount == 0 { remove(at: index) }
        } else if amount != 0 {
            insert(Leaving(part: part, on: day, amount: amount), at: index)
        }
    }

    /// What left in one way, by the end of a day.
    func sum(
        of part: HoldPart, through last: BusinessDate = .max
    ) throws(AccountingError) -> Int64 {
        var sum: Int64 = 0
        for leaving in self where leaving.part == part && leaving.on <= last {
            try sum.add(leaving.amount)
        }
        return sum
    }
}
