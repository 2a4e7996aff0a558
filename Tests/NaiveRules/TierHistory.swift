// Section 7: tiers. A day is decided once, with what is known before the first event of the log, of
// a stream that says something about tiers, that is effective on or after it. So the days up to an
// event's date are decided just before the event is taken in, and stay as they are.

/// The tiers that have been decided.
struct TierHistory {
    private var decidedThrough: Day?
    private var courses: [String: TierCourse] = [:]

    /// Decides all days through one, with what is known now.
    mutating func decide(through day: Day, known: Known) {
        guard decidedThrough.map({ $0 < day }) ?? true else { return }
        let shares = known.creditedShares()
        for partner in known.activatedPartners {
            courses[partner] = course(of: partner, through: day, known: known, shares: shares)
        }
        decidedThrough = day
    }

    /// The tier of a partner on a day; beyond the days that are decided, by all that is known now.
    func tier(of partner: String, on day: Day, known: Known) -> HeldTier? {
        guard let activation = known.activation(of: partner), activation <= day else { return nil }
        let isDecided = decidedThrough.map { day <= $0 } ?? false
        let course =
            isDecided
            ? courses[partner]
            : course(of: partner, through: day, known: known, shares: known.creditedShares())
        return course?.tier(on: day) ?? HeldTier(0, of: known.version(on: day))
    }

    private func course(
        of partner: String, through day: Day, known: Known, shares: [CreditedShare]
    ) -> TierCourse? {
        guard let activation = known.activation(of: partner), activation <= day else { return nil }
        var course =
            courses[partner]
            ?? TierCourse(start: activation, tier: HeldTier(0, of: known.version(on: activation)))
        let assessment = Assessment(partner, known: known, shares: shares)
        var next = max(activation, decidedThrough.map { $0 + 1 } ?? activation)
        while next <= day {
            course.step(on: next, assessment, known: known)
            next = next + 1
        }
        return course
    }

    /// Takes in a `partner.tier_overridden`. Its own date has been decided by its arrival, so it
    /// changes what is decided from there on; where its end has been decided too, nothing after it.
    ///
    /// Reading: "one recorded after its `until` changes nothing after it": the day after `until`
    /// was decided before the override was recorded.
    mutating func override(
        _ partner: String, tier: String, from day: Day, until: Day?, known: Known
    ) {
        guard let activation = known.activation(of: partner), let decidedThrough else { return }
        let start = HeldTier(0, of: known.version(on: activation))
        var course = courses[partner] ?? TierCourse(start: activation, tier: start)
        let held = HeldTier(name: tier, of: known.version(on: day))
        course.override(with: held, from: day, until: until, decidedThrough: decidedThrough)
        courses[partner] = course
    }
}

/// How a partner moved on the ladder.
struct TierCourse {
    private struct Move {
        let on: Day
        let tier: HeldTier
    }

    private struct Override {
        let until: Day?
    }

    private var moves: [Move]
    /// What was attained on the dates of `promote_on` that are decided.
    private var attainments: [Move] = []
    /// The override that holds, if one does.
    private var override: Override?

    /// The first tier, from the activation on.
    init(start: Day, tier: HeldTier) {
        moves = [Move(on: start, tier: tier)]
    }

    /// The tier on a day.
    func tier(on day: Day) -> HeldTier? { moves.last { $0.on <= day }?.tier }

    /// Puts an override into what is decided.
    mutating func override(
        with tier: HeldTier, from day: Day, until: Day?, decidedThrough: Day
    ) {
        let before = moves.filter { $0.on < day }
        // Reading: a date on which more was attained is decided and not reopened by an override that
        // is recorded later; the override lasts up to it.
        if until == nil, let more = firstAttained(above: tier, after: day) {
            let after = moves.filter { $0.on > more.on }
            moves = before + [Move(on: day, tier: tier), more] + after
            return
        }
        guard let until, until < decidedThrough else {
            moves = before + [Move(on: day, tier: tier)]
            override = Override(until: until)
            return
        }
        let after = moves.filter { $0.on > until + 1 }
        let resumed = self.tier(on: until + 1).map { [Move(on: until + 1, tier: $0)] } ?? []
        moves = before + [Move(on: day, tier: tier)] + resumed + after
    }

    /// The first decided promotion after a day on which more than a tier was attained.
    private func firstAttained(above tier: HeldTier, after day: Day) -> Move? {
        attainments.first { attained in
            guard attained.on > day,
                let place = attained.tier.ladder.firstIndex(of: attained.tier.name ?? ""),
                let other = attained.tier.ladder.firstIndex(of: tier.name ?? "")
            else { return false }
            return place > other
        }
    }

    /// Decides one day.
    mutating func step(on day: Day, _ assessment: Assessment, known: Known) {
        guard let rules = known.version(on: day), let tiers = rules.tiers,
            let current = moves.last?.tier.index(under: rules)
        else { return }
        let attained = assessment.attained(on: day, under: rules)
        let promotes = tiers.promoteOn.contains { isDate(day, $0) }
        if promotes { attainments.append(Move(on: day, tier: HeldTier(attained, of: rules))) }
        if let override {
            let ends = override.until.map { day > $0 } ?? (promotes && attained > current)
            guard ends else { return }
            self.override = nil
            move(to: attained, from: current, on: day, rules)
        } else if attained > current {
            if promotes { move(to: attained, from: current, on: day, rules) }
        } else if attained < current {
            switch graceEnd(of: current, before: day, assessment, rules, known: known) {
            case .some(let end):
                if day > end { move(to: attained, from: current, on: day, rules) }
            case nil:
                let demotes = tiers.demoteOn.contains { isDate(day, $0) }
                if demotes { move(to: attained, from: current, on: day, rules) }
            }
        }
    }

    /// The last day of the grace of a tier that does not hold on a day. L is the last day on which
    /// it held since it began; L + 1 says whether there is a grace and how long.
    ///
    /// Reading: whether it held on an earlier day is asked of the version in force on that day, the
    /// grace of the one in force on the day that is decided.
    private func graceEnd(
        of current: Int, before day: Day, _ assessment: Assessment, _ rules: RuleFile,
        known: Known
    ) -> Day? {
        guard let began = moves.last?.on, rules.tiers?.graceDays.isEmpty == false else {
            return nil
        }
        var last = day - 1
        while last >= began {
            let then = known.version(on: last) ?? rules
            let place = moves.last?.tier.index(under: then) ?? current
            if assessment.attained(on: last, under: then) >= place {
                return assessment.grace(of: current, on: last + 1, under: rules).map { last + $0 }
            }
            last = last - 1
        }
        return nil
    }

    private mutating func move(to tier: Int, from current: Int, on day: Day, _ rules: RuleFile) {
        if tier != current { moves.append(Move(on: day, tier: HeldTier(tier, of: rules))) }
    }

    /// Whether a day is a date of the year; 02-29 is the last of February.
    private func isDate(_ day: Day, _ date: String) -> Bool {
        let isEndOfFebruary = day.text.hasSuffix("-02-28") || day.text.hasSuffix("-02-29")
        if date == "02-29", isEndOfFebruary { return (day + 1).parts.month == 3 }
        return day.text.hasSuffix(date)
    }
}
