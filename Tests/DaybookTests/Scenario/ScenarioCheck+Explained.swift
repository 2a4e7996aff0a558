import ScenarioFiles

extension ScenarioCheck {
    /// Lines that earn a payee nothing, as `explain` says why.
    func ineligible() throws -> [String] {
        try (expected.ineligible ?? []).compactMap { line in
            let rows = try book.rows(
                .explain(document: "invoice/\(line.invoice)", payee: line.payee),
                knownAtLine: line.knownAtLine)
            let earned = rows.filter { $0.minorUnits("amount") != 0 }
            let reasons = rows.flatMap(\.tree).filter {
                $0.text("line") == line.lineId && !$0.text("because").isEmpty
            }
            return !rows.isEmpty && earned.isEmpty && !reasons.isEmpty ? nil : "\(line): \(rows)"
        }
    }
}
