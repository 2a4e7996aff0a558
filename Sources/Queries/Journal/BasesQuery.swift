import Accounting
import Events
import ReadModels

/// `journal --bases`: the credited basis of every line and payee (rules.md section 2).
package struct BasesQuery {
    package var payee: String?
    /// `invoice/<id>` or `credit/<id>`; nil: every document.
    package var document: String?

    package init(payee: String? = nil, document: String? = nil) {
        self.payee = payee
        self.document = document
    }

    package static let columns = ["invoice", "line", "payee", "role", "basis", "currency"]

    /// - Complexity: O(documents); folds in memory for a past position or date.
    package func run(_ book: BookReader, asOf: BusinessDate?, knownAt: KnownAt?) throws -> Report {
        let point = try book.point(asOf: asOf, knownAt: knownAt)
        let models = try book.models(at: point)
        var rows: [ReportRow] = []
        guard let home = try models.programme.currency() else {
            return Report(rows: [], citation: try book.citation(point, models))
        }
        var bases: [Int64] = []
        try models.sales.invoices.forEach { _, invoice in
            guard document == nil || document == "invoice/\(invoice.id)" else { return }
            for line in invoice.lines {
                try invoice.crediting.credit(
                    line.retained, of: invoice.currency, in: home, into: &bases)
                try add("invoice", invoice.id, line.id, invoice.crediting, bases, models, &rows)
            }
        }
        try models.sales.credits.forEach { _, credit in
            guard credit.invoice == 0 else { return }
            guard document == nil || document == "credit/\(credit.id)" else { return }
            for line in credit.lines {
                try credit.crediting.credit(
                    -line.net, of: credit.currency, in: home, into: &bases)
                try add("credit", credit.id, line.id, credit.crediting, bases, models, &rows)
            }
        }
        return Report(rows: rows, citation: try book.citation(point, models))
    }

    private func add(
        _ kind: String, _ id: String, _ line: String, _ crediting: Crediting, _ bases: [Int64],
        _ models: ModelSet, _ rows: inout [ReportRow]
    ) throws {
        guard let home = try models.programme.currency() else { return }
        for (index, share) in crediting.shares.enumerated() {
            let name = try models.partners.id(of: share.payee)
            guard payee == nil || payee == name else { continue }
            var row = ReportRow()
            row.add(kind, .text(id))
            row.add("line", .text(line))
            row.add("payee", .text(name))
            row.add("basis", .money(bases[index], home))
            row.add("currency", .text(home.code))
            row.add("role", .text(share.roleName))
            rows.append(row)
        }
    }
}
