import Accounting
import EventLog
import ReadModels

/// What a forecast reads of the journal: every entry that was known at a position and whose event is
/// effective by the date, however far ahead the entry itself is dated.
struct ForecastSource {
    let journal: CommissionJournal
    let log: EventLog
    let point: BookReader.PointInTime

    /// Whether an entry counts. One that is dated after the date was posted ahead, or belongs to an
    /// event that is dated after it, too.
    func counts(_ posting: Posting) throws -> Bool {
        if point.coversAllDates || posting.effectiveOn <= point.asOf { return true }
        return try log.read { try $0.event(at: posting.position).effectiveOn } <= point.asOf
    }

    /// What becomes payable to a payee, as known at a position.
    ///
    /// - Complexity: O(postings of the payee).
    func ledger(of payee: UInt32, knownAt position: UInt64) throws -> PayeeLedger {
        var ledger = PayeeLedger()
        try forEachPosting(of: payee, knownAt: position) { posting in
            try ledger.add(posting, payout: try payout(of: posting))
        }
        return ledger
    }

    /// What becomes payable to a payee, and what is held for it.
    ///
    /// - Complexity: O(postings of the payee), with a look at each entry that moves what is held.
    func ledgers(of payee: UInt32) throws -> (payable: PayeeLedger, held: HeldLedger) {
        var (ledger, held) = (PayeeLedger(), HeldLedger())
        try forEachPosting(of: payee, knownAt: point.knownAt) { posting in
            try ledger.add(posting, payout: try payout(of: posting))
            guard posting.movesHeld, let entry = try entry(posting),
                entry.document.kind == .invoice
            else { return }
            try held.add(posting, invoice: entry.document.ordinal, entry.cause)
        }
        return (ledger, held)
    }

    /// The ordinal of the payout that a posting is on; 0 for none.
    func payout(of posting: Posting) throws -> UInt32 {
        posting.isOnPayout ? try entry(posting)?.document.ordinal ?? 0 : 0
    }

    private func entry(_ posting: Posting) throws -> EntryRow? {
        try journal.entries.row(position: posting.position, number: posting.number)
    }

    private func forEachPosting(
        of payee: UInt32, knownAt position: UInt64, _ body: (Posting) throws -> Void
    ) throws {
        try journal.postings.forEach(of: UInt64(payee)) { posting in
            guard posting.position <= position else { return false }
            if try counts(posting) { try body(posting) }
            return true
        }
    }
}
