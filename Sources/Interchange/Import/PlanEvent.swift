import Accounting

/// An event that an import plan has made of a row, or of the rows of a group.
package struct PlanEvent {
    /// One JSON object in the form of the catalogue, UTF-8, without a line break.
    package let json: [UInt8]
    /// The day that the event is effective on.
    package let effectiveOn: BusinessDate
    /// The file that it comes from.
    package let source: SourceFile
    /// The rows that it comes from, in the order of the file; at least one.
    package let rows: [RowLocation]

    /// The file's name, as the plan has it.
    package var file: String { source.name }
    /// The line of the first row, from 1.
    package var line: Int { rows[0].line }
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
