import Accounting
import Rules

@testable import ReadModels

/// Section 7 of the rules taken by the word: every day is decided by itself, every measure is
/// taken anew, and nothing is remembered but who holds what since when. Slow, and meant to be
/// compared with.
struct DayByDayTiers {
    struct Partner {
        var activatedOn: BusinessDate
        /// First days and tiers, in order.
        var entries: [(from: BusinessDate, tier: HeldTier)] = []
        var begin: BusinessDate
        var override = TierOverride.none
    }

    let rules: FixedRules
    let facts: FixedFacts
    var partners: [UInt32: Partner] = [:]
    var decidedThrough: BusinessDate?
    /// What was attained, by partner and day, while nothing new is known.
    private let attainments = Attainments()

    private final class Attainments {
        var known: [UInt32: [BusinessDate: Int]] = [:]
    }

    init(_ rules: FixedRules, _ facts: FixedFacts) {
        self.rules = rules
        self.facts = facts
    }

    /// An event that decides comes: everything through its date is decided by what is known.
    mutating func decide(through last: BusinessDate) throws {
        guard let decided = decidedThrough else {
            decidedThrough = last
            return
        }
        var day = decided.next
        while day <= last {
            for partner in partners.keys.sorted() { try decide(partner, on: day) }
            day = day.next
        }
        decidedThrough = max(decided, last)
    }

    mutating func activate(_ partner: UInt32, on date: BusinessDate) {
        var row = Partner(activatedOn: date, begin: date)
        if let version = rules.inForce(on: date), version.rules.tiers != nil {
            row.entries = [(date, HeldTier(index: 0, version: version.number))]
        }
        partners[partner] = row
    }

    mutating func override(
        _ partner: UInt32, to name: String, on date: BusinessDate, until: BusinessDate?
    ) {
        guard let version = rules.inForce(on: date),
            let index = version.rules.tiers?.ladder.index(of: name)
        else { return }
        let tier = HeldTier(index: UInt8(index), version: version.number)
        partners[partner]?.entries.removeAll { $0.from >= date }
        partners[partner]?.entries.append((date, tier))
        partners[partner]?.begin = date
        partners[partner]?.override = until.map { .until($0) } ?? .untilMore
    }

    /// By all that is known, also beyond what is decided.
    func tier(of partner: UInt32, on date: BusinessDate) throws -> HeldTier? {
        var later = self
        try later.decide(through: max(date, decidedThrough ?? date))
        return later.partners[partner]?.entries.last { $0.from <= date }?.tier
    }

    /// Something new is known, about facts or rules.
    func learn() {
        attainments.known = [:]
    }

    // MARK: - A day

    private mutating func decide(_ partner: UInt32, on day: BusinessDate) throws {
        guard var row = partners[partner], day >= row.activatedOn,
            let version = rules.inForce(on: day), let tiers = version.rules.tiers
        else { return }
        defer { partners[partner] = row }
        if row.entries.isEmpty { row.move(0, version, day) }
        if day < row.begin { return }
        if tiers.ladder.names[place(of: row, version) ?? 0] != name(of: row) {
            row.move(place(of: row, version) ?? 0, version, day)
        }
        let attained = try attained(partner, day, version, tiers)
        switch row.override {
        case .until(let last) where day <= last:
            return
        case .until:
            row.override = .none
            if attained != place(of: row, version) { row.move(attained, version, day) }
        case .untilMore:
            guard falls(day, tiers.promoteOn), attained > place(of: row, version) ?? 0 else {
                return
            }
            row.override = .none
        case .none:
            break
        }
        if falls(day, tiers.promoteOn), attained > place(of: row, version) ?? 0 {
            row.move(attained, version, day)
        }
        guard attained < place(of: row, version) ?? 0 else { return }
        if let end = try graceEnd(partner, row, day) {
            if day > end { row.move(attained, version, day) }
        } else if falls(day, tiers.demoteOn) {
            row.move(attained, version, day)
        }
    }

    private func graceEnd(
        _ partner: UInt32, _ row: Partner, _ day: BusinessDate
    ) throws -> BusinessDate? {
        var last = day.previous
        while last >= row.begin, try !holds(partner, row, last) { last = last.previous }
        guard last >= row.begin, let version = rules.inForce(on: last.next),
            let tiers = version.rules.tiers, let current = place(of: row, version)
        else { return nil }
        var ends: [Int] = []
        for set in tiers.requirements[current...].joined() {
            let lacking = try set.requirements.filter {
                try value($0.measure, partner, last.next, version) < $0.threshold
            }
            let days = lacking.map { tiers.graceDays(measure: $0.measure) }
            if let fewest = days.compactMap({ $0 }).min(), !days.contains(nil) {
                ends.append(fewest)
            }
        }
        return try ends.max().map { try last.adding(days: $0) }
    }

    private func holds(_ partner: UInt32, _ row: Partner, _ day: BusinessDate) throws -> Bool {
        guard let version = rules.inForce(on: day), let tiers = version.rules.tiers,
            let current = place(of: row, version)
        else { return false }
        return try attained(partner, day, version, tiers) >= current
    }

    private func attained(
        _ partner: UInt32, _ day: BusinessDate, _ version: RuleVersion, _ tiers: TierRules
    ) throws -> Int {
        if let known = attainments.known[partner]?[day] { return known }
        var highest = 0
        for (tier, sets) in tiers.requirements.enumerated() {
            for set in sets {
                let holds = try set.requirements.allSatisfy {
                    try value($0.measure, partner, day, version) >= $0.threshold
                }
                if holds { highest = tier }
            }
        }
        attainments.known[partner, default: [:]][day] = highest
        return highest
    }

    private func value(
        _ measure: Int, _ partner: UInt32, _ day: BusinessDate, _ version: RuleVersion
    ) throws -> Int64 {
        let definition = version.rules.measures[measure]
        if definition.subject == .certifiedMembers {
            let counting = facts.certifications(of: partner).filter {
                $0.earnedOn <= day && $0.expiresOn ?? .max >= day && $0.endedOn ?? .max > day
                    && definition.certifications.contains($0.certification)
            }
            return Int64(Set(counting.map(\.member)).count)
        }
        let calendar = version.rules.head.calendar
        let start =
            definition.window == .trailing12Months
            ? try day.adding(months: -12)
            : calendar.firstDay(of: calendar.period(.fiscalYear, containing: day))
        return facts.sales.sum(of: partner, from: start, through: day.previous)
    }

    // MARK: - Ladder and calendar

    private func place(of row: Partner, _ version: RuleVersion) -> Int? {
        guard let ladder = version.rules.tiers?.ladder, let held = row.entries.last?.tier,
            let names = self.version(held)?.rules.tiers?.ladder.names
        else { return nil }
        return names[...Int(held.index)].reversed().lazy.compactMap { ladder.index(of: $0) }.first
            ?? 0
    }

    private func name(of row: Partner) -> String? {
        guard let held = row.entries.last?.tier else { return nil }
        return version(held)?.rules.tiers?.ladder.names[Int(held.index)]
    }

    private func version(_ held: HeldTier) -> RuleVersion? {
        rules.history().versions[Int(held.version) - 1]
    }

    private func falls(_ day: BusinessDate, _ days: [MonthDay]) -> Bool {
        days.contains { (try? $0.date(in: day.year)) == day }
    }
}

extension DayByDayTiers.Partner {
    mutating func move(_ index: Int, _ version: RuleVersion, _ day: BusinessDate) {
        entries.removeAll { $0.from >= day }
        entries.append((day, HeldTier(index: UInt8(index), version: version.number)))
        begin = day
    }
}
