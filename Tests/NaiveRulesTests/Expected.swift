/// What of `expected.json` is about earning, holding and paying. Not asked: `recorded` and the
/// states of deals, leads, partners, periods, payouts and funds, which are no figures of these
/// sections; `proposals`, which a run computes and an event states; and whether `ineligible` lines
/// are given a reason: what they earn is asked.
struct Expected: Decodable {
    var refused: [Refused]?
    var noops: [Int]?
    var complete: Bool?
    var entries: [Entry]?
    var balances: [Balance]?
    var totals: [Total]?
    var bases: [Basis]?
    var tiers: [Tier]?
    var statements: [Statement]?
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
    }

    struct Tier: Decodable {
        var partner: String
        var asOf: String
        var knownAtLine: Int?
        var tier: String
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

    struct Draw: Decodable {
        var payee: String
        var balance: String
        var knownAtLine: Int?
    }

    struct Ineligible: Decodable {
        var payee: String
        var invoice: String
        var knownAtLine: Int?
    }
}
