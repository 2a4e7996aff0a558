/// What a stream is about. The name is the prefix of the stream: `deal/D-1`.
///
/// Ordinals of streams are dense within a kind, so a row is keyed by (kind, ordinal). The raw
/// values are stored and never used again.
package enum StreamKind: UInt8, NamedValue {
    case partner = 1
    case member = 2
    case agreement = 3
    case target = 4
    case lead = 5
    case deal = 6
    case invoice = 7
    case credit = 8
    case fx = 9
    case adjustment = 10
    case dispute = 11
    case run = 12
    case payout = 13
    case statement = 14
    case fund = 15
    case ruleset = 16
    case period = 17

    /// The prefix of the stream's name, without the slash.
    package var name: String {
        switch self {
        case .partner: "partner"
        case .member: "member"
        case .agreement: "agreement"
        case .target: "target"
        case .lead: "lead"
        case .deal: "deal"
        case .invoice: "invoice"
        case .credit: "credit"
        case .fx: "fx"
        case .adjustment: "adjustment"
        case .dispute: "dispute"
        case .run: "run"
        case .payout: "payout"
        case .statement: "statement"
        case .fund: "fund"
        case .ruleset: "ruleset"
        case .period: "period"
        }
    }

    /// The kind with this prefix.
    package init?(name: String) {
        guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = kind
    }
}

extension StreamKind {
    /// The name of the stream of this kind and `id`: `deal/D-1`, `fx/EUR/USD`.
    package func stream(_ id: String) -> String { "\(name)/\(id)" }
}
