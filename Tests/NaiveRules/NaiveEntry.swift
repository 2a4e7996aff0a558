/// An entry of the journal as the recomputation posts it (rules.md section 4).
public struct NaiveEntry: Hashable, Sendable {
    /// Position of the event that caused it.
    public let position: Int64
    /// Who it is about.
    public let payee: String
    /// Id of the component, `adjustment` or `draw`; empty for payouts.
    public let component: String
    /// accrued, released, forfeited, reinstated, adjusted, drawn, scheduled, returned or paid.
    public let kind: String
    /// Why it was posted.
    public let cause: String
    /// Minor units of the programme's currency.
    public let amount: Int64
    /// Of a payout the part of the gross that is withheld, in minor units.
    public let withheld: Int64
    /// The programme's currency.
    public let currency: String
    /// Name of the period that it is about; empty for payouts.
    public let forPeriod: String
    /// Name of the earning period in which it is booked.
    public let inPeriod: String
    /// The day on which it counts, `YYYY-MM-DD`.
    public let effectiveOn: String
    /// `invoice/…` or `credit/…`; empty where it is about none.
    public let document: String
}

/// What entries are summed by: all that rules.md section 4 leaves no choice in.
public struct NaiveSum: Hashable, Sendable {
    /// Who it is about.
    public let payee: String
    /// Id of the component, `adjustment` or `draw`; empty for payouts.
    public let component: String
    /// accrued, released and so on.
    public let kind: String
    /// `floor`, `stack_cap` or `cap`, which are posted apart; empty for every other cause.
    public let apart: String
    /// `invoice/…` or `credit/…`; empty where it is about none.
    public let document: String
    /// Name of the period that it is about; empty for payouts.
    public let forPeriod: String
    /// The day on which it counts, `YYYY-MM-DD`.
    public let effectiveOn: String

    /// The sum that an entry belongs to.
    public init(_ entry: NaiveEntry) {
        payee = entry.payee
        component = entry.component
        kind = entry.kind
        apart = ["floor", "stack_cap", "cap"].contains(entry.cause) ? entry.cause : ""
        document = entry.document
        forPeriod = entry.forPeriod
        effectiveOn = entry.effectiveOn
    }
}

/// What is owed and paid to a payee, in minor units.
public struct NaiveBalance: Hashable, Sendable {
    /// Earned and waiting for the customer.
    public internal(set) var held: Int64 = 0
    /// To be paid; below zero what the payee owes.
    public internal(set) var payable: Int64 = 0
    /// In payouts that are on their way, net.
    public internal(set) var scheduled: Int64 = 0
    /// Settled, net.
    public internal(set) var paid: Int64 = 0
    /// Withheld from payouts.
    public internal(set) var withheld: Int64 = 0
}

extension NaiveBalance {
    /// Lets an entry act on the payee's accounts (section 4, from → to).
    mutating func add(_ entry: NaiveEntry) {
        let net = entry.amount - entry.withheld
        switch entry.kind {
        case "accrued" where entry.document.hasPrefix("invoice/"): held += entry.amount
        case "accrued", "reinstated", "adjusted", "drawn": payable += entry.amount
        case "released":
            held -= entry.amount
            payable += entry.amount
        case "forfeited": held -= entry.amount
        case "scheduled":
            payable -= entry.amount
            scheduled += net
            withheld += entry.withheld
        case "returned":
            payable += entry.amount
            scheduled -= net
            withheld -= entry.withheld
        case "paid":
            scheduled -= entry.amount
            paid += entry.amount
        default: preconditionFailure("no such kind: \(entry.kind)")
        }
    }
}
