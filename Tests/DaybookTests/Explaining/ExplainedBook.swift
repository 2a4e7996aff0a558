import Accounting
import Events
import ReadModels

@testable import Queries

/// Explains everything that a book has a figure for.
struct ExplainedBook {
    let reader: BookReader

    /// What was explained, and how much of it.
    struct Count {
        var entries = 0
        var kinds: Set<EntryKind> = []
        var documents = 0
        /// Figures of documents that are nothing, each with its reason.
        var nothings = 0
    }

    /// Every entry at its own position, and every document for every payee at the head.
    func explainAll(_ differ: (String) -> Void) throws -> Count {
        var count = Count()
        try explainEntries(&count, differ)
        try explainDocuments(try reader.modelsAtHead(), &count, differ)
        return count
    }

    private func explainEntries(_ count: inout Count, _ differ: (String) -> Void) throws {
        var entries: [FoundEntry] = []
        let journal = try reader.modelsAtHead().commissions
        try journal.entries.forEach(from: 0, through: .max) { position, number, entry in
            entries.append(FoundEntry(position: position, number: number, entry: entry))
        }
        let past = PastModels(reader)
        for found in entries {
            let models = try past.at(found.position)
            let reason = try EntryExplainer(models: models, log: reader.log).reason(found)
            let sum = reason.leaves.reduce(Int128(0)) { $0 + $1.millionths }
            if sum != Int128(found.entry.amount) * 1_000_000 || reason.leaves.isEmpty {
                differ("entry \(found.id): the leaves sum to \(sum) millionths")
            }
            count.entries += 1
            count.kinds.insert(found.entry.kind)
        }
    }

    private func explainDocuments(
        _ models: ModelSet, _ count: inout Count, _ differ: (String) -> Void
    ) throws {
        var elements: [DocumentElement] = []
        try models.sales.invoices.forEach { ordinal, _ in
            elements.append(DocumentElement(invoice: ordinal))
        }
        try models.sales.credits.forEach { ordinal, credit in
            if credit.invoice == 0 { elements.append(DocumentElement(credit: ordinal)) }
        }
        let posted = try accrued(models)
        for element in elements {
            guard let reasons = try models.commissions.reasons(for: element) else {
                differ("\(element) is not explained")
                continue
            }
            let explainer = try DocumentExplainer(reasons, models, reader.log)
            var sums: [Figure: Int64] = [:]
            for figure in try explainer.figures(payee: nil, component: nil) {
                try figure.check()
                count.documents += 1
                let isNothing = figure.amount == .zero
                if isNothing { count.nothings += 1 }
                if isNothing != (figure.fields["reason"] != .null) {
                    differ("\(figure.words): a reason for something, or none for nothing")
                }
                let key = Figure(
                    document: EntryDocument(element), payee: figure.fields["payee"].words,
                    component: figure.fields["component"].words)
                sums[key, default: 0] += Int64((figure.amount?.millionths ?? 0) / 1_000_000)
            }
            // Of every payee of the book, those included who have nothing to do with it.
            try models.partners.partners.forEach { payee, _ in
                for figure in try explainer.figures(payee: payee, component: nil) {
                    try figure.check()
                }
            }
            let stands = posted.filter { $0.key.document == EntryDocument(element) }
            if stands.filter({ $0.value != 0 }) != sums.filter({ $0.value != 0 }) {
                differ("\(explainer.name): posted \(stands), explained \(sums)")
            }
        }
    }

    private struct Figure: Hashable {
        let document: EntryDocument
        let payee: String
        let component: String
    }

    /// What stands accrued in the journal.
    private func accrued(_ models: ModelSet) throws -> [Figure: Int64] {
        var sums: [Figure: Int64] = [:]
        try models.commissions.entries.forEach(from: 0, through: .max) { _, _, entry in
            guard entry.kind == .accrued else { return }
            let key = Figure(
                document: entry.document, payee: try models.partners.id(of: entry.payee),
                component: try models.commissions.component(entry.component))
            sums[key, default: 0] += entry.amount
        }
        return sums
    }
}
