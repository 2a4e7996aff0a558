import Accounting
import Commands
import EventLog
import Projections
import ReadModels
import TestSupport
import Testing

/// What was recorded before, the events, and the entries that they post.
struct EntriesRow: Sendable, CustomTestStringConvertible {
    let title: String
    let given: String
    let when: String
    let entries: [String]

    var testDescription: String { title }

    /// Records all in a book of its own and compares the entries.
    func check() throws {
        try withTemporaryBook { book in
            var play = Play(book)
            try play.record(given)
            let before = try book.log.head().position
            for outcome in try play.append(when) { #expect(!outcome.isRefusal, "\(outcome)") }
            let stopped = book.models.fold.states.compactMap(\.stop?.reason)
            #expect(stopped == [])
            let last = try book.log.head().position
            var found: [String] = []
            try book.models.commissions.entries.forEach(from: before + 1, through: last) {
                _, _, entry in found.append(Self.text(entry))
            }
            #expect(found == entries)
        }
    }

    /// `KIND AMOUNT EFFECTIVE-ON FOR-PERIOD/IN-PERIOD vRULES: ACCOUNT AMOUNT, …`
    private static func text(_ entry: EntryRow) -> String {
        let lines = entry.lines.map { line in
            let currency = line.currency(in: entry)
            let amount = Money(minorUnits: line.amount, currency: currency)
            return "\(line.account) \(amount.amountText)"
                + (currency == entry.currency ? "" : " \(currency)")
        }
        let amount = Money(minorUnits: entry.amount, currency: entry.currency).amountText
        return "\(entry.kind.name) \(amount) \(entry.effectiveOn) \(entry.forPeriod)/"
            + "\(entry.inPeriod) v\(entry.rules): \(lines.joined(separator: ", "))"
    }
}
