import Accounting
import Rules

/// How a rule version's measures read the facts of a partner (rules.md section 7).
struct MeasureReading {
    let facts: TierFacts
    let version: RuleVersion

    /// The value of a measure at the start of a day.
    ///
    /// - Complexity: O(months of the window), or O(n) in the partner's certifications.
    func value(of measure: Measure, _ partner: UInt32, on date: BusinessDate) throws -> Int64 {
        guard let daily = daily(measure.subject) else {
            return try certifiedMembers(of: partner, in: measure.certifications, on: date)
        }
        let start = windowStart(measure.window, on: date)
        return try daily.sum(of: partner, from: start, through: date.previous)
    }

    /// Where the measure's facts lie; nil for `certified_members`.
    func daily(_ subject: MeasureSubject) -> (any DailyMeasure)? {
        switch subject {
        case .sales: facts.sales
        case .dealsWon: facts.dealsWon
        case .dealsRegistered: facts.dealsRegistered
        case .leadsAccepted: facts.leadsAccepted
        case .certifiedMembers: nil
        }
    }

    /// The first day that counts at the start of `date`.
    func windowStart(_ window: MeasureWindow?, on date: BusinessDate) -> BusinessDate {
        switch window {
        case .trailing12Months: date.monthsBefore(12)
        case .fiscalYearToDate: startOfFiscalYear(containing: date)
        case nil: .min
        }
    }

    /// The first day at whose start what stands on `date` no longer counts; nil: it always does.
    func windowEnd(_ window: MeasureWindow?, of date: BusinessDate) -> BusinessDate? {
        switch window {
        case .trailing12Months:
            // 29 February − 12 months is 28 February, so that the last day of a February may
            // count twice: the day after the twelve months is not always the first without it.
            var end = date.next.monthsBefore(-12)
            while end.monthsBefore(12) <= date, end < .max { end = end.next }
            return end
        case .fiscalYearToDate:
            let calendar = version.rules.head.calendar
            return calendar.lastDay(of: calendar.period(.fiscalYear, containing: date)).next
        case nil:
            return nil
        }
    }

    private func startOfFiscalYear(containing date: BusinessDate) -> BusinessDate {
        let calendar = version.rules.head.calendar
        return calendar.firstDay(of: calendar.period(.fiscalYear, containing: date))
    }

    private func certifiedMembers(
        of partner: UInt32, in list: [String], on date: BusinessDate
    ) throws -> Int64 {
        var members: Set<UInt32> = []
        for held in try facts.certifications.certifications(of: partner)
        where held.counts(on: date) && list.contains(held.certification) {
            members.insert(held.member)
        }
        return Int64(members.count)
    }
}

extension BusinessDate {
    /// The day this many months before, kept inside the calendar.
    fileprivate func monthsBefore(_ months: Int) -> BusinessDate {
        (try? adding(months: -months)) ?? (months > 0 ? .min : .max)
    }
}

/// The values of a version's measures for one partner on one day, each taken when it is first
/// asked for.
struct MeasureValues {
    let reading: MeasureReading
    let partner: UInt32
    let date: BusinessDate
    private var known: [Int64?]

    init(_ reading: MeasureReading, partner: UInt32, on date: BusinessDate) {
        self.reading = reading
        self.partner = partner
        self.date = date
        known = Array(repeating: nil, count: reading.version.rules.measures.count)
    }

    mutating func value(_ measure: Int) throws -> Int64 {
        if let value = known[measure] { return value }
        let definition = reading.version.rules.measures[measure]
        let value = try reading.value(of: definition, partner, on: date)
        known[measure] = value
        return value
    }

    mutating func meets(_ requirement: TierRequirement) throws -> Bool {
        try value(requirement.measure) >= requirement.threshold
    }

    mutating func meets(_ set: TierRequirementSet) throws -> Bool {
        for requirement in set.requirements where try !meets(requirement) { return false }
        return true
    }

    /// The place of the highest tier any of whose sets holds; 0 where none does.
    mutating func attained(_ tiers: TierRules) throws -> Int {
        for tier in tiers.requirements.indices.reversed() {
            for set in tiers.requirements[tier] where try meets(set) { return tier }
        }
        return 0
    }
}
