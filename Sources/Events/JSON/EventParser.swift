import Accounting

/// Reads the JSON form of events, one a line (NDJSON).
///
/// Everything that one line can say by itself is checked: shape, types, formats, no unknown and
/// no repeated fields. Whether the event is legal now is not. Use one parser for many lines.
package struct EventParser {
    private var payload = PayloadParser()

    /// A parser.
    package init() {}

    /// Reads one event. Accepts what `EventPrinter` adds to a recorded one: `recordedAt` becomes
    /// the draft's, `stream` must be the right one; `position`, `version` and `leafHash` are the
    /// other book's and dropped.
    package mutating func parse(_ line: RawSpan) throws(JSONError) -> EventDraft {
        var reader = try JSONReader(line)
        var envelope = EnvelopeParser()
        try envelope.read(from: &reader, with: &payload)
        try reader.end()
        return try envelope.draft(end: reader)
    }

    /// Reads one event; see `parse(_:)` over bytes.
    package mutating func parse(_ line: String) throws(JSONError) -> EventDraft {
        try parse(line.utf8.span.bytes)
    }
}
