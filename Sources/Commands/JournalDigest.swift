import Accounting
import Events
import ReadModels

/// The digests of journal rows that statements, closings and payouts carry. docs/DATA-FILES.md has
/// the canonical form, for those who compute them themselves.
enum JournalDigest {
    /// Of a payee's entries in a period, in log order: what a statement pins.
    static func entries(
        of payee: UInt32, in period: Period, _ models: ModelSet
    ) throws -> ContentHash {
        var rows = CanonicalRows()
        try add(of: payee, models, to: &rows) { $0.inPeriod == period ? .take : .skip }
        return rows.finish()
    }

    /// Of all entries in a period, payee by payee in the order of their ids, each in log order:
    /// what a closing pins.
    static func entries(in period: Period, _ models: ModelSet) throws -> ContentHash {
        var payees: [(ordinal: UInt32, id: String)] = []
        for owner in try models.commissions.postings.owners() {
            let ordinal = UInt32(truncatingIfNeeded: owner)
            payees.append((ordinal, try models.partners.id(of: ordinal)))
        }
        payees.sort { Allocation.bytewisePrecedes($0.id, $1.id) }
        var rows = CanonicalRows()
        for payee in payees {
            try add(of: payee.ordinal, models, to: &rows) {
                $0.inPeriod == period ? .take : .skip
            }
        }
        return rows.finish()
    }

    /// Of the entries that make up what a run may pay on a day, as known at a position: what a payout
    /// pins. Their amounts, with the signs of their kinds, sum to its gross.
    static func payable(
        to payee: UInt32, on date: BusinessDate, knownAt position: UInt64, _ models: ModelSet
    ) throws -> ContentHash {
        let counts = try models.commissions.payablePostings(
            of: payee, on: date, knownAt: position)
        var rows = CanonicalRows()
        try add(of: payee, models, to: &rows) { posting in
            guard posting.position <= position else { return .stop }
            return counts(posting) ? .take : .skip
        }
        return rows.finish()
    }

    private enum Choice {
        case take, skip, stop
    }

    private static func add(
        of payee: UInt32, _ models: ModelSet, to rows: inout CanonicalRows,
        _ choose: (Posting) -> Choice
    ) throws {
        let id = try models.partners.id(of: payee)
        var chosen: [Posting] = []
        try models.commissions.postings.forEach(of: UInt64(payee)) { posting in
            let choice = choose(posting)
            if choice == .take { chosen.append(posting) }
            return choice != .stop
        }
        for posting in chosen {
            let amount = Money(minorUnits: posting.amount, currency: posting.currency)
            rows.add([
                "\(posting.position).\(posting.number)", id, posting.kind.name,
                try models.commissions.component(posting.component), "\(posting.forPeriod)",
                "\(posting.inPeriod)", "\(posting.effectiveOn)", amount.amountText,
                posting.currency.code,
            ])
        }
    }
}
