import Accounting
import Projections

// What the journal says about a payee: the figures that statements, closings and payouts state.

extension CommissionJournal {
    /// A payee's figures in a period (rules.md section 9, "Statements").
    ///
    /// - Complexity: O(n) in the payee's postings.
    package func statement(of payee: UInt32, in period: Period) throws -> StatementFigures {
        var figures = StatementFigures()
        try postings.forEach(of: UInt64(payee)) { posting in
            guard posting.inPeriod <= period else { return true }
            try figures.add(
                posting, withheld: try withheld(by: posting), isBefore: posting.inPeriod < period)
            return true
        }
        return figures
    }

    /// What a scheduled payout keeps back, or a returned one gives back (below zero); 0 for every
    /// other kind.
    ///
    /// - Complexity: O(1), and for those two kinds a look at the entry itself.
    package func withheld(by posting: Posting) throws -> Int64 {
        guard posting.kind == .scheduled || posting.kind == .returned,
            let entry = try entries.row(position: posting.position, number: posting.number)
        else { return 0 }
        return try entry.lines.reduce(0) { sum, line in
            line.account == .withholding ? try sum.subtracting(line.amount) : sum
        }
    }

    /// What every payee accrued and was adjusted by in a period, where either is not zero, in the
    /// order of the payees' ids.
    ///
    /// - Complexity: O(n) in the payees' periods.
    package func totals(
        in period: Period
    ) throws -> [(payee: UInt32, id: String, totals: PayeeTotals)] {
        var found: [(payee: UInt32, id: String, totals: PayeeTotals)] = []
        try totals.forEach { key, row in
            guard key.first == UInt32(period.rawValue), row != PayeeTotals() else { return }
            found.append((key.second, try partners.id(of: key.second), row))
        }
        return found.sorted { Allocation.bytewisePrecedes($0.id, $1.id) }
    }

    /// What a run that pays on a day may pay to a payee, as known at a position: what is payable by
    /// the end of the day, less what has gone into payouts later than that.
    ///
    /// The entry of a payout is dated after its pay date where the run was recorded late, or the
    /// period was closed. A run that pays on the same day must not pay that again.
    ///
    /// - Complexity: O(n) in the payee's postings.
    package func payable(
        to payee: UInt32, on date: BusinessDate, knownAt position: UInt64
    ) throws -> Int64 {
        let sums = try payableSums(of: payee, on: date, knownAt: position)
        return sums.later < 0 ? try sums.byDate.adding(sums.later) : sums.byDate
    }

    /// Whether a posting is one of those that sum to `payable(to:on:knownAt:)`.
    package func payablePostings(
        of payee: UInt32, on date: BusinessDate, knownAt position: UInt64
    ) throws -> (Posting) -> Bool {
        let countsLater = try payableSums(of: payee, on: date, knownAt: position).later < 0
        return { posting in
            guard posting.payable != 0, posting.position <= position else { return false }
            return posting.effectiveOn <= date || (countsLater && posting.isOfPayout)
        }
    }

    /// What is payable by the end of the day, and what payouts have moved after it: more was
    /// scheduled than came back where that is below zero.
    private func payableSums(
        of payee: UInt32, on date: BusinessDate, knownAt position: UInt64
    ) throws -> (byDate: Int64, later: Int64) {
        var (byDate, later) = (Int64(0), Int64(0))
        try postings.forEach(of: UInt64(payee)) { posting in
            guard posting.position <= position else { return false }
            if posting.effectiveOn <= date {
                try byDate.add(posting.payable)
            } else if posting.isOfPayout {
                try later.add(posting.payable)
            }
            return true
        }
        return (byDate, later)
    }
}

extension Posting {
    /// Whether it takes from what is payable for a payout, or brings it back.
    fileprivate var isOfPayout: Bool { kind == .scheduled || kind == .returned }

    /// What the entry adds to what is payable (rules.md section 4, the table of kinds).
    package var payable: Int64 {
        switch kind {
        case .accrued: isStraight ? amount : 0
        case .released, .reinstated, .adjusted, .drawn, .returned: amount
        case .scheduled: -amount
        case .forfeited, .paid, .fundAllocated, .fundExpired, .fundReimbursed: 0
        }
    }
}

extension StatementFigures {
    /// Takes in a posting of the period, or of one before it (rules.md section 9, "Statements");
    /// `withheld` is what it withholds, see `CommissionJournal.withheld(by:)`.
    package mutating func add(
        _ posting: Posting, withheld: Int64, isBefore: Bool
    ) throws(AccountingError) {
        let amount = posting.amount
        // What the entry adds to what is held, payable and scheduled together.
        var owed = amount
        switch posting.kind {
        case .accrued: if !isBefore { try accrued.add(amount) }
        case .adjusted, .drawn, .reinstated: if !isBefore { try adjusted.add(amount) }
        case .forfeited:
            owed = try Int64(0).subtracting(amount)
            if !isBefore { try adjusted.subtract(amount) }
        case .released:
            owed = 0
            if !isBefore { try released.add(amount) }
        case .paid:
            owed = try Int64(0).subtracting(amount)
            if !isBefore { try paid.add(amount) }
        case .scheduled, .returned:
            owed = try Int64(0).subtracting(withheld)
            if !isBefore { try paid.add(withheld) }
        case .fundAllocated, .fundExpired, .fundReimbursed: owed = 0
        }
        if isBefore { try opening.add(owed) }
        try closing.add(owed)
    }
}
