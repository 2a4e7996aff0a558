import Accounting
import Events
import ReadModels

/// `deals`: registrations, how they stand and how they are protected.
///
/// The state is that on the date, and filters look at the owner and the protection of the date; see
/// `DealPrinter` for what is printed.
package struct DealsQuery: Query {
    /// nil: every deal.
    package var deal: String?
    /// One of `states`.
    package var state: String?
    package var partner: String?
    /// Part of the customer's name, without regard to case.
    package var customer: String?
    /// Protected, and for at most this many days after the date.
    package var expiringWithin: Int?
    /// First and last day of the first submission.
    package var from: BusinessDate?
    package var to: BusinessDate?

    package init() {}

    package static let states = DealState.allCases.map(\.name)

    package let columns = [
        "deal", "state", "partner", "customer", "productLines", "protectFrom", "protectUntil",
        "exclusivity", "value", "currency", "submittedOn", "closedOn",
    ]

    package var details: DetailColumns? {
        deal == nil ? nil : DetailColumns("conflicts", ["otherDeal", "kind", "match", "score"])
    }

    /// - Complexity: O(1) for one deal and O(n log n) for all n, at the head; for an earlier date
    ///   also O(events) of the deals that have changed since.
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        try Filter.check(state, among: Self.states, "--state")
        let named = try book.ordinal(of: .deal, deal)
        let owner = try book.ordinal(of: .partner, partner)
        let registers = try book.registers(at: point)
        let printer = DealPrinter(book: book, models: registers.models, point: point)
        let deals = registers.models.deals
        if let named {
            if let row = try deals.deal(named), try printer.state(of: named) != .absent {
                if try matches(named, row, owner, printer) {
                    try emit(try printer.row(named, row, isWhole: true))
                }
            } else if state == nil || state == DealState.absent.name {
                try emit(printer.absent(deal ?? ""))
            }
        } else {
            var order = IDOrder()
            try deals.deals.forEach { ordinal, row in
                guard try matches(ordinal, row, owner, printer) else { return }
                let state = try deals.state(of: ordinal, asOf: point.asOf)
                guard state != .absent else { return }
                order.add(ordinal, try deals.texts.row(ordinal)?.id ?? "")
            }
            try order.forEach { ordinal in
                guard let row = try deals.deal(ordinal) else { return }
                try emit(try printer.row(ordinal, row, isWhole: false))
            }
        }
        return try book.citation(
            point, registers.states, restingOn: ["deal-register", "partners"])
    }

    private func matches(
        _ ordinal: UInt32, _ row: DealRow, _ owner: UInt32?, _ printer: DealPrinter
    ) throws -> Bool {
        if let owner, try printer.owner(of: ordinal) != owner { return false }
        if let from, row.submittedOn < from { return false }
        if let to, row.submittedOn > to { return false }
        if let days = expiringWithin {
            guard let until = try printer.protection(of: ordinal, row)?.until,
                until >= printer.date,
                until.days(since: printer.date) <= days,
                try printer.state(of: ordinal) == .protected
            else { return false }
        }
        if let state, try printer.state(of: ordinal).name != state { return false }
        guard let customer else { return true }
        let name = try printer.models.deals.texts.row(ordinal)?.customer ?? ""
        return name.lowercased().contains(customer.lowercased())
    }
}
