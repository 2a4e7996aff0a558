import Accounting
import Rules

// Whether a tier holds is a step function of the day: sales come into the window and roll off,
// certificates lapse. Asking it day by day would cost a year of look-ups per day; here the facts
// of a stretch of days are gone through once and laid out by day.

/// On which days of a stretch a tier held or will hold by what is known: whether a set of it or of
/// a higher tier did.
struct HoldingDays {
    let from: BusinessDate
    private let held: [Bool]

    /// Lays out the days `from...through` for `tier`, a place above 0 in the ladder of the
    /// reading's version.
    ///
    /// - Precondition: the version has tiers, and `from <= through`.
    /// - Complexity: O(days + n) for the n facts on them and in their windows.
    init(
        of tier: Int, _ tiers: TierRules, partner: UInt32, _ reading: MeasureReading,
        from: BusinessDate, through: BusinessDate
    ) throws {
        self.from = from
        let count = through.days(since: from) + 1
        let sets = tiers.requirements[tier...].flatMap { $0 }
        var lines: [MeasureLine] = []
        for set in sets {
            for requirement in set.requirements
            where !lines.contains(where: { $0.measure == requirement.measure }) {
                var line = MeasureLine(measure: requirement.measure, from: from, count: count)
                try line.lay(out: partner, reading)
                lines.append(line)
            }
        }
        held = Self.days(of: sets, lines, count: count)
    }

    private static func days(
        of sets: [TierRequirementSet], _ lines: [MeasureLine], count: Int
    ) -> [Bool] {
        var values = lines.map(\.start)
        var held = [Bool](repeating: false, count: count)
        for day in 0..<count {
            var hasChanged = day == 0
            for index in lines.indices where lines[index].changes[day] != 0 {
                values[index] = values[index].addingClamped(lines[index].changes[day])
                hasChanged = true
            }
            guard hasChanged else {
                held[day] = held[day - 1]
                continue
            }
            held[day] = sets.contains { set in
                set.requirements.allSatisfy { requirement in
                    let line = lines.firstIndex { $0.measure == requirement.measure }
                    return line.map { values[$0] >= requirement.threshold } ?? false
                }
            }
        }
        return held
    }

    /// The last day on which it held; nil where it never did.
    var last: BusinessDate? {
        held.lastIndex(of: true).map(day)
    }

    /// The first day on which it does not hold and did on the day before.
    var firstFailure: BusinessDate? {
        held.indices.dropFirst().first { !held[$0] && held[$0 - 1] }.map(day)
    }

    private func day(_ index: Int) -> BusinessDate {
        BusinessDate(daysSince1970: from.daysSince1970 + Int32(index))
    }
}

/// The value of a measure on the first of some days, and what changes on each of the others.
private struct MeasureLine {
    let measure: Int
    let from: BusinessDate
    var start: Int64 = 0
    var changes: [Int64]

    init(measure: Int, from: BusinessDate, count: Int) {
        self.measure = measure
        self.from = from
        changes = Array(repeating: 0, count: count)
    }

    mutating func lay(out partner: UInt32, _ reading: MeasureReading) throws {
        let definition = reading.version.rules.measures[measure]
        start = try reading.value(of: definition, partner, on: from)
        if let daily = reading.daily(definition.subject) {
            let first = reading.windowStart(definition.window, on: from)
            try daily.forEachDay(of: partner, from: first, through: last.previous) { day, sum in
                add(sum, on: day.next)
                if let end = reading.windowEnd(definition.window, of: day) { add(-sum, on: end) }
            }
        } else {
            let all = try reading.facts.certifications.certifications(of: partner)
            layOut(all.filter { definition.certifications.contains($0.certification) })
        }
    }

    /// A member counts while any of its certifications does.
    private mutating func layOut(_ certifications: [HeldCertification]) {
        let ordered = certifications.sorted {
            ($0.member, $0.earnedOn) < ($1.member, $1.earnedOn)
        }
        var index = 0
        while index < ordered.count {
            let member = ordered[index].member
            var through: BusinessDate?
            while index < ordered.count, ordered[index].member == member {
                let held = ordered[index]
                index += 1
                let end = held.lapsesOn ?? .max
                guard held.earnedOn < end else { continue }
                if let known = through, held.earnedOn <= known {
                    through = Swift.max(known, end)
                    continue
                }
                if let through { add(-1, on: through) }
                add(1, on: held.earnedOn)
                through = end
            }
            if let through { add(-1, on: through) }
        }
    }

    private var last: BusinessDate {
        BusinessDate(daysSince1970: from.daysSince1970 + Int32(changes.count - 1))
    }

    /// Adds a change; one on the first day or before is in the value on the first day.
    private mutating func add(_ change: Int64, on date: BusinessDate) {
        let index = date.days(since: from)
        guard index > 0, index < changes.count else { return }
        changes[index] = changes[index].addingClamped(change)
    }
}
