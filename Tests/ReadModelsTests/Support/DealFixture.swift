import Accounting
import Events
import Rules

@testable import ReadModels

/// A deal register and the log that it is folded from.
struct DealFixture {
    static let rules = """
        tiers:
          ladder: [bronze, silver]
          require: { silver: [ { wins: 5 } ] }
          promote_on: ["01-15"]
          demote_on: []
        measures:
          wins: { of: deals_won, window: trailing_12_months }
        deals:
          protection_days: { bronze: 60, silver: 90 }
          extension: { max: 1, days: 30 }
          open_limit: 25
          appeal_days: 30
          conflict: { match: [duns, tax_id, domain, name], fuzzy_from: "85%", lookback_days: 180 }
        """

    let rules: FixedRules
    let tiers = FixedTiers()
    let register: DealRegister
    let log: TestLog

    init(_ rules: String = Self.rules) throws {
        self.rules = try FixedRules(rules)
        register = DealRegister(rules: self.rules, tiers: tiers)
        log = TestLog([register])
    }

    /// Submits a deal of a partner for a customer.
    func submit(
        _ deal: String, by partner: String, _ customer: Customer = Customer(name: "Kestrel"),
        lines: [String] = [], revision: UInt32 = 1, on date: String
    ) throws {
        let body = Self.submission(
            deal, by: partner, customer, lines: lines, revision: revision)
        try log.add(.dealSubmitted(body), on: date)
    }

    static func submission(
        _ deal: String, by partner: String, _ customer: Customer, lines: [String] = [],
        revision: UInt32 = 1
    ) -> DealSubmitted {
        DealSubmitted(
            dealId: deal, revision: revision, partnerId: partner, customer: customer,
            productLines: lines, kind: .new)
    }

    func approve(_ deal: String, on date: String, until: String) throws {
        let body = DealApproved(
            dealId: deal, exclusivity: .exclusive, protectFrom: try day(date),
            protectUntil: try day(until), reviewedConflicts: [])
        try log.add(.dealApproved(body), on: date)
    }

    func close(_ deal: String, _ outcome: DealOutcome, on date: String) throws {
        try log.add(.dealClosed(DealClosed(dealId: deal, outcome: outcome)), on: date)
    }

    func reject(_ deal: String, on date: String) throws {
        try log.add(.dealRejected(DealRejected(dealId: deal)), on: date)
    }

    func state(_ deal: String, on date: String) throws -> DealState {
        try register.state(of: log.deal(deal), on: try day(date))
    }

    /// The conflicts of a submission that would be recorded now, in a short form:
    /// `D-1 duns`, `D-2 fuzzy 90%`, `capacity`, with ` +3` where others were left out.
    func conflicts(
        of customer: Customer, by partner: String, lines: [String] = [], deal: String? = nil,
        on date: String
    ) throws -> [String] {
        let date = try day(date)
        guard let dealRules = rules.inForce(on: date)?.rules.deals else { return [] }
        let found = try register.conflicts(
            for: Self.submission(deal ?? "D-new", by: partner, customer, lines: lines),
            deal: deal.map { log.deal($0) } ?? 0, partner: log.partner(partner), on: date,
            rules: dealRules)
        return found.map { conflict in
            var words = [conflict.otherDealID ?? conflict.kind.name]
            if let match = conflict.match { words.append(match.name) }
            if let score = conflict.score { words.append("\(score)") }
            if let more = conflict.more { words.append("+\(more)") }
            return words.joined(separator: " ")
        }
    }
}
