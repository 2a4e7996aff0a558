/// Reads the file of a table into a ``LookupTable``.
struct TableLoader {
    let plan: TablePlan
    /// Where the file's columns stand in its rows, by the plan's index of them.
    let slots: [Int]
    private var evaluator = TemplateEvaluator(tables: [])

    init(plan: TablePlan, slots: [Int]) {
        self.plan = plan
        self.slots = slots
    }

    /// A row of the table that is still being added up.
    private struct Draft {
        let key: [UInt8]
        var cells: [[UInt8]]
        var sums: [ExactDecimal]
        let line: Int
    }

    /// Reads all rows.
    ///
    /// - Throws: ``SourceError`` where a row is broken, lacks its key or repeats one: a table that
    ///   is not whole would give wrong answers.
    mutating func load(
        _ reader: inout RowReader, path: String
    ) throws(SourceError) -> LookupTable {
        var drafts: [Draft] = []
        var places = KeyIndex()
        while true {
            switch try reader.next() {
            case .end: return table(of: drafts)
            case .bad(let problem): throw broken(problem, reader.row, path)
            case .row:
                do throws(RowProblem) {
                    try add(reader.row, to: &drafts, &places)
                } catch {
                    throw broken(error, reader.row, path)
                }
            }
        }
    }

    private mutating func add(
        _ row: Row, to drafts: inout [Draft], _ places: inout KeyIndex
    ) throws(RowProblem) {
        let scope = RowScope(row: row, slots: slots)
        var key: [UInt8] = []
        try evaluator.append(plan.key, scope, to: &key)
        guard !key.isEmpty else { throw RowProblem("the row has no key") }
        var place = [UInt8](String(key.count).utf8) + [0x3A] + key
        if let per = plan.per { try evaluator.append(per, scope, to: &place) }
        var sums: [ExactDecimal] = []
        for column in plan.sums {
            let bytes = row.bytes(slots[column])
            guard let value = bytes.isEmpty ? .zero : ExactDecimal(bytes) else {
                throw RowProblem(
                    "\(plan.file.columns[column].name) \(quoted(bytes)) is no decimal")
            }
            sums.append(value)
        }
        let known = places.count
        let index = places.add(place)
        if index == known {
            let cells = slots.map { row.bytes($0) }
            drafts.append(Draft(key: key, cells: cells, sums: sums, line: row.line))
            return
        }
        guard !plan.sums.isEmpty else {
            throw RowProblem(
                "the key \(quoted(key)) of the table \(plan.name) is on line "
                    + "\(drafts[index].line) already; say what tells its rows apart (per), "
                    + "or what is added up (sum)")
        }
        for (number, value) in sums.enumerated() {
            guard let sum = drafts[index].sums[number].adding(value) else {
                throw RowProblem("the sum over the key \(quoted(key)) is too large")
            }
            drafts[index].sums[number] = sum
        }
    }

    private func table(of drafts: [Draft]) -> LookupTable {
        var table = LookupTable(name: plan.name, columns: plan.file.columns.map(\.name))
        for var draft in drafts {
            for (column, sum) in zip(plan.sums, draft.sums) {
                draft.cells[column] = []
                sum.write(into: &draft.cells[column])
            }
            table.add(draft.key, cells: draft.cells)
        }
        return table
    }

    private func broken(_ problem: RowProblem, _ row: Row, _ path: String) -> SourceError {
        SourceError(
            .badData, file: path, line: row.line, column: problem.column,
            message: problem.reason,
            remedy: "a table that rows are looked up in has to be whole")
    }
}
