import Accounting
import Projections
import Rules

extension PartnerTiers {
    /// The last day that is decided; nil while nothing is.
    package func decidedThrough() throws -> BusinessDate? {
        try progress.row(1)?.decidedThrough
    }

    /// The last promotion or demotion day that is decided; nil where none is.
    package func lastTierDate() throws -> BusinessDate? {
        guard let decided = try decidedThrough() else { return nil }
        return try calendar()?.lastTierDay(through: decided)
    }

    /// The tier that a partner holds on a day; nil for one that is not activated by then, and where
    /// there is no ladder. Beyond the last decided day, by all that is known.
    ///
    /// - Complexity: O(1) for a decided day since the partner's last move, O(n) in its moves for
    ///   one before, and O(review days) looks at its measures for one beyond.
    package func tier(of partner: UInt32, on date: BusinessDate) throws -> HeldTier? {
        guard let row = try standings.row(partner), date >= row.activatedOn else { return nil }
        let decided = try decidedThrough() ?? .min
        guard date <= decided else {
            return try projected(partner, through: date)?.last { $0.from <= date }?.tier
        }
        if let held = row.held {
            if row.from <= date { return held }
            if let entry = try histories.row(partner)?.entry(on: date) { return entry.tier }
        }
        // A version may bring a ladder for days on which none was known when they were decided.
        guard let start = try calendar()?.start(activatedOn: row.activatedOn), start.from <= date
        else { return nil }
        return start.tier
    }

    /// The name of a tier in the ladder in which it is held.
    package func name(of tier: HeldTier) throws -> String? {
        try calendar()?.name(of: tier)
    }

    /// The tiers that a partner came to through a day, by their first days: those that are decided,
    /// and what follows from all that is known beyond the last decided day.
    package func history(of partner: UInt32, through date: BusinessDate) throws -> [TierPeriod] {
        let entries = try projected(partner, through: date) ?? []
        return entries.indices.filter { entries[$0].from <= date }.map { index in
            let next = index + 1 < entries.count ? entries[index + 1] : nil
            return TierPeriod(
                partner: partner, tier: entries[index].tier, validFrom: entries[index].from,
                validTo: next?.from.previous,
                position: entries[index].position == 0 ? nil : entries[index].position,
                cause: entries[index].cause)
        }
    }

    /// The tier that every partner holds on a day, in order of the partners' ordinals; those
    /// without one are left out.
    package func standings(on date: BusinessDate) throws -> [TierPeriod] {
        guard let last = try progress.row(1)?.lastPartner, last > 0 else { return [] }
        var standings: [TierPeriod] = []
        for partner in 1...last {
            if let period = try history(of: partner, through: date).last {
                standings.append(period)
            }
        }
        return standings
    }
}

/// A tier, and the days through which a partner holds it.
package struct TierPeriod: Equatable, Sendable {
    package let partner: UInt32
    package let tier: HeldTier
    package let validFrom: BusinessDate
    /// The last day; nil where no other tier follows by the day asked for.
    package let validTo: BusinessDate?
    /// Position of the event that brought it or decided its date; nil beyond what is decided.
    package let position: UInt64?
    package let cause: TierCause
}

// MARK: - Beyond what is decided

extension PartnerTiers {
    /// A partner's entries through a day: the decided ones, and those that all that is known brings
    /// after them. Nothing is stored. nil for one that was never activated.
    private func projected(
        _ partner: UInt32, through date: BusinessDate
    ) throws -> [TierEntry]? {
        guard var row = try standings.row(partner), let progress = try progress.row(1) else {
            return nil
        }
        var history = try histories.row(partner) ?? TierHistoryRow()
        guard let decider = try decider() else { return history.entries }
        if let start = decider.calendar.start(activatedOn: row.activatedOn) {
            let first = TierEntry(
                tier: start.tier, from: start.from, position: 0, cause: .activation)
            if row.held == nil {
                row.move(to: start.tier, on: start.from)
                history.append(first)
            } else {
                history.begin(with: first) {
                    decider.calendar.name(of: $0) == decider.calendar.name(of: $1)
                }
            }
        }
        var day = progress.decidedThrough
        while let next = nextLook(after: day, row, progress, decider.calendar), next <= date {
            let moves = try decider.examine(
                partner, &row, on: next, decider.calendar.day(next)
            ).moves
            for move in moves { history.append(TierEntry(move, at: 0)) }
            day = next
        }
        return history.entries
    }

    /// The next day on which a partner is looked at.
    private func nextLook(
        after day: BusinessDate, _ row: TierRow, _ progress: TierProgress, _ calendar: TierCalendar
    ) -> BusinessDate? {
        guard day < .max else { return nil }
        let days = [calendar.nextReview(after: day), row.checkOn, progress.reviewOn]
        return days.compactMap(\.self).filter { $0 > day }.min()
    }
}
