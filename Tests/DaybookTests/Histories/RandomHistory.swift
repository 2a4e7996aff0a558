import Accounting
import Commands
import Events
import ReadModels
import Rules
import TestSupport

/// Makes up a history from a seed, one thing that happens after the other: rules of every kind,
/// partners, deals, sales, credits, cash, closings, payouts, much of it late. What the book refuses
/// is left out.
struct RandomHistory {
    let player: HistoryPlayer
    private(set) var history = History()
    let payees: [String]
    let terms: RuleTerms
    var random: HistoryRandom
    /// The day on which things happen now.
    private(set) var date: BusinessDate
    var rules: RandomRules
    var versions = 0
    /// Payees who have been activated.
    var activated: Set<String> = []
    var deals: [String] = []
    var members: [String] = []
    var links: [(payee: String, parent: String, relation: String)] = []
    var invoices: [MadeInvoice] = []
    var statements: [(id: String, payee: String)] = []
    var disputes: [String] = []
    var runs: [String] = []
    var payouts: [String] = []
    private var builder = EventBuilder()
    private var count = 0
    private let happenings: [Happening]

    /// An invoice that was recorded.
    struct MadeInvoice {
        let id: String
        let date: BusinessDate
        let currency: Currency
        let lines: [(id: String, net: Int)]
        /// What the customer owes.
        let total: Int
        let service: ClosedRange<BusinessDate>?
    }

    /// Begins a history in an empty book: rules that use only `features`, and partners of whom most
    /// are active. The profile is that of the seed unless another is named.
    init(
        in player: HistoryPlayer, seed: UInt64, profile: HistoryProfile? = nil,
        features: Set<RuleFeature>
    ) throws {
        self.player = player
        let weights = (profile ?? HistoryProfile(seed: seed)).weights
        happenings = Self.happenings(weights)
        random = HistoryRandom(seed: seed)
        payees = (1...random.number(3...6)).map { "P-\($0)" }
        terms = try RuleTerms(
            features: features, weights: weights, payees: payees, &random)
        rules = RandomRules(terms, &random)
        date = try BusinessDate(year: 2024, month: random.number(1...6), day: random.number(1...28))
        try activateFirstRules()
        for _ in 0..<3 { try publishRate() }
        for payee in payees { try recruit(payee) }
        for payee in payees where random.chance(45) { try link(payee) }
    }

    /// The whole history of so many steps, or what of it there is when a difference is found.
    mutating func run(steps: Int) throws -> History {
        for _ in 0..<steps where player.differences.isEmpty {
            try step()
            if random.chance(4) { try player.reopen() }
        }
        try player.compareAtEnd()
        return history
    }

    /// Something that may happen, and how often it does.
    private typealias Happening = (Int, @Sendable (inout RandomHistory) throws -> Void)

    private static func happenings(_ weights: HistoryWeights) -> [Happening] {
        [
            (26, { try $0.invoice() }), (10, { try $0.creditInvoice() }),
            (3, { try $0.creditWithoutInvoice() }), (14, { try $0.pay() }),
            (3, { try $0.reversePayment() }), (7, { try $0.registerDeal() }),
            (weights.winDeal, { try $0.winDeal() }), (5, { try $0.changeDeal() }),
            (3, { try $0.certify() }),
            (1, { try $0.endCertification() }), (1, { try $0.passLead() }),
            (3, { try $0.changeStanding() }),
            (weights.setProfile, { try $0.setProfile($0.payee()) }),
            (2, { try $0.activate($0.payee()) }), (3, { try $0.link($0.payee()) }),
            (1, { try $0.unlink() }), (1, { try $0.overrideTier() }),
            (weights.setTarget, { try $0.setTarget() }),
            (3, { try $0.publishRate() }), (2, { try $0.adjust() }),
            (3, { try $0.issueStatement() }),
            (4, { try $0.dispute() }), (6, { try $0.close() }), (2, { try $0.reopen() }),
            (weights.activateRules, { try $0.activateRules() }), (4, { try $0.schedulePayouts() }),
            (5, { try $0.advanceRun() }), (5, { try $0.finishPayout() }),
            (weights.oddThing, { try $0.oddThing() }),
        ]
    }

    private mutating func step() throws {
        date = try date.adding(days: random.pick([0, 0, 1, 2, 3, 5, 8, 15]))
        let all = happenings.reduce(0) { $0 + $1.0 }
        var left = random.number(0...all - 1)
        for (weight, happening) in happenings {
            if left < weight { return try happening(&self) }
            left -= weight
        }
    }
}

// MARK: - Recording

extension RandomHistory {
    mutating func next(_ prefix: String) -> String {
        count += 1
        return "\(prefix)-\(count)"
    }

    /// Records what the line says of a day, after the date; whether it is legal.
    mutating func add(_ line: String, on day: BusinessDate? = nil) throws -> Bool {
        try addJSON(try builder.json("\(day ?? date) \(line)"))
    }

    /// Adds a rule file and activates it.
    mutating func activate(yaml: String) throws -> Bool {
        let name = "rules-\(versions + 1).yaml"
        history.rules[name] = yaml
        guard try add("ruleset.activated {yamlFile: \(name)}") else { return false }
        versions += 1
        return true
    }

    private mutating func addJSON(_ line: String) throws -> Bool {
        guard player.differences.isEmpty else { return false }
        guard try player.play(line, rules: history.rules) else { return false }
        history.lines.append(line)
        return true
    }

    /// Now, or in one of so many of 100 cases up to four months ago.
    mutating func today(late percent: Int = 12) throws -> BusinessDate {
        guard random.chance(percent) else { return date }
        return try date.adding(days: -random.number(1...120))
    }

    mutating func payee() -> String {
        random.pick(random.chance(terms.weights.firstTwoPayees) ? Array(payees.prefix(2)) : payees)
    }

    var models: ModelSet { player.book.models }

    /// An amount in the programme's currency, as it stands in a line.
    func money(_ minorUnits: Int) -> String {
        "\(terms.currency.text(minorUnits)) \(terms.currency.code)"
    }
}
