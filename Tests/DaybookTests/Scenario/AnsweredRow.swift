import Queries

/// A row of an answer, by the names of its fields: what the JSON form prints of a query's row,
/// lists and objects left out but for the parts of an explanation. It is the same whether the query or the program has answered.
struct AnsweredRow: Equatable {
    private var fields: [String: String] = [:]
    /// The rows below it.
    private var parts: [AnsweredRow] = []

    init(_ row: ReportRow) {
        for field in row.fields {
            switch field.value {
            case .text(let text), .decimal(let text): fields[field.name] = text
            case .integer(let number): fields[field.name] = "\(number)"
            case .null, .flag, .list, .object, .json: break
            }
        }
        guard case .list(let values) = row["parts"] else { return }
        parts = values.compactMap {
            if case .object(let row) = $0 { AnsweredRow(row) } else { nil }
        }
    }

    /// From an object of a JSON answer.
    init(json: [String: Any]) {
        for (name, value) in json {
            if let text = value as? String {
                fields[name] = text
            } else if let number = value as? UInt64 {
                fields[name] = "\(number)"
            }
        }
        parts = (json["parts"] as? [[String: Any]] ?? []).map(AnsweredRow.init(json:))
    }

    /// The row and all rows below it.
    var tree: [AnsweredRow] { [self] + parts.flatMap(\.tree) }

    /// The value of a field; empty where there is none.
    func text(_ name: String) -> String { fields[name] ?? "" }

    /// The digits of an amount, with its sign: minor units, where all amounts have one currency.
    func minorUnits(_ name: String) -> Int64 {
        Int64(text(name).filter { $0 != "." }) ?? 0
    }
}
