/// The rules of docs/RULES.md, sections 1 to 7 and 9, as plainly as they can be transcribed: after
/// every event everything is computed from nothing, and the difference to what is posted is posted.
///
/// It shares no code with the product and serves as what the product is compared with. It takes
/// what has been recorded, in the order of the log, and checks nothing; it knows nothing of funds,
/// proposals of payout runs and reasons why a line earns nothing.
public struct NaiveBook {
    /// The log so far.
    private(set) var known = Known()
    /// What is fixed about payees and documents.
    private(set) var facts = LineFacts()
    /// The tiers that are decided.
    private(set) var tiers = TierHistory()
    /// What is posted.
    var journal = Journal()
    /// How draws were settled, by payee.
    var settlements: [String: [Settlement]] = [:]

    /// An empty book.
    public init() {}

    /// All entries in the order in which they were posted.
    public var entries: [NaiveEntry] { journal.entries }

    /// Takes in an event: a line of the catalogue's JSON form, with the whole rule file as `yaml`
    /// in `ruleset.activated`, and its position. Lines that were refused must be left out.
    public mutating func record(_ line: String, position: Int64) throws {
        let event = try RecordedEvent(line: line, position: position)
        if event.decidesTierDates { tiers.decide(through: event.on, known: known) }
        let before = known
        try known.learn(event)
        try overrideTier(event)
        facts.fix(known: known, tiers: tiers)
        try postStated(event)
        postDifferences(event, Touch(event, before: before, now: known))
    }

    private mutating func overrideTier(_ event: RecordedEvent) throws {
        guard case .tierOverridden(let tier, let until) = try PartnerFact(event) else { return }
        tiers.override(
            try event.data.text("partnerId"), tier: tier, from: event.on, until: until,
            known: known)
    }
}

// MARK: - Asking

extension NaiveBook {
    /// What stands, by payee, component, kind, document, period and day, known at a position; a sum
    /// of nothing is left out. Whether a change is one entry or several makes no difference here.
    public func sums(knownAt position: Int64 = .max) -> [NaiveSum: Int64] {
        var sums: [NaiveSum: Int64] = [:]
        for entry in entries where entry.position <= position {
            sums[NaiveSum(entry), default: 0] += entry.amount
        }
        return sums.filter { $0.value != 0 }
    }

    /// The balance of a payee: what counts on or before a date, known at a position.
    public func balance(
        payee: String, asOf date: String = "9999-12-31", knownAt position: Int64 = .max
    ) -> NaiveBalance {
        var balance = NaiveBalance()
        for entry in entries
        where entry.payee == payee && entry.effectiveOn <= date && entry.position <= position {
            balance.add(entry)
        }
        return balance
    }

    /// The credited basis of a payee on a line of an invoice, all its shares together, in minor
    /// units of the programme's currency.
    public func basis(payee: String, invoice: String, line: String) -> Int64 {
        let sum = known.creditedShares().reduce(Int128(0)) { sum, credited in
            let document = known.documents[credited.document]
            let isAsked =
                document.id == "invoice/\(invoice)" && credited.share.payee == payee
                && document.lines[credited.line].id == line
            return isAsked ? sum + credited.basis : sum
        }
        return Int64(sum)
    }

    /// The tier of a partner on a date `YYYY-MM-DD`, as the version in force on it names it.
    public func tier(of partner: String, on date: String) throws -> String? {
        let day = try Day(date)
        return tiers.tier(of: partner, on: day, known: known)?.name(
            under: known.version(on: day))
    }

    /// What a payee has drawn and not yet paid back, in minor units.
    public func drawBalance(of payee: String) -> Int64 {
        Int64((settlements[payee] ?? []).reduce(Int128(0)) { $0 + $1.owed })
    }
}
