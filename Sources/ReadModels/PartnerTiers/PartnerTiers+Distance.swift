import Accounting
import Events
import Projections
import Rules

extension PartnerTiers {
    /// How far a partner is from the next tier on a day; nil for one without a tier, and for one
    /// on the highest. `convert` gives an amount in the programme's currency, nil for one that has
    /// no usable rate, which is left out of what is expected.
    ///
    /// - Complexity: O(n) in the deals of the book.
    package func next(
        of partner: UInt32, asOf date: BusinessDate, converting convert: (Money) throws -> Money?
    ) throws -> TierDistance? {
        let outlook = try Outlook(self, asOf: date, only: partner, converting: convert)
        return try outlook?.distance(of: partner)
    }

    /// How far every partner is from the next tier on a day, in order of the partners' ordinals.
    ///
    /// - Complexity: O(n) in the deals and partners of the book.
    package func distances(
        asOf date: BusinessDate, converting convert: (Money) throws -> Money?
    ) throws -> [TierDistance] {
        guard let last = try progress.row(1)?.lastPartner, last > 0,
            let outlook = try Outlook(self, asOf: date, only: nil, converting: convert)
        else { return [] }
        return try (1...last).compactMap { try outlook.distance(of: $0) }
    }
}

/// What is expected of the partners by the next promotion date after a day.
private struct Outlook {
    let tiers: PartnerTiers
    let date: BusinessDate
    let day: TierDay
    let calendar: TierCalendar
    let reading: MeasureReading
    let promotionOn: BusinessDate?
    /// Hundredths of a minor unit that the open deals of a partner are expected to bring.
    var expected: [UInt32: Int128] = [:]

    /// nil where no version with tiers is in force.
    init?(
        _ tiers: PartnerTiers, asOf date: BusinessDate, only partner: UInt32?,
        converting convert: (Money) throws -> Money?
    ) throws {
        guard let facts = tiers.facts, let calendar = try tiers.calendar(),
            let day = calendar.day(date)
        else { return nil }
        self.tiers = tiers
        self.date = date
        self.day = day
        self.calendar = calendar
        reading = MeasureReading(facts: facts, version: day.version)
        promotionOn = calendar.nextPromotionDay(after: date, day.tiers)
        guard let promotionOn else { return }
        try facts.pipeline.forEachProtectedDeal(on: date) { deal in
            guard partner.map({ $0 == deal.owner }) ?? true, let value = deal.value,
                deal.expectedCloseOn.map({ $0 <= promotionOn }) ?? true,
                let amount = try convert(value)
            else { return }
            let weighted = Int128(amount.minorUnits) * Int128(deal.stage?.weightPercent ?? 0)
            expected[deal.owner, default: 0] += weighted
        }
    }

    func distance(of partner: UInt32) throws -> TierDistance? {
        guard let held = try tiers.tier(of: partner, on: date),
            let current = calendar.index(of: held, readBy: day.version),
            current + 1 < day.tiers.ladder.names.count
        else { return nil }
        let sets = try day.tiers.requirements[current + 1].map { set in
            TierDistance.RequirementSet(
                requirements: try set.requirements.map { try requirement($0, partner) })
        }
        return TierDistance(
            partner: partner, asOf: date, tier: day.tiers.ladder.names[current],
            next: day.tiers.ladder.names[current + 1], promotionOn: promotionOn, sets: sets)
    }

    /// The value counts what is effective on the day itself, which is at the start of the next.
    private func requirement(
        _ requirement: TierRequirement, _ partner: UInt32
    ) throws -> TierDistance.Requirement {
        let measure = day.version.rules.measures[requirement.measure]
        let value = try reading.value(of: measure, partner, on: date.next)
        return TierDistance.Requirement(
            measure: measure.name, isAmount: measure.subject.isAmount,
            threshold: requirement.threshold, value: value,
            projected: try projected(measure, partner) ?? value)
    }

    /// What will not have rolled off or lapsed by the next promotion date, and for sales what the
    /// open deals are expected to bring.
    private func projected(_ measure: Measure, _ partner: UInt32) throws -> Int64? {
        guard let promotionOn else { return nil }
        guard let daily = reading.daily(measure.subject) else {
            return try reading.value(of: measure, partner, on: promotionOn)
        }
        let start = reading.windowStart(measure.window, on: promotionOn)
        let kept = try daily.sum(of: partner, from: start, through: date)
        guard measure.subject.isAmount else { return kept }
        let hundredths = expected[partner] ?? 0
        let rounding = day.version.rules.head.rounding
        let brought = rounding.round(numerator: hundredths, denominator: 100)
        return Int64(clamping: Int128(kept) + brought)
    }
}

extension DealStage {
    /// How likely a deal of this stage is to be won, in per cent (rules.md section 7).
    package var weightPercent: Int {
        switch self {
        case .accepted: 10
        case .qualified: 20
        case .developed: 40
        case .proposed: 60
        case .negotiated: 80
        }
    }
}
