import Accounting
import Events
import ReadModels

/// `journal`: the entries themselves.
package struct JournalQuery: Query {
    /// nil: every payee.
    package var payee: String?
    package var kind: EntryKind?
    package var component: String?
    /// `invoice/<id>`, `credit/<id>` or another document, see `DocumentName`.
    package var document: String?
    package var forPeriod: Period?
    package var inPeriod: Period?

    package init() {}

    package let columns = [
        "entry", "effectiveOn", "forPeriod", "inPeriod", "payee", "component", "document", "kind",
        "cause", "amount", "currency", "rules",
    ]

    /// - Complexity: O(postings of the payee), or O(entries) without one: from the document's on,
    ///   where there is one.
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        let models = try book.modelsAtHead()
        try book.check(component: component, "--component")
        try book.check(earningPeriod: forPeriod, isBooked: false, "--for-period")
        try book.check(earningPeriod: inPeriod, "--in-period")
        let document = try self.document.map { try EntryDocument($0, in: book) }
        let printer = EntryPrinter(models, book.log)
        try forEachEntry(book, models, document, point) { position, number, entry in
            guard matches(entry), document == nil || entry.document == document else { return }
            if let component, try models.commissions.component(entry.component) != component {
                return
            }
            try emit(try printer.row(entry, position: position, number: number))
        }
        return try book.citation(point, models.fold.states, restingOn: BalanceQuery.models)
    }

    private func forEachEntry(
        _ book: BookReader, _ models: ModelSet, _ document: EntryDocument?,
        _ point: BookReader.PointInTime, _ body: (UInt64, UInt32, EntryRow) throws -> Void
    ) throws {
        let journal = models.commissions
        guard let payee else {
            let first = try document.map { try models.firstPosition(of: $0) } ?? 0
            try journal.entries.forEach(from: first, through: point.knownAt) {
                position, number, entry in
                if entry.effectiveOn <= point.asOf { try body(position, number, entry) }
            }
            return
        }
        let owner = try book.ordinal(of: .partner, payee)
        try journal.postings.forEach(of: UInt64(owner)) { posting in
            guard posting.position <= point.knownAt else { return false }
            guard posting.effectiveOn <= point.asOf,
                let entry = try journal.entries.row(
                    position: posting.position, number: UInt32(posting.number))
            else { return true }
            try body(posting.position, UInt32(posting.number), entry)
            return true
        }
    }

    private func matches(_ entry: EntryRow) -> Bool {
        (kind == nil || entry.kind == kind)
            && (forPeriod == nil || entry.forPeriod == forPeriod)
            && (inPeriod == nil || entry.inPeriod == inPeriod)
    }
}

extension EntryDocument {
    /// The document that a user names.
    fileprivate init(_ text: String, in book: BookReader) throws {
        let name = try DocumentName(text)
        let kind: Kind =
            switch name.kind {
            case .invoice: .invoice
            case .credit: .credit
            case .adjustment: .adjustment
            case .payout: .payout
            case .fund: .fund
            default: .dispute
            }
        self.init(kind, try book.ordinal(of: name.kind, name.id))
    }
}

extension ModelSet {
    /// The position before which no entry can be about a document.
    fileprivate func firstPosition(of document: EntryDocument) throws -> UInt64 {
        switch document.kind {
        case .invoice: try sales.invoices.row(document.ordinal)?.position ?? 0
        case .credit: try sales.credits.row(document.ordinal)?.position ?? 0
        case .payout:
            try payouts.payout(document.ordinal).flatMap { try payouts.run($0.run)?.position } ?? 0
        case .fund: try funds.fund(document.ordinal)?.allocations.first?.position ?? 0
        case .none, .adjustment, .dispute: 0
        }
    }
}
