import Accounting
import EventLog
import Events
import Projections
import ReadModels

/// What an event did to a payee's month.
struct ForecastMove: Equatable {
    let position: UInt64
    /// Index of the month.
    let month: Int
    /// Minor units; never zero.
    let amount: Int64
}

/// Takes in the events after a position one by one, and says of each what it did to the payouts to
/// come.
///
/// The models that runs are judged by are folded along; the entries are those of the journal, each
/// taken in with its event. A run and its payouts are one step, because a run without its payouts
/// would seem to pay nobody.
struct ForecastWalk {
    /// By payee, what each month is to bring, as known at the last position that was taken in.
    private(set) var figures: [UInt32: [Int64]] = [:]
    /// By payee, in order of positions.
    private(set) var moves: [UInt32: [ForecastMove]] = [:]

    private let book: BookReader
    private let source: ForecastSource
    private let models = ModelSet()
    private let fold: Fold
    private let months: Int
    private let payees: [UInt32]
    private var ledgers: [UInt32: PayeeLedger] = [:]
    private var forecaster: Forecaster

    /// Stands at a position, before the events after it.
    init(
        _ book: BookReader, _ source: ForecastSource, from position: UInt64, months: Int,
        payees: [UInt32]
    ) throws {
        self.book = book
        self.source = source
        self.months = months
        self.payees = payees
        fold = Fold([models.programme, models.partners, models.payouts])
        try book.catchUp(fold, through: position)
        forecaster = try Forecaster(models, asOf: source.point.asOf, months: months)
        for payee in payees {
            let ledger = try source.ledger(of: payee, knownAt: position)
            ledgers[payee] = ledger
            figures[payee] = try figures(of: payee, ledger)
        }
    }

    /// Takes in the events through the position of the source.
    mutating func run() throws {
        for step in try steps() { try take(step) }
        try book.catchUp(fold, through: source.point.knownAt)
    }

    private func figures(of payee: UInt32, _ ledger: PayeeLedger) throws -> [Int64] {
        let known = try forecaster.months(of: payee, ledger).map { try $0.payout() }
        // Before the first rules there are no months.
        return known.isEmpty ? Array(repeating: 0, count: months) : known
    }

    private mutating func take(_ step: Step) throws {
        try book.catchUp(fold, through: step.through)
        var touched = Set(step.partner.map { [$0] } ?? [])
        var last: [UInt32: UInt64] = [:]
        for (payee, posting) in step.postings where ledgers[payee] != nil {
            try ledgers[payee]?.add(posting, payout: try source.payout(of: posting))
            touched.insert(payee)
            last[payee] = posting.position
        }
        if step.changesRuns {
            let old = forecaster.calendar
            forecaster = try Forecaster(models, asOf: source.point.asOf, months: months)
            if step.changesRules || forecaster.calendar != old { touched.formUnion(payees) }
        }
        for payee in touched.sorted() {
            guard let ledger = ledgers[payee], let before = figures[payee] else { continue }
            let after = try figures(of: payee, ledger)
            for (month, (old, new)) in zip(before, after).enumerated() where old != new {
                moves[payee, default: []].append(
                    ForecastMove(
                        position: last[payee] ?? step.position, month: month,
                        amount: try new.subtracting(old)))
            }
            figures[payee] = after
        }
    }
}

// MARK: - Steps

extension ForecastWalk {
    /// An event that may move something, or a run with its payouts.
    private struct Step {
        let position: UInt64
        let through: UInt64
        /// The partner that it is about; nil unless it is about one.
        var partner: UInt32?
        var changesRules = false
        /// Whether it may change pay dates, or which of them are still to come.
        var changesRuns = false
        var postings: [(payee: UInt32, posting: Posting)] = []
    }

    private func steps() throws -> [Step] {
        var postings = try postingsByPosition()
        var steps: [Step] = []
        var done: UInt64 = 0
        let last = source.point.knownAt
        try book.log.forEach(from: fold.position + 1, through: last) { event in
            let position = event.position
            guard position > done else { return true }
            guard var step = try step(event, through: last, postings[position] != nil) else {
                return true
            }
            done = step.through
            for position in step.position...step.through {
                step.postings += postings.removeValue(forKey: position) ?? []
            }
            steps.append(step)
            return true
        }
        return steps
    }

    /// nil for an event that moves nothing.
    private func step(
        _ event: borrowing EventView, through last: UInt64, _ hasPostings: Bool
    ) throws -> Step? {
        let position = event.position
        var through = position
        if event.type == .payoutRunScheduled {
            through = Swift.min(position + UInt64(try event.asPayoutRunScheduled().count), last)
        }
        var step = Step(position: position, through: through)
        switch event.streamKind {
        case .partner: step.partner = event.number
        case .ruleset: (step.changesRules, step.changesRuns) = (true, true)
        case .run, .payout: step.changesRuns = true
        default: guard hasPostings else { return nil }
        }
        return step
    }

    private func postingsByPosition() throws -> [UInt64: [(payee: UInt32, posting: Posting)]] {
        var found: [UInt64: [(payee: UInt32, posting: Posting)]] = [:]
        let last = source.point.knownAt
        try source.journal.entries.forEach(from: fold.position + 1, through: last) {
            position, number, entry in
            let posting = Posting(entry, position: position, number: number)
            if try source.counts(posting) {
                found[position, default: []].append((entry.payee, posting))
            }
        }
        return found
    }
}
