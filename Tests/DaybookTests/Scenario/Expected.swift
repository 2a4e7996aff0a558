/// `expected.json`: what Daybook must say after a scenario's events.
struct Expected: Decodable {
    var refused: [Refused]?
    var noops: [Int]?
    var recorded: Int?
    var batches: [[Int]]?
    var complete: Bool?
    var entries: [Entry]?
    var balances: [Balance]?
    var totals: [Total]?
    var bases: [Basis]?
    var tiers: [Tier]?
    var deals: [Deal]?
    var leads: [Lead]?
    var partners: [Partner]?
    var periods: [PeriodState]?
    var statements: [Statement]?
    var funds: [Fund]?
    var payouts: [Payout]?
    var proposals: [Proposal]?
    var draws: [Draw]?
    var ineligible: [Ineligible]?

    struct Refused: Decodable {
        var line: Int
    }

    struct Entry: Decodable {
        var payee: String
        var component: String?
        var kind: String
        var cause: String?
        var amount: String
        var currency: String
        var forPeriod: String?
        var inPeriod: String
        var effectiveOn: String
        var afterLine: Int
    }

    struct Balance: Decodable {
        var payee: String
        var asOf: String?
        var knownAtLine: Int?
        var held: String?
        var payable: String?
        var scheduled: String?
        var paid: String?
        var withheld: String?
    }

    struct Total: Decodable {
        var payee: String
        var component: String?
        var forPeriod: String?
        var inPeriod: String?
        var kind: String?
        var knownAtLine: Int?
        var amount: String
    }

    struct Basis: Decodable {
        var payee: String
        var invoice: String
        var lineId: String
        var knownAtLine: Int?
        var amount: String
        var currency: String?
    }

    struct Tier: Decodable {
        var partner: String
        var asOf: String
        var knownAtLine: Int?
        var tier: String
    }

    struct Deal: Decodable {
        var deal: String
        var asOf: String
        var knownAtLine: Int?
        var state: String
        var protectUntil: String?
        var owner: String?
    }

    struct Lead: Decodable {
        var lead: String
        var at: String
        var knownAtLine: Int?
        var state: String
        var partner: String?
    }

    struct Partner: Decodable {
        var partner: String
        var state: String
    }

    struct PeriodState: Decodable {
        var period: String
        var state: String
        var knownAtLine: Int?
    }

    struct Statement: Decodable {
        var payee: String
        var period: String
        var opening: String?
        var accrued: String?
        var adjusted: String?
        var released: String?
        var paid: String?
        var closing: String?
    }

    struct Fund: Decodable {
        var fund: String
        var asOf: String?
        var knownAtLine: Int?
        var allocated: String?
        var available: String?
        var reserved: String?
        var approvedNotPaid: String?
        var reimbursed: String?
        var expired: String?
    }

    struct Payout: Decodable {
        var payout: String
        var state: String
        var knownAtLine: Int?
    }

    struct Proposal: Decodable {
        var month: String
        var payOn: String?
        var knownAtLine: Int?
        var payouts: [Proposed]

        struct Proposed: Decodable, Equatable {
            var payee: String
            var gross: String
            var withheld: String
            var net: String
        }
    }

    struct Draw: Decodable {
        var payee: String
        var balance: String
        var knownAtLine: Int?
    }

    struct Ineligible: Decodable {
        var payee: String
        var invoice: String
        var lineId: String
        var knownAtLine: Int?
    }
}
