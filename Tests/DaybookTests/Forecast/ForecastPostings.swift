import Accounting
import ReadModels

@testable import Queries

/// Postings as the journal would have them, told in a word each.
struct ForecastPostings {
    private(set) var ledger = PayeeLedger()
    private(set) var held = HeldLedger()
    private var position: UInt64 = 0

    /// Adds a posting: on which document, what, when, how much in cents. `lapse` is the cause of
    /// what a day brings by itself.
    mutating func add(
        _ document: UInt32, _ kind: EntryKind, _ date: String, _ amount: Int64,
        about period: String = "2025-01", cause: EntryCause = .sale, isStraight: Bool = false
    ) throws {
        position += 1
        let day = try BusinessDate(parsing: date)
        let currency = try Currency(parsing: "USD")
        let entry = EntryRow(
            recordedAt: Instant(microsecondsSince1970: 0), effectiveOn: day,
            forPeriod: try Period(parsing: period),
            inPeriod: try Period(parsing: String(date.prefix(7))), payee: 1, kind: kind,
            cause: cause, component: 1, document: EntryDocument(.invoice, document), rules: 1,
            currency: currency, amount: amount,
            lines: isStraight ? [EntryLine(.payable, 1, -amount)] : [], slices: [], inputs: [])
        let posting = Posting(entry, position: position, number: 0)
        try ledger.add(posting, payout: posting.isOnPayout ? document : 0)
        try held.add(posting, invoice: document, cause)
    }
}
