import Accounting
import ReadModels

/// What is held for one payee, invoice by invoice, and what the journal says will become of it:
/// releases and forfeits that are posted ahead (rules.md section 5).
struct HeldLedger {
    /// What is released, forfeited or lapses together: entries that leave held carry the period of
    /// what they release.
    private struct Key: Hashable {
        let invoice: UInt32
        let component: UInt16
        let forPeriod: Period
    }

    /// What happens on one day.
    private struct Day {
        let day: BusinessDate
        var accrued: Int64 = 0
        var released: Int64 = 0
        /// Released by the end of the time in which the customer may pay, not by a payment.
        var releasedByLapse: Int64 = 0
        var forfeited: Int64 = 0

        func held() throws(AccountingError) -> Int64 {
            try accrued.subtracting(released).subtracting(releasedByLapse).subtracting(forfeited)
        }
    }

    private var groups: [Key: [Day]] = [:]

    /// Takes in a posting on an invoice; others move nothing that is held. Throws `overflow`.
    mutating func add(
        _ posting: Posting, invoice: UInt32, _ cause: EntryCause
    ) throws(AccountingError) {
        guard posting.movesHeld else { return }
        let key = Key(
            invoice: invoice, component: posting.component, forPeriod: posting.forPeriod)
        var days = groups[key] ?? []
        let known = days.firstIndex { $0.day == posting.effectiveOn }
        let index = known ?? days.count
        if known == nil { days.append(Day(day: posting.effectiveOn)) }
        switch posting.kind {
        case .accrued: try days[index].accrued.add(posting.amount)
        case .forfeited: try days[index].forfeited.add(posting.amount)
        default:
            if cause == .lapse {
                try days[index].releasedByLapse.add(posting.amount)
            } else {
                try days[index].released.add(posting.amount)
            }
        }
        groups[key] = days
    }

    /// What is held at the end of a day, by invoice and what becomes of it, in order of the
    /// invoices' ordinals, then the days. Throws `overflow`.
    ///
    /// - Complexity: O(n log n) in the postings on invoices.
    func holds(on day: BusinessDate) throws(AccountingError) -> [HeldPart] {
        var sums: [HeldPart.Fate: Int64] = [:]
        for (key, days) in groups {
            for (fate, amount) in try fates(of: days, key.invoice, on: day) {
                try sums[fate, default: 0].add(amount)
            }
        }
        let found = sums.filter { $0.value != 0 }.map { HeldPart(fate: $0.key, amount: $0.value) }
        return found.sorted { $0.fate < $1.fate }
    }

    /// What is held of a group, divided by the days on which it leaves. What is accrued ahead and
    /// leaves again is not held yet; the rest of what nothing is posted for waits without end.
    private func fates(
        of days: [Day], _ invoice: UInt32, on date: BusinessDate
    ) throws(AccountingError) -> [(HeldPart.Fate, Int64)] {
        var held: Int64 = 0
        for day in days where day.day <= date { try held.add(day.held()) }
        guard held != 0 else { return [] }
        var (left, ahead) = (held, Int64(0))
        var fates: [(HeldPart.Fate, Int64)] = []
        for day in days.sorted(by: { $0.day < $1.day }) where day.day > date {
            try ahead.add(day.accrued)
            let leaving = [
                (HeldPart.End.released, day.released), (.releasedByLapse, day.releasedByLapse),
                (.forfeited, day.forfeited),
            ]
            for (end, amount) in leaving {
                let ofAhead = Self.part(of: ahead, in: amount)
                try ahead.subtract(ofAhead)
                let ofHeld = try amount.subtracting(ofAhead)
                guard ofHeld != 0 else { continue }
                fates.append((HeldPart.Fate(invoice: invoice, until: day.day, end: end), ofHeld))
                try left.subtract(ofHeld)
            }
        }
        if left != 0 {
            fates.append((HeldPart.Fate(invoice: invoice, until: nil, end: .open), left))
        }
        return fates
    }

    /// As much of what was accrued ahead as an amount of the same sign takes.
    private static func part(of ahead: Int64, in amount: Int64) -> Int64 {
        if ahead > 0, amount > 0 { return Swift.min(ahead, amount) }
        if ahead < 0, amount < 0 { return Swift.max(ahead, amount) }
        return 0
    }
}

/// A part of what is held on an invoice for a payee.
struct HeldPart: Equatable {
    /// What becomes of it on its last day.
    enum End: Int {
        /// It becomes payable.
        case released
        /// It is taken off what is payable: what stands below zero is taken back in the end.
        case releasedByLapse
        /// It is lost, unless the customer has paid.
        case forfeited
        /// Nothing is posted: it waits until the customer pays.
        case open
    }

    struct Fate: Hashable, Comparable {
        /// Ordinal of the invoice.
        let invoice: UInt32
        /// The day on which it ends by itself; nil for none.
        let until: BusinessDate?
        let end: End

        static func < (one: Fate, other: Fate) -> Bool { one.order < other.order }

        private var order: (UInt32, BusinessDate, Int) { (invoice, until ?? .max, end.rawValue) }
    }

    let fate: Fate
    let amount: Int64
}

extension Posting {
    /// Whether it adds to what is held on an invoice, or takes from it.
    var movesHeld: Bool {
        switch kind {
        case .accrued: !isStraight
        case .released, .forfeited: true
        default: false
        }
    }

    /// Whether its document is a payout.
    var isOnPayout: Bool {
        switch kind {
        case .scheduled, .returned, .paid: true
        default: false
        }
    }
}
