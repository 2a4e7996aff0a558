/// A text with column values in it: `agent/{sales_agent|slug}`.
struct Template: Sendable {
    enum Part: Sendable {
        case literal([UInt8])
        case value(ColumnValue)
    }

    var parts: [Part]

    /// The bytes of a template that names no column; nil for one that does.
    var constant: [UInt8]? {
        var bytes: [UInt8] = []
        for part in parts {
            guard case .literal(let text) = part else { return nil }
            bytes += text
        }
        return bytes
    }

    init(parts: [Part]) {
        self.parts = parts
    }

    /// A template that is one column as it stands.
    init(column: Int, name: String) {
        parts = [.value(ColumnValue(column: .row(column), name: name, filters: []))]
    }
}

/// A column and the filters that its value goes through.
struct ColumnValue: Sendable {
    /// Where the value comes from.
    enum Column: Sendable {
        /// Index into the columns of the file that is being read.
        case row(Int)
        /// Index into the columns of the joined table.
        case joined(Int)
    }

    let column: Column
    /// The column as the plan names it, for messages.
    let name: String
    let filters: [Filter]
}
