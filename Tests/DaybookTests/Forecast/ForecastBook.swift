import Accounting
import Commands
import EventLog
import Events
import Queries
import TestSupport
import Testing

/// Calls `body` with a reader of a book that was filled by `fill`.
func withForecastBook<Result>(
    fill: (Book) throws -> Void, _ body: (BookReader) throws -> Result
) throws -> Result {
    try withTemporaryDirectory { directory in
        let path = directory + "/book"
        try Book.create(at: path, id: FixedIDs.book, programme: "NOVA")
        let book = try Book(opening: path)
        do {
            try fill(book)
            try book.close()
        } catch {
            try? book.close()
            throw error
        }
        let reader = try BookReader(opening: path)
        defer { reader.close() }
        return try body(reader)
    }
}

/// Calls `body` with a reader of a book of these rules and events, all of which are legal.
func withForecastBook<Result>(
    rules: [String], _ events: String, _ body: (BookReader) throws -> Result
) throws -> Result {
    try withForecastBook(
        fill: { book in
            var builder = EventBuilder()
            for yaml in rules {
                let draft = try builder.activation(of: yaml)
                #expect(try book.append([draft], now: FixedClock.now).allSatisfy { !$0.isRefusal })
            }
            // At once: a run is recorded with its payouts.
            let drafts = try builder.events(events)
            for (draft, outcome) in zip(drafts, try book.append(drafts, now: FixedClock.now)) {
                #expect(!outcome.isRefusal, "\(draft.id): \(outcome)")
            }
        }, body)
}

extension BookReader {
    /// The rows of a query, as of a date and as known at a position.
    func rows(
        _ query: some Query, asOf date: String? = nil, knownAt position: UInt64? = nil
    ) throws -> [ReportRow] {
        try query.run(
            self, asOf: try date.map { try BusinessDate(parsing: $0) },
            knownAt: position.map { .position($0) }
        ).rows
    }
}

extension ReportRow {
    /// A field as it would be printed, without what it is nothing of.
    func word(_ name: String) -> String {
        switch self[name] {
        case .text(let text), .decimal(let text): text
        case .integer(let number): "\(number)"
        default: ""
        }
    }

    /// Some fields, with a space between them.
    func texts(_ names: String...) -> String { names.map(word).joined(separator: " ") }

    /// An amount in hundredths.
    func cents(_ name: String) -> Int64 {
        Int64(word(name).filter { $0 != "." }) ?? 0
    }
}
