import Accounting
import Rules

/// The days on which tiers are decided, by the versions that are known. A reference, since it is
/// asked with every event.
final class TierCalendar {
    let history: RuleHistory
    /// Whether any version gives days of grace.
    let hasGrace: Bool

    init(_ history: RuleHistory) {
        self.history = history
        hasGrace = history.versions.contains { !($0.rules.tiers?.grace.isEmpty ?? true) }
    }

    /// What a day says about tiers; nil where no version with tiers is in force on it.
    func day(_ date: BusinessDate) -> TierDay? {
        guard let version = history.inForce(on: date), let tiers = version.rules.tiers else {
            return nil
        }
        return TierDay(
            date: date, version: version, tiers: tiers,
            isPromotionDay: Self.contains(date, tiers.promoteOn),
            isDemotionDay: Self.contains(date, tiers.demoteOn),
            lastEarlyFailure: lastEarlyFailure(after: date, tiers))
    }

    private func lastEarlyFailure(after date: BusinessDate, _ tiers: TierRules) -> BusinessDate? {
        guard let shortest = tiers.grace.map(\.days).min(),
            let last = try? nextReview(after: date).adding(days: -shortest - 1), last > date
        else { return nil }
        return last
    }

    /// The next promotion day of a version after a day, whatever version is in force then; nil
    /// where it has none.
    func nextPromotionDay(after date: BusinessDate, _ tiers: TierRules) -> BusinessDate? {
        Self.next(after: date, tiers.promoteOn)
    }

    /// The first day after `date` on which every partner is looked at: a promotion or demotion
    /// day of the version in force on it, a day from which on another version is in force, or a
    /// New Year's Day, so that a partner is looked at every year.
    func nextReview(after date: BusinessDate) -> BusinessDate {
        var next = BusinessDate.max
        if let first = try? BusinessDate(year: date.year + 1, month: 1, day: 1) { next = first }
        for change in history.changeDays where change > date { next = min(next, change) }
        for version in history.versions {
            guard let tiers = version.rules.tiers else { continue }
            var day = date
            while let candidate = Self.next(after: day, tiers.promoteOn + tiers.demoteOn),
                candidate < next
            {
                if history.inForce(on: candidate) === version { next = candidate }
                day = candidate
            }
        }
        return next
    }

    /// The last promotion or demotion day through `date` of a version that is in force on it; nil
    /// where there is none in that year and the one before.
    func lastTierDay(through date: BusinessDate) -> BusinessDate? {
        var last: BusinessDate?
        for version in history.versions {
            guard let tiers = version.rules.tiers else { continue }
            for day in tiers.promoteOn + tiers.demoteOn {
                for year in [date.year - 1, date.year] {
                    guard let candidate = try? day.date(in: year), candidate <= date,
                        history.inForce(on: candidate) === version
                    else { continue }
                    last = max(last ?? candidate, candidate)
                }
            }
        }
        return last
    }

    private static func contains(_ date: BusinessDate, _ days: [MonthDay]) -> Bool {
        days.contains { (try? $0.date(in: date.year)) == date }
    }

    private static func next(after date: BusinessDate, _ days: [MonthDay]) -> BusinessDate? {
        var next: BusinessDate?
        for day in days {
            for year in [date.year, date.year + 1] {
                guard let candidate = try? day.date(in: year), candidate > date else { continue }
                next = next.map { min($0, candidate) } ?? candidate
                break
            }
        }
        return next
    }
}

/// A day on which a version with tiers is in force.
struct TierDay {
    let date: BusinessDate
    let version: RuleVersion
    let tiers: TierRules
    let isPromotionDay: Bool
    let isDemotionDay: Bool
    /// The last day after this one on which a tier may fail and the grace that then begins end
    /// before the next review; nil where there is none.
    let lastEarlyFailure: BusinessDate?
}

// MARK: - Ladders

extension TierCalendar {
    /// The place of a held tier in the ladder of a version, mapped where that lacks it; nil where
    /// the version has no tiers.
    func index(of held: HeldTier, readBy reader: RuleVersion) -> Int? {
        guard let holder = version(held.version) else { return nil }
        return history.tier(Int(held.index), heldUnder: holder, readBy: reader)
    }

    /// The name of a held tier.
    func name(of held: HeldTier) -> String? {
        guard let ladder = version(held.version)?.rules.tiers?.ladder,
            ladder.names.indices.contains(Int(held.index))
        else { return nil }
        return ladder.names[Int(held.index)]
    }

    /// Where everyone starts: the first tier of the version in force on the activation date, or,
    /// where that has none, on the first day after it on which one with tiers is. Nil where there
    /// is no such day.
    func start(activatedOn date: BusinessDate) -> (tier: HeldTier, from: BusinessDate)? {
        for day in [date] + history.changeDays.filter({ $0 > date }) {
            guard let version = history.inForce(on: day), version.rules.tiers != nil else {
                continue
            }
            return (HeldTier(index: 0, version: version.number), day)
        }
        return nil
    }

    private func version(_ number: UInt32) -> RuleVersion? {
        let index = Int(number) - 1
        return history.versions.indices.contains(index) ? history.versions[index] : nil
    }
}
