import Accounting
import Events
import FoundationEssentials
import Glibc
import Testing

@testable import EventLog

/// A book in a directory of its own that is gone when `body` returns.
func withTemporaryBook<Result>(_ body: (EventLog) throws -> Result) throws -> Result {
    try withTemporaryDirectory { directory in
        let log = try EventLog.create(at: directory + "/book", bookID: Sample.bookID)
        defer { log.close() }
        return try body(log)
    }
}

/// A directory that is gone, with all in it, when `body` returns.
func withTemporaryDirectory<Result>(_ body: (String) throws -> Result) throws -> Result {
    var template = Array("/tmp/daybook-log-XXXXXX".utf8CString)
    let path = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
}

/// Events without meaning: the log does not look at any.
enum Sample {
    static let bookID = BookID(high: 0x0102_0304_0506_0708, low: 0x090a_0b0c_0d0e_0f10)

    static let usd = Currency(numericCode: 840) ?? Currency.all[0]

    static let noon = Instant(microsecondsSince1970: 1_750_000_000_000_000)

    static let day = BusinessDate(daysSince1970: 20_000)

    /// An event of the stream `lead/<lead>`.
    static func lead(
        _ lead: String, id: String, source: String = "/crm", stage: LeadStage = .qualified,
        effectiveOn: BusinessDate = day, correlation: String? = nil
    ) -> EventDraft {
        EventDraft(
            body: .leadProgressed(LeadProgressed(leadId: lead, stage: stage)), source: source,
            id: id, effectiveOn: effectiveOn,
            actor: EventActor(id: "u-1", role: .channelManager), correlation: correlation)
    }

    /// An event of the stream `invoice/<invoice>`.
    static func payment(_ invoice: String, id: String, source: String = "/erp") -> EventDraft {
        EventDraft(
            body: .salePaid(
                SalePaid(
                    invoiceId: invoice, amount: Money(minorUnits: 4_200, currency: usd))),
            source: source, id: id, effectiveOn: day,
            actor: EventActor(id: "erp", role: .system))
    }
}

extension EventLog {
    /// Appends events, all recorded at `instant`, and commits them.
    @discardableResult
    func append(_ drafts: [EventDraft], at instant: Instant = Sample.noon) throws -> [Position] {
        try write { writer in
            try drafts.map { try writer.append($0, recordedAt: instant, references: []) }
        }
    }

    /// The positions that `visit` visits.
    func positions(_ visit: ((EventView) throws -> Bool) throws -> Void) rethrows -> [Position] {
        var positions: [Position] = []
        try visit { event in
            positions.append(event.position)
            return true
        }
        return positions
    }

    /// All ids, in the order of the records.
    func ids() throws -> [String] {
        var ids: [String] = []
        try forEach { event in
            ids.append(try event.envelope().id.string())
            return true
        }
        return ids
    }
}
