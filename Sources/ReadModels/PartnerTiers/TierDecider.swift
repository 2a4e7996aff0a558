import Accounting
import Rules

/// Decides where a partner moves on a day, by the facts that are known (rules.md section 7).
///
/// It changes a row and nothing else, so that a fold and a question about a day that is not
/// decided yet go the same way.
struct TierDecider {
    let facts: TierFacts
    let calendar: TierCalendar

    /// Looks at a partner at the start of a day: every promotion, demotion, end of grace or of an
    /// override that falls on it, and the next day on which it must be looked at again. `day` is
    /// what the calendar says about `date`.
    ///
    /// - Precondition: it was looked at on every day before on which it had to be.
    func examine(
        _ partner: UInt32, _ row: inout TierRow, on date: BusinessDate, _ day: TierDay?
    ) throws -> TierFindings {
        var findings = TierFindings()
        row.checkOn = nil
        start(&row, &findings.moves)
        guard let day, row.from <= date else {
            if case .until(let last) = row.override, last >= date { row.checkOn = last.next }
            return findings
        }
        var look = Look(
            day: day, partner: partner,
            values: MeasureValues(reading(day.version), partner: partner, on: date))
        if day.isPromotionDay {
            let attained = try look.attained()
            if attained > 0 {
                findings.attained = HeldTier(index: UInt8(attained), version: day.version.number)
            }
        }
        adoptLadder(&row, look, &findings.moves)
        if try !decideOverride(&row, &look, &findings.moves) {
            try decideCalendar(&row, &look, &findings.moves)
        }
        return findings
    }

    /// A partner on a day.
    struct Look {
        let day: TierDay
        let partner: UInt32
        var values: MeasureValues

        mutating func attained() throws -> Int { try values.attained(day.tiers) }
    }

    func reading(_ version: RuleVersion) -> MeasureReading {
        MeasureReading(facts: facts, version: version)
    }

    // MARK: - Start and ladder

    private func start(_ row: inout TierRow, _ moves: inout [TierMove]) {
        guard row.held == nil, let start = calendar.start(activatedOn: row.activatedOn) else {
            return
        }
        row.move(to: start.tier, on: start.from)
        moves.append(TierMove(tier: start.tier, from: start.from, cause: .activation))
    }

    /// A version whose ladder lacks the tier maps it to the next lower one.
    private func adoptLadder(_ row: inout TierRow, _ look: Look, _ moves: inout [TierMove]) {
        guard let held = row.held, let index = place(of: row, look.day.version),
            calendar.name(of: held) != look.day.tiers.ladder.names[index]
        else { return }
        move(&row, to: index, .ladder, look, &moves)
    }

    func place(of row: TierRow, _ version: RuleVersion) -> Int? {
        row.held.flatMap { calendar.index(of: $0, readBy: version) }
    }

    private func move(
        _ row: inout TierRow, to index: Int, _ cause: TierCause, _ look: Look,
        _ moves: inout [TierMove]
    ) {
        let tier = HeldTier(index: UInt8(index), version: look.day.version.number)
        row.move(to: tier, on: look.day.date)
        moves.append(TierMove(tier: tier, from: look.day.date, cause: cause))
    }

    // MARK: - Overrides

    /// Whether an override lasts, under which nothing else is decided.
    private func decideOverride(
        _ row: inout TierRow, _ look: inout Look, _ moves: inout [TierMove]
    ) throws -> Bool {
        switch row.override {
        case .none:
            return false
        case .until(let last):
            guard look.day.date > last else {
                row.checkOn = last.next
                return true
            }
            row.override = .none
            let attained = try look.attained()
            if attained != place(of: row, look.day.version) {
                move(&row, to: attained, .overrideEnded, look, &moves)
            }
            return false
        case .untilMore:
            guard look.day.isPromotionDay,
                let current = place(of: row, look.day.version)
            else { return true }
            let attained = try look.attained()
            guard attained > current else { return true }
            row.override = .none
            move(&row, to: attained, .promotion, look, &moves)
            return false
        }
    }

    // MARK: - Calendar and grace

    private func decideCalendar(
        _ row: inout TierRow, _ look: inout Look, _ moves: inout [TierMove]
    ) throws {
        let attained = try look.attained()
        var current = place(of: row, look.day.version) ?? 0
        if attained > current, look.day.isPromotionDay {
            move(&row, to: attained, .promotion, look, &moves)
            current = attained
        }
        row.isFailing = false
        if attained < current {
            switch try grace(of: row, look) {
            case .lasts(let last):
                row.isFailing = true
                row.checkOn = last.next
            case .over:
                move(&row, to: attained, .graceEnded, look, &moves)
                current = attained
            case .none:
                if look.day.isDemotionDay {
                    move(&row, to: attained, .demotion, look, &moves)
                    current = attained
                } else {
                    row.isFailing = true
                }
            }
        }
        if let failure = try firstFailure(of: current, look) {
            row.checkOn = row.checkOn.map { min($0, failure) } ?? failure
        }
    }
}

/// What comes of a look at a partner on a day.
struct TierFindings {
    /// In their order.
    var moves: [TierMove] = []
    /// On a promotion day, what is attained above the first tier.
    var attained: HeldTier?
}

/// A tier to which a partner comes, and from when on.
struct TierMove: Equatable {
    let tier: HeldTier
    let from: BusinessDate
    let cause: TierCause
}
