import Accounting
import Events

/// Runs an import plan: opens its files, reads them once, and hands out the events in order.
///
/// The order is that of the days on which the events are effective, then that of the plan's
/// entries, then that of the rows. Memory is bounded by `memory` and the tables of the plan.
package final class ImportRun {
    /// What a run has done.
    package struct Summary: Equatable, Sendable {
        /// Rows of the files that entries read.
        package var rowsRead = 0
        /// Events handed out.
        package var events = 0
        /// Rows that did not become all their events.
        package var rowsRejected = 0
    }

    let plan: ImportPlan
    /// Where the files were found, tables among them.
    package let paths: [String]
    let files: [SourceFile]
    let tables: [LookupTable]
    private let memory: Int
    private let temporaryDirectory: String
    private(set) var progress = ImportProgress()
    /// Tells the events and their order from any others; zero before all are read.
    package private(set) var fingerprint = ContentHash.zero

    /// Bytes of events kept in memory before they are put on disk, unless said otherwise.
    package static let defaultMemory = 128 << 20

    /// Opens the files of `plan` and reads its tables; nothing is handed out before all is right.
    ///
    /// File names of the plan are looked for in `directory`. `memory` is in bytes.
    ///
    /// - Throws: ``SourceError`` where a file cannot be read, ``InvalidPlan`` where one does not
    ///   have the columns that the plan names.
    package init(
        plan: ImportPlan, directory: String, temporaryDirectory: String = "/tmp",
        memory: Int = ImportRun.defaultMemory, rowLimit: Int = RowReader.defaultRowLimit
    ) throws {
        self.plan = plan
        self.memory = memory
        self.temporaryDirectory = temporaryDirectory
        var findings: [PlanFinding] = []
        let open = { (file: FilePlan) throws(SourceError) -> SourceFile in
            let path = file.name.hasPrefix("/") ? file.name : "\(directory)/\(file.name)"
            return try SourceFile.open(
                file, at: path, rowLimit: rowLimit, plan: plan, findings: &findings)
        }
        let tableFiles = try plan.tables.map { try open($0.file) }
        files = try plan.files.map { try open($0) }
        paths = (tableFiles + files).map(\.path)
        for file in files where file.reader.size == nil { throw Self.notRegular(file.path) }
        guard findings.isEmpty else {
            throw InvalidPlan(
                findings: findings.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
        }
        tables = try zip(plan.tables, tableFiles).map { table, file in
            var loader = TableLoader(plan: table, slots: file.slots)
            return try loader.load(&file.reader, path: file.path)
        }
        progress.bytesTotal = files.reduce(0) { $0 + ($1.reader.size ?? 0) }
    }

    /// Reads everything, then hands out events in order.
    ///
    /// Rows that are rejected go to `reject` while the files are read; `progress` is called at
    /// least every 8,192 rows or events. What a closure throws ends the run and is passed on.
    /// A run is run once.
    ///
    /// - Returns: what has been done.
    /// - Throws: ``SourceError`` where a file cannot be read to its end.
    package func run(
        progress report: (ImportProgress) throws -> Void = { _ in },
        reject: (RejectedRow) throws -> Void,
        sink: (PlanEvent) throws -> Void
    ) throws -> Summary {
        let events = EventSorter(memory: memory, directory: temporaryDirectory)
        try addOwnEvents(to: events)
        for index in files.indices {
            var pass = FilePass(
                run: self, file: index, events: events, memory: memory,
                temporaryDirectory: temporaryDirectory)
            try pass.read(
                report: { step in
                    self.progress.rowsRead += step.rows
                    self.progress.bytesDone += step.bytes
                    self.progress.eventsMade = events.count
                    try report(self.progress)
                },
                reject: { row in
                    self.progress.rowsRejected += 1
                    try reject(row)
                })
        }
        fingerprint = events.fingerprint
        progress.phase = .emitting
        progress.eventsMade = events.count
        try report(progress)
        try events.drain { key, payload in
            try sink(EventRecord.event(key, payload, files, plan: plan.file))
            progress.eventsEmitted += 1
            if progress.eventsEmitted % 8_192 == 0 { try report(progress) }
        }
        try report(progress)
        return Summary(
            rowsRead: progress.rowsRead, events: progress.eventsEmitted,
            rowsRejected: progress.rowsRejected)
    }

    private static func notRegular(_ path: String) -> SourceError {
        SourceError(
            .badData, file: path,
            message: "this is no regular file, and rows that are rejected are read again",
            remedy: "save what it gives into a file first")
    }

    /// Adds the events of entries that read no file.
    private func addOwnEvents(to events: EventSorter) throws {
        var renderer = EventRenderer(tables: tables)
        var source: [UInt8] = []
        JSONText.write(Array(plan.source.utf8), into: &source)
        for (index, entry) in plan.entries.enumerated() where entry.file == nil {
            var payload: [UInt8] = []
            EventRecord.writeHead(file: EventRecord.noFile, rows: [], into: &payload)
            let scope = RowScope(row: Row(), slots: [])
            let date: BusinessDate
            do throws(RowProblem) {
                date = try renderer.render(entry, source: source, scope, into: &payload)
            } catch {
                throw InvalidPlan(findings: [plan.finding(entry.place, error.reason)])
            }
            let key = EventRecord.key(date, entry: index, line: entry.place.line, number: 0)
            try events.add(key, payload)
        }
    }
}
