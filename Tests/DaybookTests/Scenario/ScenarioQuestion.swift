import Accounting
import Queries

/// One question, in both its forms: the query, and the words of the command line. Dates beyond
/// every event's say that nothing is left out.
struct ScenarioQuestion {
    let query: any Query
    /// The command and its own options.
    let words: [String]
    /// nil: what the query takes without a date.
    var asOf: BusinessDate?
    /// nil: all that is known.
    var knownAt: UInt64?

    /// The whole command line.
    var line: [String] {
        var line = words
        if let asOf { line += ["--as-of", "\(asOf)"] }
        if let knownAt { line += ["--known-at", "\(knownAt)"] }
        return line + ["-O", "json"]
    }
}

// MARK: - The journal

extension ScenarioQuestion {
    static func journal() -> ScenarioQuestion {
        ScenarioQuestion(query: JournalQuery(), words: ["journal"], asOf: .max)
    }

    static func journal(
        payee: String, component: String?, forPeriod: String?, inPeriod: String?, kind: String
    ) throws -> ScenarioQuestion {
        var query = JournalQuery()
        query.payee = payee
        query.component = component
        query.forPeriod = try forPeriod.map { try Period(parsing: $0) }
        query.inPeriod = try inPeriod.map { try Period(parsing: $0) }
        query.kind = EntryKind(name: kind)
        var words = ["journal", payee, "--kind", kind]
        for (option, value) in [
            ("--component", component), ("--for-period", forPeriod), ("--in-period", inPeriod),
        ] {
            if let value { words += [option, value] }
        }
        return ScenarioQuestion(query: query, words: words, asOf: .max)
    }

    static func balances(asOf: BusinessDate?) -> ScenarioQuestion {
        ScenarioQuestion(query: BalanceQuery(), words: ["balance"], asOf: asOf ?? .max)
    }

    static func bases(document: String) -> ScenarioQuestion {
        ScenarioQuestion(
            query: BasesQuery(payee: nil, document: document),
            words: ["journal", "--bases", "--document", document])
    }

    /// What a document brings a payee, or why nothing.
    static func explain(document: String, payee: String) -> ScenarioQuestion {
        ScenarioQuestion(
            query: ExplainQuery(.document(document, payee: payee, component: nil)),
            words: ["explain", document, payee])
    }

    static func draws(payee: String) -> ScenarioQuestion {
        ScenarioQuestion(
            query: DrawsQuery(payee: payee), words: ["draws", payee], asOf: .max)
    }

    static func statement(payee: String, period: String) throws -> ScenarioQuestion {
        ScenarioQuestion(
            query: StatementQuery(payee: payee, period: try Period(parsing: period)),
            words: ["statement", payee, "--period", period])
    }
}

// MARK: - Subjects

extension ScenarioQuestion {
    static func tiers(asOf: BusinessDate) -> ScenarioQuestion {
        ScenarioQuestion(query: TiersQuery(), words: ["tiers"], asOf: asOf)
    }

    static func deals(asOf: BusinessDate) -> ScenarioQuestion {
        ScenarioQuestion(query: DealsQuery(), words: ["deals"], asOf: asOf)
    }

    static func leads(at text: String) throws -> ScenarioQuestion {
        var query = LeadsQuery()
        query.at = try Instant(parsing: text)
        return ScenarioQuestion(query: query, words: ["leads", "--at", text])
    }

    static func partners() -> ScenarioQuestion {
        ScenarioQuestion(query: PartnersQuery(), words: ["partners"])
    }

    static func funds(asOf: BusinessDate?) -> ScenarioQuestion {
        ScenarioQuestion(query: FundsQuery(), words: ["funds"], asOf: asOf ?? .max)
    }

    static func period(_ text: String) throws -> ScenarioQuestion {
        var query = PeriodsQuery()
        query.period = try Period(parsing: text)
        return ScenarioQuestion(query: query, words: ["period", "list", text])
    }

    static func payouts() -> ScenarioQuestion {
        ScenarioQuestion(query: PayoutsQuery(), words: ["payout", "list"], asOf: .max)
    }

    static func plan(month: String) throws -> ScenarioQuestion {
        ScenarioQuestion(
            query: PayoutPlanQuery(month: try Period(parsing: month)),
            words: ["payout", "plan", "--month", month])
    }
}
