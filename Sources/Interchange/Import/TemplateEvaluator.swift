/// Gives templates their text for a row. Its buffers are used again from row to row.
struct TemplateEvaluator {
    let tables: [LookupTable]
    /// The value on its way through the filters, and room for what a filter makes of it.
    var value: [UInt8] = []
    var spare: [UInt8] = []

    init(tables: [LookupTable]) {
        self.tables = tables
    }

    /// Appends the text of `template`, unescaped, to `output`.
    ///
    /// - Throws: ``RowProblem`` where a filter refuses its value.
    mutating func append(
        _ template: Template, _ scope: RowScope, to output: inout [UInt8]
    ) throws(RowProblem) {
        for part in template.parts {
            switch part {
            case .literal(let bytes): output.append(contentsOf: bytes)
            case .value(let column):
                if column.filters.isEmpty {
                    append(column.column, scope, to: &output)
                } else {
                    try filter(column, scope)
                    output.append(contentsOf: value)
                }
            }
        }
    }

    /// Whether `template` gives no text at all for the row.
    mutating func isEmpty(
        _ template: Template, _ scope: RowScope
    ) throws(RowProblem) -> Bool {
        var bytes: [UInt8] = []
        try append(template, scope, to: &bytes)
        return bytes.isEmpty
    }

    /// Appends the value of a column as it stands.
    func append(_ column: ColumnValue.Column, _ scope: RowScope, to output: inout [UInt8]) {
        switch column {
        case .row(let index): scope.append(index, to: &output)
        case .joined(let index):
            guard let joined = scope.joined else { return }
            let row = Int(joined.rows[joined.index])
            output.append(contentsOf: tables[joined.table].cell(row, index))
        }
    }

    /// Puts the value of a column into `value` and through its filters.
    private mutating func filter(
        _ column: ColumnValue, _ scope: RowScope
    ) throws(RowProblem) {
        value.removeAll(keepingCapacity: true)
        append(column.column, scope, to: &value)
        for filter in column.filters {
            do throws(RowProblem) {
                try apply(filter, scope)
            } catch {
                throw RowProblem("\(column.name): \(error.reason)")
            }
        }
    }
}
