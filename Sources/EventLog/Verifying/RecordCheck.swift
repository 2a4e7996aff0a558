import Accounting
import Events
import LMDB

/// Reads every record in order and holds it against those before it; then the tables of streams
/// and ids and the head against all of them.
struct RecordCheck {
    typealias Finding = VerificationReport.Finding

    /// What was looked at.
    struct Counts: Sendable {
        var recordCount: UInt64 = 0
        var byteCount: UInt64 = 0
        var finding: Finding?
    }

    /// How many records are read in one transaction.
    private static let stretch: Position = 16_384

    private let path: String
    private let sources: SourceNumbers
    private var counts = Counts()
    private var recordedAt: Instant?
    private var greatestEffectiveOn: BusinessDate?
    private var streams = StreamLedger()
    private var ids = IDSum()

    static func run(on log: EventLog, _ head: LogHead, _ limit: FindingLimit) throws -> Counts {
        var reader = try LogReader(log)
        var check = RecordCheck(path: log.path, sources: try SourceNumbers(reader))
        while check.counts.recordCount < head.position, check.counts.finding == nil {
            guard check.counts.recordCount < limit.value else { return check.counts }
            let end = min(check.counts.recordCount + Self.stretch, head.position)
            try check.readRecords(through: end, reader)
            if end < head.position { try reader.refresh() }
        }
        if check.counts.finding == nil { try check.compareTables(reader, head) }
        if let finding = check.counts.finding { limit.lower(to: finding.position) }
        return check.counts
    }

    private init(path: String, sources: SourceNumbers) {
        self.path = path
        self.sources = sources
    }
}

// MARK: - Records

extension RecordCheck {
    private mutating func readRecords(
        through end: Position, _ reader: borrowing LogReader
    ) throws {
        let key = Key64(counts.recordCount + 1)
        var cursor = try reader.tables.log.cursor(in: reader.transaction)
        var isOnPair = try cursor.seek(key.bytes)
        while counts.recordCount < end {
            let position = counts.recordCount + 1
            guard isOnPair, cursor.key.byteCount == 8, cursor.key.bigEndian() == position else {
                counts.finding = Finding(position: position, reason: "there is no record")
                return
            }
            if let reason = problem(cursor.value, at: position) {
                counts.finding = Finding(position: position, reason: reason)
                return
            }
            counts.recordCount += 1
            counts.byteCount += UInt64(cursor.value.byteCount)
            isOnPair = try cursor.next()
        }
    }

    /// What is wrong with a record; `nil` if nothing is.
    private mutating func problem(_ bytes: RawSpan, at position: Position) -> String? {
        do throws(WireError) {
            let event = try EventView(bytes)
            let envelope = try event.envelope()
            try Self.checkTexts(envelope)
            let body = try EventBody(type: event.type, bytes: envelope.body)
            guard event.position == position else {
                return "the record says that it is at position \(event.position)"
            }
            if let recordedAt, event.recordedAt < recordedAt {
                return "it was recorded at \(event.recordedAt), before the record in front of it"
            }
            let problem =
                streams.enter(event, streamName: envelope.stream.bytes)
                ?? streams.problem(withReferencesOf: event, body)
            if let problem { return problem }
            guard let source = sources.number(of: envelope.source.bytes) else {
                return "its source has no number"
            }
            ids.add(source: source, id: envelope.id.bytes, position: position)
            recordedAt = event.recordedAt
            greatestEffectiveOn = max(
                event.effectiveOn, greatestEffectiveOn ?? event.effectiveOn)
            return nil
        } catch {
            return "the record does not decode: \(error)"
        }
    }
}

extension RecordCheck {
    /// The texts of the body are checked as it is decoded, those of the envelope are left as bytes.
    private static func checkTexts(_ envelope: EnvelopeView) throws(WireError) {
        try check(envelope.stream)
        try check(envelope.source)
        try check(envelope.id)
        try check(envelope.actor)
        if let correlation = envelope.correlation { try check(correlation) }
        if let reason = envelope.reason { _ = try Reason(reason) }
    }

    private static func check(_ text: TextView) throws(WireError) {
        if !text.bytes.isASCII { _ = try text.string() }
    }
}

// MARK: - Tables

extension RecordCheck {
    /// Compares the tables, and first takes in what was appended since the verification began: the
    /// tables are of the reader's state.
    private mutating func compareTables(
        _ reader: borrowing LogReader, _ head: LogHead
    ) throws {
        if let problem = problem(with: head) {
            counts.finding = Finding(position: 0, reason: problem)
            return
        }
        let asked = counts
        try readRecords(through: try reader.head().position, reader)
        // What lies behind the head of the beginning was not asked for.
        let isBeyond = counts.finding != nil
        counts = asked
        if isBeyond { return }
        counts.finding = try streamProblem(reader) ?? idProblem(reader)
    }

    private func problem(with head: LogHead) -> String? {
        guard head.recordedAt == recordedAt, head.greatestEffectiveOn == greatestEffectiveOn else {
            return "the dates in the head are not those of the records"
        }
        for kind in StreamKind.allCases where head.streamCounts[kind] != streams.count(of: kind) {
            return "the head counts \(head.streamCounts[kind]) streams of kind \(kind.name), and "
                + "there are \(streams.count(of: kind))"
        }
        return nil
    }

    private func streamProblem(_ reader: borrowing LogReader) throws -> Finding? {
        var count = 0
        var finding: Finding?
        try reader.tables.streams.scan(in: reader.transaction) { name, row in
            count += 1
            let state = StreamState(row: row)
            if let state, streams.agrees(streamName: name, state) { return .proceed }
            let text = String(decoding: name.copied, as: UTF8.self)
            finding = Finding(
                position: state?.lastPosition ?? 0,
                reason: "the row of stream \(text) is not what its records say")
            return .stop
        }
        if finding != nil || count == streams.count { return finding }
        return Finding(
            position: 0,
            reason: "the table of streams has \(count) rows for \(streams.count) streams")
    }

    private func idProblem(_ reader: borrowing LogReader) throws -> Finding? {
        var stored = IDSum()
        try reader.tables.ids.scan(in: reader.transaction) { key, row in
            stored.add(key: key, row: row)
            return .proceed
        }
        return stored == ids ? nil : try firstIDProblem(reader)
    }

    /// Looks up the id of each record: slow, and only when it is known that one is wrong.
    private func firstIDProblem(_ reader: borrowing LogReader) throws -> Finding? {
        var finding: Finding?
        let last = try reader.head().position
        _ = try reader.forEach(from: 1, through: last) { event in
            let envelope = try event.envelope()
            let source = try envelope.source.string()
            let id = try envelope.id.string()
            let stored = try reader.position(source: source, id: id)
            if stored == event.position { return true }
            finding = Finding(
                position: event.position,
                reason: stored.map { "its id leads to position \($0)" }
                    ?? "its id is not in the table of ids")
            return false
        }
        return finding
            ?? Finding(position: 0, reason: "the table of ids has a row that no record has")
    }
}
