import Accounting
import ReadModels

/// What becomes payable to one payee, by day, and which of its payouts are on their way: all that
/// the forecast of its payouts needs of the journal.
struct PayeeLedger {
    private var earned = DailyAmounts()
    /// What payouts took, below zero, and what came back.
    private var moved = DailyAmounts()
    /// Ordinals of the payouts that are on their way, in the order in which they were scheduled.
    private(set) var onTheWay: [UInt32] = []

    /// Takes in a posting, of those of its payee in log order; `payout` is the ordinal of the
    /// payout that it is on, 0 where it is on none. Throws `overflow`.
    mutating func add(_ posting: Posting, payout: UInt32) throws(AccountingError) {
        switch posting.kind {
        case .scheduled:
            onTheWay.append(payout)
            try moved.add(posting.payable, on: posting.effectiveOn)
        case .returned:
            onTheWay.removeAll { $0 == payout }
            try moved.add(posting.payable, on: posting.effectiveOn)
        case .paid: onTheWay.removeAll { $0 == payout }
        default: try earned.add(posting.payable, on: posting.effectiveOn)
        }
    }

    /// What a run that pays on a day may pay, as `CommissionJournal.payable(to:on:knownAt:)` has it:
    /// what is payable by the end of the day, less what has gone into payouts that are dated later.
    /// Throws `overflow`.
    func payable(on day: BusinessDate) throws(AccountingError) -> Int64 {
        let byDay = try earned.sum(through: day).adding(moved.sum(through: day))
        let later = try moved.sum(through: .max).subtracting(moved.sum(through: day))
        return later < 0 ? try byDay.adding(later) : byDay
    }
}

/// Amounts by day, in order of the days.
private struct DailyAmounts {
    private var days: [(day: BusinessDate, amount: Int64)] = []

    /// - Complexity: O(log n) and, for a day that is new, O(days after it).
    mutating func add(_ amount: Int64, on day: BusinessDate) throws(AccountingError) {
        guard amount != 0 else { return }
        let index = firstIndex(notBefore: day)
        if index < days.count, days[index].day == day {
            try days[index].amount.add(amount)
        } else {
            days.insert((day, amount), at: index)
        }
    }

    /// - Complexity: O(days).
    func sum(through last: BusinessDate) throws(AccountingError) -> Int64 {
        var sum: Int64 = 0
        for (day, amount) in days {
            guard day <= last else { break }
            try sum.add(amount)
        }
        return sum
    }

    private func firstIndex(notBefore day: BusinessDate) -> Int {
        var (low, high) = (0, days.count)
        while low < high {
            let middle = (low + high) / 2
            if days[middle].day < day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
