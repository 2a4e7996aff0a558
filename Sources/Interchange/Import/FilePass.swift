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
    private let events: EventSorter
    /// The entries that read the file, with their index in the plan.
    private let entries: [(index: Int, plan: EntryPlan)]
    /// For each of `entries` that gathers rows, the rows on their way into groups.
    private var groups: [GroupSorter?]
    private var renderer: EventRenderer
    private let tables: [LookupTable]
    private var sourceJSON: [UInt8] = []
    /// Room that an event is likely to need.
    private var lastLength = 512

    init(
        run: ImportRun, file index: Int, events: EventSorter, memory: Int,
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
        report: (Step) throws -> Void, reject: (RejectedRow) throws -> Void
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
                try report(Step(rows: rows, bytes: file.reader.bytesDone - lastBytes))
                (lastRows, lastBytes) = (file.reader.rowsRead, file.reader.bytesDone)
            }
        }
        for index in entries.indices { try finishGroups(of: index, reject) }
    }

    /// What an entry has made of a row.
    private struct Made {
        var events: [(key: UInt128, payload: [UInt8])] = []
        /// The key of the group that the row goes into.
        var group: [UInt8]?
    }

    private mutating func handle(
        _ row: Row, _ reject: (RejectedRow) throws -> Void
    ) throws {
        var problems: [RowProblem] = []
        let scope = RowScope(row: row, slots: file.slots)
        for index in entries.indices {
            let made: Made
            do throws(RowProblem) {
                made = try make(index, of: scope)
            } catch {
                problems.append(named(entries[index].plan, error))
                continue
            }
            for event in made.events { try events.add(event.key, event.payload) }
            if let key = made.group { try groups[index]?.add(key, row, columns: file.slots) }
        }
        if !problems.isEmpty { try reject(rejected(row, problems)) }
    }

    /// Puts a row through one entry: all that it makes of the row, or a problem.
    private mutating func make(
        _ index: Int, of scope: RowScope
    ) throws(RowProblem) -> Made {
        let (number, entry) = entries[index]
        guard try renderer.evaluator.holds(entry.conditions, scope) else {
            return try leftOut(entry.otherwise)
        }
        if let templates = entry.groupBy {
            return Made(group: try groupKey(templates, scope))
        }
        let rows = [scope.row.location]
        guard let join = entry.join else {
            return Made(events: [try event(number, entry, scope, number: 0, rows: rows)])
        }
        var key: [UInt8] = []
        try renderer.evaluator.append(join.key, scope, to: &key)
        let found = tables[join.table].rows(key)
        if found.isEmpty { return try leftOut(join.otherwise) }
        var made = Made()
        var each = scope
        for part in found.indices {
            each.joined = .init(table: join.table, rows: found, index: part)
            made.events.append(try event(number, entry, each, number: part, rows: rows))
        }
        return made
    }

    private func leftOut(_ otherwise: EntryPlan.Otherwise) throws(RowProblem) -> Made {
        switch otherwise {
        case .skip: return Made()
        case .reject(let reason): throw RowProblem(reason)
        }
    }

    private mutating func event(
        _ index: Int, _ entry: EntryPlan, _ scope: RowScope, number: Int, rows: [RowLocation]
    ) throws(RowProblem) -> (key: UInt128, payload: [UInt8]) {
        var payload: [UInt8] = []
        payload.reserveCapacity(lastLength)
        EventRecord.writeHead(file: fileIndex, rows: rows, into: &payload)
        let date = try renderer.render(entry, source: sourceJSON, scope, into: &payload)
        lastLength = payload.count + 32
        return (EventRecord.key(date, entry: index, line: rows[0].line, number: number), payload)
    }
}

// MARK: - Groups

extension FilePass {
    private mutating func groupKey(
        _ templates: [Template], _ scope: RowScope
    ) throws(RowProblem) -> [UInt8] {
        var key: [UInt8] = []
        for template in templates {
            let start = key.count
            try renderer.evaluator.append(template, scope, to: &key)
            // Two keys with the same letters, divided otherwise, are different.
            key.append(contentsOf: ":\(key.count - start);".utf8)
        }
        return key
    }

    private mutating func finishGroups(
        of index: Int, _ reject: (RejectedRow) throws -> Void
    ) throws {
        guard let sorter = groups[index] else { return }
        groups[index] = nil
        let slots = Array(file.slots.indices)
        let (number, entry) = entries[index]
        try sorter.drain { rows in
            let scope = RowScope(row: rows[0], slots: slots, group: rows)
            let made: (key: UInt128, payload: [UInt8])
            do throws(RowProblem) {
                made = try event(number, entry, scope, number: 0, rows: rows.map(\.location))
            } catch {
                let problem = named(entry, error)
                for row in rows { try reject(rejected(row, [problem])) }
                return
            }
            try events.add(made.key, made.payload)
        }
    }
}

// MARK: - Rejects

extension FilePass {
    private func named(_ entry: EntryPlan, _ problem: RowProblem) -> RowProblem {
        RowProblem(column: problem.column, "\(entry.type): \(problem.reason)")
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
