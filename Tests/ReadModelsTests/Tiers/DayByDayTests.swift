import Accounting
import Events
import Testing

@testable import ReadModels

/// Tiers that are looked at only on the days that matter are the tiers that are looked at on every
/// day, whatever is recorded in which order.
@Suite struct DayByDayTests {
    /// Short graces, so that most end between the calendar's days, and a fiscal year whose measure
    /// falls to nothing.
    static let rules = """
        measures:
          ttm: { of: sales, window: trailing_12_months }
          ytd: { of: sales, window: fiscal_year_to_date }
          certified: { of: certified_members, certifications: [ENG, SALES] }
        tiers:
          ladder: [bronze, silver, gold, platinum]
          require:
            silver: [ { ttm: 100.00 }, { certified: 1 } ]
            gold: [ { ttm: 200.00, certified: 2 }, { ytd: 150.00, certified: 1 } ]
            platinum: [ { ttm: 300.00, ytd: 100.00, certified: 2 } ]
          promote_on: ["01-15", "02-29", "07-15", "10-15"]
          demote_on: ["03-01", "07-15"]
          grace_days: { certified: 20, ytd: 9 }

        """

    /// Without gold, with a longer grace, from the middle of the second year.
    static let laterRules = """
        measures:
          ttm: { of: sales, window: trailing_12_months }
          certified: { of: certified_members, certifications: [ENG] }
        tiers:
          ladder: [bronze, silver, platinum]
          require:
            silver: [ { ttm: 120.00, certified: 1 } ]
            platinum: [ { ttm: 250.00, certified: 2 } ]
          promote_on: ["01-15", "04-15"]
          demote_on: ["06-01"]
          grace_days: { certified: 40, ttm: 5 }

        """

    @Test(arguments: 1...12)
    func isTheSame(_ seed: Int) throws {
        var book = try RandomTierBook(seed: UInt64(seed))
        for step in 0..<90 {
            let what = try book.step(step)
            let (partner, dates) = try book.question()
            for date in dates {
                let number = book.fixture.log.partner(partner)
                let tier = try book.fixture.tiers.tier(of: number, on: date)
                let expected = try book.daily.tier(of: number, on: date)
                #expect(
                    tier == expected, "seed \(seed), step \(step) (\(what)): \(partner) on \(date)")
                guard tier == expected else { return }
            }
        }
    }
}

/// Random events, recorded and told to the slow decider.
private struct RandomTierBook {
    let fixture: TierFixture
    var daily: DayByDayTiers
    let partners = ["P-1", "P-2"]
    private var random: SplitMix
    private var today: BusinessDate

    init(seed: UInt64) throws {
        fixture = try TierFixture(DayByDayTests.rules)
        daily = DayByDayTiers(fixture.rules, fixture.known)
        random = SplitMix(state: seed)
        today = try day("2023-01-02")
        for partner in partners {
            try daily.decide(through: today)
            try fixture.activate(partner, on: "\(today)")
            daily.activate(fixture.log.partner(partner), on: today)
        }
    }

    /// Records one event; most are effective today, some before.
    mutating func step(_ number: Int) throws -> String {
        defer { daily.learn() }
        today = try today.adding(days: random.next(through: 14) - 1)
        let isLate = random.next(through: 4) == 1
        let on = isLate ? try today.adding(days: -random.next(through: 90)) : today
        let date = max(on, try day("2023-01-02"))
        let partner = partners[random.next(through: partners.count) - 1]
        let member = "\(partner)/\(random.next(through: 3))"
        let kind = random.next(through: 100)
        if number == 45 {
            try fixture.activateRules(
                DayByDayTests.laterRules, from: "2023-11-01", on: "\(today)")
            return "rules"
        }
        if kind <= 96 || !isLate { try daily.decide(through: date) }
        switch kind {
        case ...40:
            let amount = Int64(random.next(through: 9) * 10)
            try fixture.sell(amount, by: partner, on: "\(date)")
            return "\(partner) sells \(amount) on \(date)"
        case ...48:
            let amount = Int64(random.next(through: 9) * 10)
            try fixture.credit(amount, to: partner, on: "\(date)")
            return "\(partner) is credited \(amount) on \(date)"
        case ...54:
            let amount = -Int64(random.next(through: 5) * 10)
            try fixture.sell(amount, by: partner, on: "\(date)")
            return "\(partner) sells \(amount) on \(date)"
        case ...75:
            let last = try date.adding(days: random.next(through: 300))
            let name = random.next(through: 2) == 1 ? "ENG" : "SALES"
            try fixture.certify(
                member, of: partner, on: "\(date)", through: "\(last)", for: name)
            return "\(member) is certified on \(date) through \(last)"
        case ...84:
            let number = fixture.log.ordinal(.member, member)
            fixture.known.partnersOfMembers[number] = fixture.log.partner(partner)
            try fixture.revoke(of: member, on: "\(date)")
            return "\(member) loses it on \(date)"
        case ...90:
            return try override(partner)
        default:
            try fixture.pass("\(date)")
            return "\(date) passes"
        }
    }

    private mutating func override(_ partner: String) throws -> String {
        let names = today < (try day("2023-11-01")) ? ["silver", "gold"] : ["silver", "platinum"]
        let name = names[random.next(through: 2) - 1]
        let until =
            random.next(through: 2) == 1
            ? try today.adding(days: random.next(through: 60)) : nil
        try daily.decide(through: today)
        try fixture.override(partner, to: name, on: "\(today)", until: until.map { "\($0)" })
        daily.override(fixture.log.partner(partner), to: name, on: today, until: until)
        return "\(partner) is granted \(name) on \(today) until \(until.map { "\($0)" } ?? "more")"
    }

    /// A partner, and a day that is decided, the next that is not, and one to come.
    mutating func question() throws -> (partner: String, dates: [BusinessDate]) {
        let partner = partners[random.next(through: partners.count) - 1]
        let dates = [
            try today.adding(days: -random.next(through: 200)), try today.adding(days: 1),
            try today.adding(days: random.next(through: 200)),
        ]
        return (partner, dates)
    }
}
