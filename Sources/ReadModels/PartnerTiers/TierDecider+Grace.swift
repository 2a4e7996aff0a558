import Accounting
import Rules

// Grace: how long a partner keeps a tier whose graced measures alone fail (rules.md section 7).
//
// Everything is found anew from the facts now known each time a partner is looked at; nothing
// about a grace is remembered. So the fold must only make sure that a partner is looked at on
// every day on which a grace may end:
//
// - on a review day all partners are looked at;
// - a partner whose tier holds can fail on a day before the next review only; the move is the
//   shortest grace later at the earliest. If that is not before the review, the review finds it.
//   Else the partner is looked at on the day on which it fails;
// - a partner in grace is looked at on the day after its end;
// - what is recorded may change all of this: a partner whose tier fails is looked at after
//   everything that touches its measures, one whose tier holds after what can lower them.

extension TierDecider {
    enum Grace: Equatable {
        /// The calendar decides.
        case none
        /// The tier is kept through this day.
        case lasts(through: BusinessDate)
        /// The partner moves to what it has attained.
        case over
    }

    /// The grace of a partner whose tier does not hold on the day.
    func grace(of row: TierRow, _ look: Look) throws -> Grace {
        guard calendar.hasGrace, let last = try lastDayHeld(row, look) else { return .none }
        let first = last.next
        guard let version = calendar.history.inForce(on: first),
            let tiers = version.rules.tiers, let current = place(of: row, version)
        else { return .none }
        var values = MeasureValues(reading(version), partner: look.partner, on: first)
        var most: Int?
        for set in tiers.requirements[current...].joined() {
            guard let days = try graceDays(of: set, tiers, &values) else { continue }
            most = Swift.max(most ?? days, days)
        }
        guard let most else { return .none }
        let through = (try? last.adding(days: most)) ?? .max
        return look.day.date <= through ? .lasts(through: through) : .over
    }

    /// The fewest days of the measures that a set lacks; nil where it lacks one without grace.
    private func graceDays(
        of set: TierRequirementSet, _ tiers: TierRules, _ values: inout MeasureValues
    ) throws -> Int? {
        var fewest: Int?
        for requirement in set.requirements where try !values.meets(requirement) {
            guard let days = tiers.graceDays(measure: requirement.measure) else { return nil }
            fewest = Swift.min(fewest ?? days, days)
        }
        return fewest
    }

    /// The last day before the one looked at on which the partner's tier held, a set of it or of a
    /// higher tier, under the version in force then; nil where it has not held since it began.
    ///
    /// - Complexity: O(days since).
    private func lastDayHeld(_ row: TierRow, _ look: Look) throws -> BusinessDate? {
        var through = look.day.date.previous
        var length: Int32 = 1
        while through >= row.begin {
            var from = BusinessDate(daysSince1970: through.daysSince1970 - length + 1)
            from = Swift.max(from, row.begin)
            let change = calendar.history.changeDays.last { $0 <= through }
            if let change { from = Swift.max(from, change) }
            if let version = calendar.history.inForce(on: through),
                let tiers = version.rules.tiers, let current = place(of: row, version)
            {
                guard current > 0 else { return through }
                let days = try HoldingDays(
                    of: current, tiers, partner: look.partner, reading(version), from: from,
                    through: through)
                if let last = days.last { return last }
            }
            through = from.previous
            length = Swift.min(length * 8, 512)
        }
        return nil
    }

    /// The first day after the one looked at, by what is known, on which the tier ceases to hold,
    /// if a grace that begins then can end before the next review.
    func firstFailure(of tier: Int, _ look: Look) throws -> BusinessDate? {
        guard tier > 0, let through = look.day.lastEarlyFailure else { return nil }
        return try HoldingDays(
            of: tier, look.day.tiers, partner: look.partner, reading(look.day.version),
            from: look.day.date, through: through
        ).firstFailure
    }
}
