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
            let isBefore = posting.inPeriod < period
            let amount = posting.amount
            var owed: Int64 = 0
            switch posting.kind {
            case .accrued:
                owed = amount
                if !isBefore { try figures.accrued.add(amount) }
            case .adjusted, .drawn, .reinstated:
                owed = amount
                if !isBefore { try figures.adjusted.add(amount) }
            case .forfeited:
                owed = -amount
                if !isBefore { try figures.adjusted.subtract(amount) }
            case .released:
                if !isBefore { try figures.released.add(amount) }
            case .paid:
                owed = -amount
                if !isBefore { try figures.paid.add(amount) }
            case .scheduled, .returned:
                let withheld = try withheld(by: posting)
                owed = -withheld
                if !isBefore { try figures.paid.add(withheld) }
            case .fundAllocated, .fundExpired, .fundReimbursed: break
            }
            if isBefore { try figures.opening.add(owed) }
            return true
        }
        figures.closing =
            try figures.opening.adding(figures.accrued).adding(figures.adjusted)
            .subtracting(figures.paid)
        return figures
    }

    /// What a scheduled payout keeps back, or a returned one gives back (below zero).
    private func withheld(by posting: Posting) throws -> Int64 {
        guard
            let entry = try entries.row(
                position: posting.position, number: posting.number)
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

    /// What is payable to a payee by the end of a day, as known at a position.
    ///
    /// - Complexity: O(n) in the payee's postings.
    package func payable(
        to payee: UInt32, on date: BusinessDate, knownAt position: UInt64
    ) throws -> Int64 {
        var sum: Int64 = 0
        try postings.forEach(of: UInt64(payee)) { posting in
            guard posting.position <= position else { return false }
            if posting.effectiveOn <= date { try sum.add(posting.payable) }
            return true
        }
        return sum
    }
}

extension Posting {
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
