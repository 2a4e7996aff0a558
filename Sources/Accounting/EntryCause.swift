/// Why a journal entry was posted (rules.md section 4). Raw values are stored: never reuse one.
package enum EntryCause: UInt8, Sendable, CaseIterable {
    /// The invoice that it is on was recorded.
    case sale = 1
    /// A credit took back or added something on its document.
    case credit = 2
    /// The shares of the deal were set.
    case attribution = 3
    /// An event on another document changed what this one earns.
    case trueUp = 4
    /// A rule set was activated.
    case ruleChange = 5
    /// The payee became eligible.
    case eligibility = 6
    /// The least that an invoice brings.
    case floor = 7
    /// The most that all components together bring on a line.
    case stackCap = 8
    /// The most that a component brings in a window.
    case cap = 9
    /// The customer paid, or a payment was reversed.
    case payment = 10
    /// A day passed: the customer had paid by then, or had not.
    case lapse = 11
    /// A period was closed.
    case close = 12
    /// A person adjusted it.
    case manual = 13
    /// A dispute was resolved.
    case dispute = 14
    /// A payout was scheduled, settled or failed.
    case payout = 15

    /// The name in queries and exports.
    package var name: String {
        switch self {
        case .sale: "sale"
        case .credit: "credit"
        case .attribution: "attribution"
        case .trueUp: "true_up"
        case .ruleChange: "rule_change"
        case .eligibility: "eligibility"
        case .floor: "floor"
        case .stackCap: "stack_cap"
        case .cap: "cap"
        case .payment: "payment"
        case .lapse: "lapse"
        case .close: "close"
        case .manual: "manual"
        case .dispute: "dispute"
        case .payout: "payout"
        }
    }

    /// Finds the cause with this name.
    package init?(name: String) {
        guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }
}
