import Accounting
import Queries
import ScenarioFiles

extension ScenarioCheck {
    /// Lines that earn a payee nothing, as `explain` says why.
    func ineligible() throws -> [String] {
        try (expected.ineligible ?? []).compactMap { line in
            let query = ExplainQuery(
                .document("invoice/\(line.invoice)", payee: line.payee, component: nil))
            let position = try played.position(knownAtLine: line.knownAtLine)
            let rows = try query.run(played.reader, asOf: nil, knownAt: .position(position)).rows
            let earned = rows.filter { $0["amount"] != .decimal("0.00") }
            let reasons = rows.flatMap { $0.below("parts") }.filter {
                $0["line"] == .text(line.lineId) && $0["because"] != .null
            }
            return earned.isEmpty && !reasons.isEmpty ? nil : "\(line): \(rows)"
        }
    }
}

extension ReportRow {
    /// The row and all rows below it, by the field that lists them.
    func below(_ field: String) -> [ReportRow] {
        guard case .list(let values) = self[field] else { return [self] }
        return [self]
            + values.flatMap { value -> [ReportRow] in
                if case .object(let row) = value { row.below(field) } else { [] }
            }
    }
}
