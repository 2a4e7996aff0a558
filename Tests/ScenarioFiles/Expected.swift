/// `expected.json`: what Daybook must say after a scenario's events.
package struct Expected: Decodable {
    package var refused: [Refused]?
    package var noops: [Int]?
    package var recorded: Int?
    package var batches: [[Int]]?
    package var complete: Bool?
    package var entries: [Entry]?
    package var balances: [Balance]?
    package var totals: [Total]?
    package var bases: [Basis]?
    package var tiers: [Tier]?
    package var deals: [Deal]?
    package var leads: [Lead]?
    package var partners: [Partner]?
    package var periods: [PeriodState]?
    package var statements: [Statement]?
    package var funds: [Fund]?
    package var payouts: [Payout]?
    package var proposals: [Proposal]?
    package var draws: [Draw]?
    package var ineligible: [Ineligible]?

    package struct Refused: Decodable {
        package var line: Int
    }

    package struct Entry: Decodable {
        package var payee: String
        package var component: String?
        package var kind: String
        package var cause: String?
        package var amount: String
        package var currency: String
        package var forPeriod: String?
        package var inPeriod: String
        package var effectiveOn: String
        package var afterLine: Int
    }

    package struct Balance: Decodable {
        package var payee: String
        package var asOf: String?
        package var knownAtLine: Int?
        package var held: String?
        package var payable: String?
        package var scheduled: String?
        package var paid: String?
        package var withheld: String?
    }

    package struct Total: Decodable {
        package var payee: String
        package var component: String?
        package var forPeriod: String?
        package var inPeriod: String?
        package var kind: String?
        package var knownAtLine: Int?
        package var amount: String
    }

    package struct Basis: Decodable {
        package var payee: String
        package var invoice: String
        package var lineId: String
        package var knownAtLine: Int?
        package var amount: String
        package var currency: String?
    }

    package struct Tier: Decodable {
        package var partner: String
        package var asOf: String
        package var knownAtLine: Int?
        package var tier: String
    }

    package struct Deal: Decodable {
        package var deal: String
        package var asOf: String
        package var knownAtLine: Int?
        package var state: String
        package var protectUntil: String?
        package var owner: String?
    }

    package struct Lead: Decodable {
        package var lead: String
        package var at: String
        package var knownAtLine: Int?
        package var state: String
        package var partner: String?
    }

    package struct Partner: Decodable {
        package var partner: String
        package var state: String
    }

    package struct PeriodState: Decodable {
        package var period: String
        package var state: String
        package var knownAtLine: Int?
    }

    package struct Statement: Decodable {
        package var payee: String
        package var period: String
        package var opening: String?
        package var accrued: String?
        package var adjusted: String?
        package var released: String?
        package var paid: String?
        package var closing: String?
    }

    package struct Fund: Decodable {
        package var fund: String
        package var asOf: String?
        package var knownAtLine: Int?
        package var allocated: String?
        package var available: String?
        package var reserved: String?
        package var approvedNotPaid: String?
        package var reimbursed: String?
        package var expired: String?
    }

    package struct Payout: Decodable {
        package var payout: String
        package var state: String
        package var knownAtLine: Int?
    }

    package struct Proposal: Decodable {
        package var month: String
        package var payOn: String?
        package var knownAtLine: Int?
        package var payouts: [Proposed]

        package struct Proposed: Decodable, Equatable {
            package var payee: String
            package var gross: String
            package var withheld: String
            package var net: String

            package init(payee: String, gross: String, withheld: String, net: String) {
                self.payee = payee
                self.gross = gross
                self.withheld = withheld
                self.net = net
            }
        }
    }

    package struct Draw: Decodable {
        package var payee: String
        package var balance: String
        package var knownAtLine: Int?
    }

    package struct Ineligible: Decodable {
        package var payee: String
        package var invoice: String
        package var lineId: String
        package var knownAtLine: Int?
    }
}
