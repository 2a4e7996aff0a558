import Accounting

/// An event that an import plan has made of a row, or of the rows of a group.
package struct PlanEvent {
    /// One JSON object in the form of the catalogue, UTF-8, without a line break.
    package let json: [UInt8]
    /// The day that the event is effective on.
    package let effectiveOn: BusinessDate
    /// The file that it comes from; nil for one that the plan states by itself.
    package let source: SourceFile?
    /// The rows that it comes from, in the order of the file; none where there is no file.
    package let rows: [RowLocation]
    /// The file's name, as the plan has it; the plan's own where it comes from no other.
    package let file: String
    /// The line of the first row, from 1, or that of the plan's entry.
    package let line: Int

    /// The rows as they stand in the file.
    ///
    /// - Throws: ``SourceError`` when the file has become shorter since it was read.
    package func rawRows() throws(SourceError) -> [[UInt8]] {
        guard let source else { return [] }
        var raw: [[UInt8]] = []
        for row in rows { raw.append(try source.rawRow(at: row)) }
        return raw
    }
}

/// A row that did not become all the events that the plan makes of such rows.
package struct RejectedRow: Equatable {
    /// The file's name, as the plan has it.
    package let file: String
    /// The line on which the row begins, from 1.
    package let line: Int
    /// The column in characters from 1, where one is to blame; else 0.
    package let column: Int
    /// The row as it stands in the file, without its line break.
    package let raw: [UInt8]
    /// Why, one sentence for each event that it did not become.
    package let reason: String
}

/// How far an import has come.
package struct ImportProgress: Equatable, Sendable {
    package enum Phase: Equatable, Sendable {
        /// Files are read and their rows become events.
        case reading
        /// Events are handed out in order.
        case emitting
    }

    package var phase: Phase = .reading
    /// Rows read so far, tables not counted.
    package var rowsRead = 0
    /// Bytes of files done so far.
    package var bytesDone = 0
    /// Bytes of all files; pipes count as nothing.
    package var bytesTotal = 0
    /// Events made so far.
    package var eventsMade = 0
    /// Events handed out so far.
    package var eventsEmitted = 0
    /// Rows rejected so far.
    package var rowsRejected = 0
}
