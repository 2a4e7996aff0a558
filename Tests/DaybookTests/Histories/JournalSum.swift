import Accounting
import NaiveRules
import ReadModels

/// What entries are summed by, of the book and of the recomputation alike.
struct JournalSum: Hashable, Comparable {
    let payee: String
    let component: String
    let kind: String
    let apart: String
    let document: String
    let forPeriod: String
    let effectiveOn: String

    init(_ entry: NaiveEntry) {
        let sum = NaiveSum(entry)
        payee = sum.payee
        component = sum.component
        kind = sum.kind
        apart = sum.apart
        document = sum.document
        forPeriod = sum.forPeriod
        effectiveOn = sum.effectiveOn
    }

    init(_ entry: EntryRow, _ models: ModelSet) throws {
        payee = try models.partners.id(of: entry.payee)
        component = try models.commissions.component(entry.component)
        kind = entry.kind.name
        apart = [.floor, .stackCap, .cap].contains(entry.cause) ? entry.cause.name : ""
        document = try Self.name(of: entry.document, models)
        let isOfPayout = [.scheduled, .returned, .paid].contains(entry.kind)
        forPeriod = isOfPayout ? "" : "\(entry.forPeriod)"
        effectiveOn = "\(entry.effectiveOn)"
    }

    private static func name(of document: EntryDocument, _ models: ModelSet) throws -> String {
        switch document.kind {
        case .invoice: "invoice/\(try models.sales.invoices.row(document.ordinal)?.id ?? "?")"
        case .credit: "credit/\(try models.sales.credits.row(document.ordinal)?.id ?? "?")"
        default: ""
        }
    }

    var text: String {
        "\(payee) \(component) \(kind) \(apart) \(document) for \(forPeriod) on \(effectiveOn)"
    }

    static func < (one: JournalSum, other: JournalSum) -> Bool { one.text < other.text }
}
