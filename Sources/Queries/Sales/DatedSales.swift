import Accounting
import EventLog
import Events
import ReadModels

/// Invoices and credits as of a business date: those that are dated by then, with the credits, the
/// cash and the attribution that are effective by then.
///
/// All that was fixed when a document was recorded stays as it was: its rate, its payees, the rules
/// that cover its date. It was known with the document, whatever date it was recorded with.
final class DatedSales {
    private let book: BookReader
    private let models: ModelSet
    private let point: BookReader.PointInTime

    /// The sales of a book at a point, from the models as they stood at its position.
    init(_ book: BookReader, _ models: ModelSet, at point: BookReader.PointInTime) {
        self.book = book
        self.models = models
        self.point = point
    }

    /// One invoice as it stood on the date; nil where it is dated later.
    ///
    /// - Complexity: O(1), for an earlier date O(events of its deal).
    func invoice(_ ordinal: UInt32) throws -> InvoiceRow? {
        guard let row = try models.sales.invoices.row(ordinal) else { return nil }
        return try dated(row)
    }

    /// Every invoice that is dated by then, as it stood, in order of id.
    ///
    /// - Complexity: O(n log n) for n invoices, for an earlier date O(events) as well.
    func forEachInvoice(_ body: (InvoiceRow) throws -> Void) throws {
        var order = IDOrder()
        try models.sales.invoices.forEach { ordinal, row in
            if row.date <= point.asOf { order.add(ordinal, row.id) }
        }
        try order.forEach { ordinal in
            guard let row = try models.sales.invoices.row(ordinal) else { return }
            if let dated = try dated(row) { try body(dated) }
        }
    }

    /// One credit; nil where it is dated later.
    func credit(_ ordinal: UInt32) throws -> CreditRow? {
        try models.sales.credits.row(ordinal).flatMap { $0.date <= point.asOf ? $0 : nil }
    }

    /// Every unlinked credit that is dated by then, in order of id.
    func forEachUnlinkedCredit(_ body: (CreditRow) throws -> Void) throws {
        var order = IDOrder()
        try models.sales.credits.forEach { ordinal, row in
            if row.invoice == 0, row.date <= point.asOf { order.add(ordinal, row.id) }
        }
        try order.forEach { ordinal in
            if let row = try models.sales.credits.row(ordinal) { try body(row) }
        }
    }

    private func dated(_ row: InvoiceRow) throws -> InvoiceRow? {
        guard row.date <= point.asOf else { return nil }
        if point.coversAllDates { return row }
        var dated = try models.sales.invoice(row, asOf: point.asOf)
        dated.cash.removeAll { $0.on > point.asOf }
        if let owner = try ownerBeforeAttribution(of: row) {
            dated.crediting.shares = [CreditedShare(payee: owner)]
        }
        return dated
    }
}

// MARK: - Attribution

extension DatedSales {
    /// The partner that an invoice was credited to until its deal was attributed, where that is
    /// effective after the date; nil where the payees are those of the date.
    ///
    /// It is the owner on the invoice's date, as the book knew it when the invoice was recorded
    /// (rules.md section 2, "Payees").
    private func ownerBeforeAttribution(of invoice: InvoiceRow) throws -> UInt32? {
        guard invoice.deal != 0, let deal = try models.deals.texts.row(invoice.deal)?.id,
            try !models.deals.shares(of: invoice.deal).isEmpty
        else { return nil }
        var first: UInt32?
        var owner: UInt32?
        var isLater = false
        try book.log.forEach(ofStream: .deal, deal) { event in
            guard event.position <= point.knownAt else { return false }
            let named: UInt32
            switch event.type {
            case .dealSubmitted: named = event.reference(DealSubmitted.Slot.partnerId)
            case .dealTransferred: named = event.reference(DealTransferred.Slot.toPartnerId)
            case .dealAttributed:
                isLater = event.position > invoice.position && event.effectiveOn > point.asOf
                return true
            default: return true
            }
            first = first ?? named
            if event.position < invoice.position, event.effectiveOn <= invoice.date {
                owner = named
            }
            return true
        }
        return isLater ? owner ?? first : nil
    }
}
