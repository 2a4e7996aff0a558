import Accounting
import Events
import ReadModels

/// `journal --bases`: the credited basis of every line and payee (rules.md section 2).
package struct BasesQuery: Query {
    /// nil: every payee.
    package var payee: String?
    /// `invoice/<id>` or `credit/<id>`; nil: every document.
    package var document: String?

    package init(payee: String? = nil, document: String? = nil) {
        self.payee = payee
        self.document = document
    }

    package let columns = ["invoice", "credit", "line", "payee", "role", "basis", "currency"]

    /// - Complexity: O(1) for one document and O(documents) for all; folds in memory for a past
    ///   position, and reads cash and attributions for a past date.
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        let document = try document.map { try DocumentName($0) }
        let named = try document.map { try book.ordinal(of: $0.kind, $0.id) }
        let payee = try book.ordinal(of: .partner, payee)
        let registers = try book.registers(at: point)
        if let home = try registers.models.programme.currency() {
            let printer = BasisPrinter(
                models: registers.models, sales: DatedSales(book, registers.models, at: point),
                home: home, payee: payee)
            try printer.forEach(document?.kind, named, emit)
        }
        return try book.citation(
            point, registers.states,
            restingOn: ["sales-book", "partners", "deal-register", "programme"])
    }
}

/// Works out credited bases and turns them into rows.
private struct BasisPrinter {
    let models: ModelSet
    let sales: DatedSales
    let home: Currency
    let payee: UInt32?

    /// Visits one document, or all: invoices, then unlinked credits.
    func forEach(
        _ kind: StreamKind?, _ ordinal: UInt32?, _ emit: (ReportRow) throws -> Void
    ) throws {
        switch (kind, ordinal) {
        case (.invoice, let ordinal?):
            if let row = try sales.invoice(ordinal) { try visit(row, emit) }
        case (.credit, let ordinal?):
            if let row = try sales.credit(ordinal) { try visit(row, emit) }
        case (nil, _):
            try sales.forEachInvoice { try visit($0, emit) }
            try sales.forEachUnlinkedCredit { try visit($0, emit) }
        default: break
        }
    }

    private func visit(_ invoice: InvoiceRow, _ emit: (ReportRow) throws -> Void) throws {
        for line in invoice.lines {
            let bases = try bases(line.retained, invoice.crediting, invoice.currency)
            try rows(("invoice", invoice.id), line.id, invoice.crediting, bases, emit)
        }
    }

    /// A linked credit lowers the bases of its invoice and has none of its own.
    private func visit(_ credit: CreditRow, _ emit: (ReportRow) throws -> Void) throws {
        guard credit.invoice == 0 else { return }
        for line in credit.lines {
            let bases = try bases(-line.net, credit.crediting, credit.currency)
            try rows(("credit", credit.id), line.id, credit.crediting, bases, emit)
        }
    }

    private func bases(
        _ retained: Int64, _ crediting: Crediting, _ currency: Currency
    ) throws -> [Int64] {
        var bases: [Int64] = []
        try crediting.credit(retained, of: currency, in: home, into: &bases)
        return bases
    }

    private func rows(
        _ document: (field: String, id: String), _ line: String, _ crediting: Crediting,
        _ bases: [Int64], _ emit: (ReportRow) throws -> Void
    ) throws {
        for (share, basis) in zip(crediting.shares, bases) {
            guard payee == nil || payee == share.payee else { continue }
            var row = ReportRow()
            row.add(document.field, .text(document.id))
            row.add("line", .text(line))
            row.add("payee", .text(try models.partners.id(of: share.payee)))
            row.add("basis", .money(basis, home))
            row.add("currency", .text(home.code))
            row.add("role", .text(share.roleName))
            try emit(row)
        }
    }
}
