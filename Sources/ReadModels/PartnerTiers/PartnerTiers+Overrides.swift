import Accounting
import Events
import Projections
import Rules

// A tier granted by hand is a fact with a date, no decision of one: it holds from its day on, also
// where that day is decided already. What was decided after its end stands.

extension PartnerTiers {
    func override(_ event: borrowing EventView) throws {
        let body = try event.asPartnerTierOverridden()
        let until = body.until
        guard let calendar = try calendar() else { return }
        guard let old = try standings.row(event.number) else {
            throw ProjectionStop("a tier was granted to a partner that was never activated")
        }
        let first = max(event.effectiveOn, old.activatedOn)
        let name = try body.tier.string()
        guard let tier = calendar.tier(named: name, on: first) else {
            throw ProjectionStop("no ladder has a tier \(name) on \(first)")
        }
        let grant = TierGrant(tier: tier, from: first, until: until, position: event.position)
        try apply(grant, to: event.number, old)
    }

    private func apply(_ grant: TierGrant, to partner: UInt32, _ old: TierRow) throws {
        if let until = grant.until, until < grant.from { return }
        var row = old
        var history = try histories.row(partner) ?? TierHistoryRow()
        if let last = try lastDay(of: grant, to: partner) {
            history.insert(grant, through: last)
            row.from = history.entries.last?.from ?? row.from
        } else {
            history.append(grant.entry)
            row.move(to: grant.tier, on: grant.from)
            row.override = grant.until.map { .until($0) } ?? .untilMore
            row.isFailing = false
            row.checkOn = grant.until?.next
        }
        histories.set(partner, to: history)
        try put(row, of: partner, for: old)
    }

    /// The last day of a grant that has ended by what is decided: its `until`, where the day after
    /// is decided, or the day before a promotion day on which more was attained, also where the
    /// partner held that already. nil where it lasts.
    private func lastDay(of grant: TierGrant, to partner: UInt32) throws -> BusinessDate? {
        if let until = grant.until {
            let decided = try progress.row(1)?.decidedThrough ?? .min
            return decided > until ? until : nil
        }
        let more = try attainments.row(partner)?.days.first { day in
            day.on > grant.from && isHigher(day.tier, grant.tier)
        }
        return more?.on.previous
    }

    private func isHigher(_ tier: HeldTier, _ other: HeldTier) -> Bool {
        guard let calendar = try? calendar(),
            let reader = calendar.history.versions.first(where: { $0.number == tier.version }),
            let read = calendar.index(of: other, readBy: reader)
        else { return false }
        return Int(tier.index) > read
    }
}

/// A tier granted by hand.
struct TierGrant {
    let tier: HeldTier
    let from: BusinessDate
    let until: BusinessDate?
    let position: UInt64

    var entry: TierEntry {
        TierEntry(tier: tier, from: from, position: position, cause: .overridden)
    }
}

extension TierHistoryRow {
    /// Puts a grant over what was held on its days, and leaves what came after them.
    mutating func insert(_ grant: TierGrant, through last: BusinessDate) {
        let resumed = entry(on: last.next)
        var after = entries.filter { $0.from > last }
        entries.removeAll { $0.from >= grant.from }
        entries.append(grant.entry)
        if var resumed, after.first?.from != last.next {
            resumed.from = last.next
            resumed.position = grant.position
            resumed.cause = .overrideEnded
            after.insert(resumed, at: 0)
        }
        entries += after
    }
}

extension TierCalendar {
    /// The tier of a name in the ladder in force on a day, or, where none is, in the latest.
    func tier(named name: String, on date: BusinessDate) -> HeldTier? {
        let inForce = history.inForce(on: date).flatMap { $0.rules.tiers == nil ? nil : $0 }
        guard let version = inForce ?? history.versions.last(where: { $0.rules.tiers != nil }),
            let index = version.rules.tiers?.ladder.index(of: name)
        else { return nil }
        return HeldTier(index: UInt8(index), version: version.number)
    }
}
