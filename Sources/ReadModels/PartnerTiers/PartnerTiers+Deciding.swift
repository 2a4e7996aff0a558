import Accounting
import Events
import Projections
import Rules

// Days are decided one after the other, each with the facts as they stand before the event that
// decides them.

extension PartnerTiers {
    func decide(through last: BusinessDate, at position: UInt64) throws {
        guard var row = try progress.row(1) else {
            progress.set(1, to: TierProgress(decidedThrough: last))
            return
        }
        let first = row.decidedThrough.next
        if row.lastPartner > 0, let decider = try decider() {
            var day = first
            while day <= last {
                try decide(day, row, decider, at: position)
                day = day.next
            }
        }
        row.decidedThrough = last
        if let reviewOn = row.reviewOn, reviewOn <= last { row.reviewOn = nil }
        progress.set(1, to: row)
    }

    /// What decides; nil while the model is not connected.
    func decider() throws -> TierDecider? {
        guard let facts, let calendar = try calendar() else { return nil }
        return TierDecider(facts: facts, calendar: calendar)
    }

    private func decide(
        _ date: BusinessDate, _ row: TierProgress, _ decider: TierDecider, at position: UInt64
    ) throws {
        let review = nextReview ?? decider.calendar.nextReview(after: date.previous)
        nextReview = review
        let isReview = date == review || date == row.reviewOn
        let waiting = try agenda.row(NumberKey(date))
        guard isReview || waiting != nil else { return }
        let day = decider.calendar.day(date)
        if isReview {
            if row.lastPartner > 0 {
                for partner in 1...row.lastPartner {
                    try examine(partner, on: date, day, decider, at: position)
                }
            }
            nextReview = nil
        } else {
            for partner in waiting?.partners ?? [] {
                guard try standings.row(partner)?.checkOn == date else { continue }
                try examine(partner, on: date, day, decider, at: position)
            }
        }
        if waiting != nil { agenda.set(NumberKey(date), to: nil) }
    }

    private func examine(
        _ partner: UInt32, on date: BusinessDate, _ day: TierDay?, _ decider: TierDecider,
        at position: UInt64
    ) throws {
        guard let old = try standings.row(partner) else { return }
        var row = old
        let findings = try decider.examine(partner, &row, on: date, day)
        try put(row, of: partner, for: old)
        try append(findings.moves, to: partner, at: position)
        guard let attained = findings.attained else { return }
        try attainments.update(partner) { known in
            known = known ?? TierAttainmentsRow()
            known?.days.append(TierAttainment(on: date, tier: attained))
        }
    }

    /// Puts a partner's row in the place of the one before, and the partner on the agenda.
    func put(_ row: TierRow, of partner: UInt32, for old: TierRow?) throws {
        guard row != old else { return }
        standings.set(partner, to: row)
        guard let day = row.checkOn, day != old?.checkOn else { return }
        try agenda.update(NumberKey(day)) { waiting in
            waiting = waiting ?? TierAgendaRow()
            if waiting?.partners.contains(partner) == false { waiting?.partners.append(partner) }
        }
    }

    func append(_ moves: [TierMove], to partner: UInt32, at position: UInt64) throws {
        guard !moves.isEmpty else { return }
        try histories.update(partner) { history in
            history = history ?? TierHistoryRow()
            for move in moves { history?.append(TierEntry(move, at: position)) }
        }
    }
}

extension TierEntry {
    init(_ move: TierMove, at position: UInt64) {
        self.init(tier: move.tier, from: move.from, position: position, cause: move.cause)
    }
}

// MARK: - Activations

extension PartnerTiers {
    func activate(_ event: borrowing EventView) throws {
        let partner = event.number
        var row = TierRow(activatedOn: event.effectiveOn)
        if let start = try calendar()?.start(activatedOn: event.effectiveOn) {
            row.move(to: start.tier, on: start.from)
            let move = TierMove(tier: start.tier, from: start.from, cause: .activation)
            try append([move], to: partner, at: event.position)
        }
        standings.set(partner, to: row)
        guard var known = try progress.row(1) else { return }
        known.lastPartner = max(known.lastPartner, partner)
        progress.set(1, to: known)
    }

    /// On the first day not yet decided every partner is looked at by the versions known then.
    func changeRules() throws {
        forgetRules()
        guard var known = try progress.row(1) else { return }
        known.reviewOn = known.decidedThrough.next
        progress.set(1, to: known)
    }
}
