import Accounting
import Events
import Projections
import Rules

// How each event of a sale changes the book.

extension SalesBook {
    func invoice(_ event: borrowing EventView) throws {
        let deal = event.reference(SaleInvoiced.Slot.dealId)
        let partner = event.reference(SaleInvoiced.Slot.partnerId)
        let date = event.effectiveOn
        let body = try SaleInvoiced(event.asSaleInvoiced())
        guard let first = body.lines.first else {
            throw ProjectionStop("invoice \(body.invoiceId) has no lines")
        }
        let currency = first.net.currency
        let lines = body.lines.map { line in
            InvoiceLineRow(
                id: line.lineId, sku: line.sku ?? "", productLine: line.productLine ?? "",
                quantity: line.quantity ?? 0, net: line.net.minorUnits,
                serviceFrom: line.serviceFrom, serviceTo: line.serviceTo)
        }
        let row = InvoiceRow(
            id: body.invoiceId, position: event.position, date: date, partner: partner,
            distributor: event.reference(SaleInvoiced.Slot.distributorId), deal: deal,
            currency: currency, gross: body.gross?.minorUnits, lines: lines,
            crediting: Crediting(
                shares: try shares(ofDeal: deal, partner: partner, on: date),
                rate: try rate(from: currency, on: date), rounding: try rounding(on: date)))
        for line in row.lines { try count(row, line, sign: 1) }
        invoices.set(event.number, to: row)
        try file(DocumentElement(invoice: event.number), on: date, deal: deal)
    }

    func credit(_ event: borrowing EventView) throws {
        let body = try SaleCredited(event.asSaleCredited())
        guard let first = body.lines.first else {
            throw ProjectionStop("credit \(body.creditId) has no lines")
        }
        let invoice = event.reference(SaleCredited.Slot.invoiceId)
        let partner = event.reference(SaleCredited.Slot.partnerId)
        var row = CreditRow(
            id: body.creditId, position: event.position, date: event.effectiveOn,
            invoice: invoice, partner: partner, isCancellation: body.kind == .cancellation,
            stopsServiceOn: body.stopsServiceOn, currency: first.net.currency,
            lines: body.lines.map { CreditLineRow(id: $0.lineId, net: $0.net.minorUnits) },
            crediting: .none)
        if invoice == 0 {
            try creditUnlinked(&row, event.number)
        } else {
            try creditLinked(row, event.number)
        }
        credits.set(event.number, to: row)
    }

    /// An unlinked credit is a document of its own, whose lines have R = −net.
    private func creditUnlinked(_ row: inout CreditRow, _ ordinal: UInt32) throws {
        row.crediting = Crediting(
            shares: [CreditedShare(payee: row.partner)],
            rate: try rate(from: row.currency, on: row.date), rounding: try rounding(on: row.date))
        for line in row.lines { try count(row, line, sign: 1) }
        try file(DocumentElement(credit: ordinal), on: row.date, deal: 0)
    }

    private func creditLinked(_ row: CreditRow, _ ordinal: UInt32) throws {
        guard var invoice = try invoices.row(row.invoice) else {
            throw ProjectionStop("credit \(row.id) names an invoice that the book does not have")
        }
        let version = try programme.inForce(on: invoice.date)
        for line in row.lines {
            guard let index = invoice.lines.firstIndex(where: { $0.id == line.id }) else {
                throw ProjectionStop("invoice \(invoice.id) has no line \(line.id)")
            }
            let old = invoice.lines[index].retained
            invoice.lines[index].credited += line.net
            try apply(row, line, to: &invoice.lines[index], version)
            try recount(
                invoice.crediting, from: old, to: invoice.lines[index].retained,
                of: invoice.currency, on: invoice.date)
        }
        invoice.credits.append(ordinal)
        invoices.set(row.invoice, to: invoice)
        touch(DocumentElement(invoice: row.invoice))
    }

    private func apply(
        _ credit: CreditRow, _ line: CreditLineRow, to invoiceLine: inout InvoiceLineRow,
        _ version: RuleVersion?
    ) throws {
        try invoiceLine.apply(
            amount: line.net, stopsServiceOn: credit.isCancellation ? credit.stopsServiceOn : nil,
            method: version?.rules.clawback.cancellation ?? .creditLines,
            rounding: version?.rules.head.rounding ?? .halfEven)
    }

    func pay(_ event: borrowing EventView, sign: Int64) throws {
        let amount =
            sign > 0
            ? try event.asSalePaid().amount : try event.asSalePaymentReversed().amount
        let date = event.effectiveOn
        try invoices.update(event.number) { row in
            _ = try row?.paid.adding(sign * amount.minorUnits)
            try row?.cash.add(sign * amount.minorUnits, on: date)
        }
    }
}

// MARK: - Attribution and rule versions

extension SalesBook {
    /// Credits the invoices of a deal anew, to the shares that it has from now on.
    func attribute(_ event: borrowing EventView) throws {
        let deal = event.number
        for document in try invoicesOfDeals.elements(of: UInt64(deal)) {
            guard var row = try invoices.row(document.ordinal) else { continue }
            for line in row.lines { try count(row, line, sign: -1) }
            row.crediting.shares = try shares(ofDeal: deal, partner: row.partner, on: row.date)
            for line in row.lines { try count(row, line, sign: 1) }
            invoices.set(document.ordinal, to: row)
            touch(document)
        }
    }

    /// Values anew what an activated version covers: the credits of its lines act by its method,
    /// and the journal of commissions looks at each of its documents.
    func revalue(_ event: borrowing EventView) throws {
        guard let version = try programme.latest() else { return }
        for month in try coveredMonths(version) {
            for document in try documentsOfMonths.elements(of: month) {
                try revalue(document, under: version)
            }
        }
    }

    private func coveredMonths(_ version: RuleVersion) throws -> [UInt64] {
        let head = version.rules.head
        let first = head.from.components
        let firstMonth = UInt64(first.year * 12 + first.month - 1)
        let last = head.to.map { $0.components }
        let lastMonth = last.map { UInt64($0.year * 12 + $0.month - 1) } ?? .max
        return try documentsOfMonths.owners().filter { $0 >= firstMonth && $0 <= lastMonth }
    }

    private func revalue(_ document: DocumentElement, under version: RuleVersion) throws {
        if document.isCredit {
            guard var row = try credits.row(document.ordinal),
                version.rules.head.covers(row.date)
            else { return }
            for line in row.lines { try count(row, line, sign: -1) }
            row.crediting.rounding = version.rules.head.rounding
            for line in row.lines { try count(row, line, sign: 1) }
            credits.set(document.ordinal, to: row)
        } else {
            guard var row = try invoices.row(document.ordinal),
                version.rules.head.covers(row.date)
            else { return }
            for line in row.lines { try count(row, line, sign: -1) }
            row.crediting.rounding = version.rules.head.rounding
            try reapplyCredits(to: &row, version)
            for line in row.lines { try count(row, line, sign: 1) }
            invoices.set(document.ordinal, to: row)
        }
        touch(document)
    }

    private func reapplyCredits(to row: inout InvoiceRow, _ version: RuleVersion) throws {
        guard !row.credits.isEmpty else { return }
        for index in row.lines.indices { row.lines[index].restore() }
        for ordinal in row.credits {
            guard let credit = try credits.row(ordinal) else { continue }
            for line in credit.lines {
                guard let index = row.lines.firstIndex(where: { $0.id == line.id }) else {
                    continue
                }
                try apply(credit, line, to: &row.lines[index], version)
            }
        }
    }
}

// MARK: - What is fixed when a document is recorded

extension SalesBook {
    /// The shares of the deal where it is attributed; else the whole to its owner on the date,
    /// or to the partner that the document names.
    private func shares(
        ofDeal deal: UInt32, partner: UInt32, on date: BusinessDate
    ) throws -> [CreditedShare] {
        guard deal != 0 else { return [CreditedShare(payee: partner)] }
        let attributed = try deals.shares(of: deal)
        guard !attributed.isEmpty else {
            return [CreditedShare(payee: try deals.owner(of: deal, on: date))]
        }
        let ids = try attributed.map { try partners.id(of: $0.payee) }
        return attributed.enumerated().map { index, share in
            let rank = ids.filter { Allocation.bytewisePrecedes($0, ids[index]) }.count
            return CreditedShare(
                payee: share.payee, role: share.role.rawValue + 1,
                isOverlay: share.isOverlay, idRank: UInt16(rank), share: share.share)
        }
    }

    /// The exchange rate of a document, fixed now; nil where none is needed.
    private func rate(from currency: Currency, on date: BusinessDate) throws -> ExchangeRate? {
        guard let latest = try programme.latest() else {
            throw ProjectionStop("a sale before the first rule version has no currency to be in")
        }
        let home = latest.rules.head.currency
        guard currency != home else { return nil }
        let rules = try programme.inForce(on: date) ?? latest
        guard let fx = rules.rules.fx else {
            throw ProjectionStop("no rate set turns \(currency) into \(home)")
        }
        guard
            let rate = try programme.rate(
                of: fx.rateSet, from: currency, to: home, on: date, fallbackDays: fx.fallbackDays)
        else { throw ProjectionStop("no usable rate from \(currency) to \(home) on \(date)") }
        return rate
    }
}
