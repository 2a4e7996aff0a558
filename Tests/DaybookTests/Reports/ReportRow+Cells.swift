import Queries

extension ReportRow {
    /// A value as it is printed.
    func cell(_ name: String) -> String {
        switch self[name] {
        case .text(let text), .decimal(let text), .json(let text, _): text
        case .integer(let number): "\(number)"
        default: ""
        }
    }

    /// An amount without its point.
    func units(_ name: String) -> Int64 {
        Int64(cell(name).filter { $0 != "." }) ?? 0
    }

    /// The objects of a list.
    func objects(_ name: String) -> [ReportRow] {
        guard case .list(let values) = self[name] else { return [] }
        return values.compactMap { value in
            if case .object(let row) = value { row } else { nil }
        }
    }
}
