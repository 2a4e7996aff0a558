/// One pass over a file: every row goes through all entries that read it.
struct FilePass {
    /// What has been read since the last report.
    struct Step {
        var rows = 0
        var bytes = 0
    }

    private let plan: ImportPlan
    private let file: SourceFile
    private let fileIndex: Int
    private let events: RecordSorter
    /// The entries that read the file, with their index in the plan.
    private let entries: [(index: Int, plan: EntryPlan)]
    /// For each of `entries` that gathers rows, the rows on their way into groups.
    private var groups: [GroupSorter?]
    private var renderer: EventRenderer
    private let tables: [LookupTable]
    private var sourceJSON: [UInt8] = []
    private var buffer: [UInt8] = []

    init(
        run: ImportRun, file index: Int, events: RecordSorter, memory: Int,
        temporaryDirectory: String
    ) {
        plan = run.plan
        file = run.files[index]
        fileIndex = index
        self.events = events
        tables = run.tables
        entries = plan.entries.enumerated().filter { $1.file == index }.map { ($0, $1) }
        groups = entries.map { entry in
            entry.plan.groupBy == nil
                ? nil : GroupSorter(memory: memory, directory: temporaryDirectory)
        }
        renderer = EventRenderer(tables: run.tables)
        JSONText.write(Array(plan.source.utf8), into: &sourceJSON)
    }

    /// Reads the file to its end and adds the events of its rows to the sorter.
    mutating func read(
        report: (Step) -> Void, reject: (RejectedRow) throws -> Void
    ) throws {
        var (lastRows, lastBytes) = (0, 0)
        var isAtEnd = false
        while !isAtEnd {
            switch try file.reader.next() {
            case .end: isAtEnd = true
            case .bad(let problem): try reject(rejected(file.reader.row, [problem]))
            case .row: try handle(file.reader.row, reject)
            }
            let rows = file.reader.rowsRead - lastRows
            if isAtEnd || rows == 8_192 {
                report(Step(rows: rows, bytes: file.reader.bytesDone - lastBytes))
                (lastRows, lastBytes) = (file.reader.rowsRead, file.reader.bytesDone)
            }
        }
        for index in entries.indices { try finishGroups(of: index, reject) }
    }

    private mutating func handle(
        _ row: Row, _ reject: (RejectedRow) throws -> Void
    ) throws {
        var problems: [RowProblem] = []
        let scope = RowScope(row: row, slots: file.slots)
        for index in entries.indices {
            do throws(RowProblem) {
                if let failure = try apply(index, scope) { throw failure }
            } catch {
                problems.append(
                    RowProblem(column: error.column, named(entries[index].plan, error.reason)))
            }
            if let failure = sortingFailure { throw failure }
        }
        if !problems.isEmpty { try reject(rejected(row, problems)) }
    }

    /// What went wrong with the disk, which no row is to blame for.
    private var sortingFailure: SourceError?

    /// Puts a row through one entry; a problem where the row is rejected.
    private mutating func apply(
        _ index: Int, _ scope: RowScope
    ) throws(RowProblem) -> RowProblem? {
        let entry = entries[index].plan
        guard try renderer.evaluator.holds(entry.conditions, scope) else {
            return leftOut(entry.otherwise)
        }
        if entry.groupBy != nil {
            try gather(index, scope)
            return nil
        }
        guard let join = entry.join else {
            try emit(entries[index], scope, number: 0, rows: [scope.row.location])
            return nil
        }
        var key: [UInt8] = []
        try renderer.evaluator.append(join.key, scope, to: &key)
        let rows = tables[join.table].rows(key)
        if rows.isEmpty { return leftOut(join.otherwise) }
        var each = scope
        for number in rows.indices {
            each.joined = .init(table: join.table, rows: rows, index: number)
            try emit(entries[index], each, number: number, rows: [scope.row.location])
        }
        return nil
    }

    private func leftOut(_ otherwise: EntryPlan.Otherwise) -> RowProblem? {
        switch otherwise {
        case .skip: nil
        case .reject(let reason): RowProblem(reason)
        }
    }

    private mutating func emit(
        _ entry: (index: Int, plan: EntryPlan), _ scope: RowScope, number: Int,
        rows: [RowLocation]
    ) throws(RowProblem) {
        buffer.removeAll(keepingCapacity: true)
        EventRecord.writeHead(file: fileIndex, rows: rows, into: &buffer)
        let date = try renderer.render(entry.plan, source: sourceJSON, scope, into: &buffer)
        let key = EventRecord.key(
            date, entry: entry.index, line: rows[0].line, number: number)
        do throws(SourceError) {
            try events.add(key, buffer)
        } catch {
            sortingFailure = error
        }
    }
}

// MARK: - Groups

extension FilePass {
    private mutating func gather(_ index: Int, _ scope: RowScope) throws(RowProblem) {
        var key: [UInt8] = []
        for template in entries[index].plan.groupBy ?? [] {
            let start = key.count
            try renderer.evaluator.append(template, scope, to: &key)
            // Two keys with the same letters, divided otherwise, are different.
            key.append(contentsOf: ":\(key.count - start);".utf8)
        }
        do throws(SourceError) {
            try groups[index]?.add(key, scope.row, columns: file.slots)
        } catch {
            sortingFailure = error
        }
    }

    private mutating func finishGroups(
        of index: Int, _ reject: (RejectedRow) throws -> Void
    ) throws {
        guard let sorter = groups[index] else { return }
        groups[index] = nil
        let slots = Array(file.slots.indices)
        try sorter.drain { rows in
            let scope = RowScope(row: rows[0], slots: slots, group: rows)
            do throws(RowProblem) {
                try emit(entries[index], scope, number: 0, rows: rows.map(\.location))
            } catch {
                let problem = RowProblem(named(entries[index].plan, error.reason))
                for row in rows { try reject(rejected(row, [problem])) }
            }
            if let failure = sortingFailure { throw failure }
        }
    }
}

// MARK: - Rejects

extension FilePass {
    private func named(_ entry: EntryPlan, _ reason: String) -> String {
        "\(entry.type): \(reason)"
    }

    private func rejected(_ row: Row, _ problems: [RowProblem]) throws -> RejectedRow {
        var reasons: [String] = []
        for problem in problems where !reasons.contains(problem.reason) {
            reasons.append(problem.reason)
        }
        return RejectedRow(
            file: file.name, line: row.line, column: problems[0].column,
            raw: try file.rawRow(at: row.location), reason: reasons.joined(separator: "; "))
    }
}
