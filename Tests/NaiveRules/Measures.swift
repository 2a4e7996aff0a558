// Section 7: measures, taken at the start of a day.

/// What a partner's tiers are measured by, from what is known at one moment.
struct Assessment {
    private let known: Known
    private let partner: String
    /// Primary bases by the date of their line.
    private let sales: [(on: Day, basis: Int128)]

    /// Looks at one partner.
    init(_ partner: String, known: Known, shares: [CreditedShare]) {
        self.known = known
        self.partner = partner
        sales = shares.filter { $0.share.payee == partner && $0.share.isPrimary }.map {
            ($0.date, $0.basis)
        }
    }

    /// The place of the highest tier any of whose sets holds on a day. The first asks for nothing.
    func attained(on day: Day, under rules: RuleFile) -> Int {
        let ladder = rules.tiers?.ladder ?? []
        let held = ladder.indices.dropFirst().last { index in
            sets(of: index, rules).contains { lacking($0, on: day, rules).isEmpty }
        }
        return held ?? 0
    }

    /// Days of grace when a tier ceases to hold on a day: of every set of it or of a higher tier
    /// that lacks only graced measures the fewest days of those, and of the sets the most. None
    /// where no set lacks only such measures.
    func grace(of tier: Int, on day: Day, under rules: RuleFile) -> Int? {
        let ladder = rules.tiers?.ladder ?? []
        let days = (tier..<ladder.count).flatMap { sets(of: $0, rules) }.compactMap { set in
            let graces = lacking(set, on: day, rules).map { rules.tiers?.graceDays[$0] }
            return graces.contains(nil) ? nil : graces.compactMap { $0 }.min()
        }
        return days.max()
    }

    private func sets(of index: Int, _ rules: RuleFile) -> [[Threshold]] {
        guard let tiers = rules.tiers else { return [] }
        return tiers.require[tiers.ladder[index]] ?? []
    }

    private func lacking(_ set: [Threshold], on day: Day, _ rules: RuleFile) -> [String] {
        set.filter { threshold in
            guard let measure = rules.measures[threshold.measure] else { return true }
            return value(of: measure, on: day) < threshold.atLeast
        }.map(\.measure)
    }

    // MARK: - Measures

    private func value(of measure: Measure, on day: Day) -> Int128 {
        let window = window(measure.window ?? "", before: day)
        switch measure.of {
        case "sales":
            return sales.reduce(0) { window.contains($1.on) ? $0 + $1.basis : $0 }
        case "certified_members": return certifiedMembers(measure.certifications, on: day)
        case "deals_won":
            return count(known.deals) { isWon($0, $1) && window.contains($1.on) }
        case "deals_registered":
            return Int128(known.deals.keys.filter { isRegistered($0, in: window) }.count)
        default: return leadsAccepted(in: window)
        }
    }

    /// The days up to the one before.
    private func window(_ name: String, before day: Day) -> Span {
        let months = name.hasPrefix("trailing_") ? Int(name.split(separator: "_")[1]) ?? 12 : nil
        let first = months.map { day.adding(months: -$0) } ?? known.calendar.startOfYear(day)
        return Span(first: first, last: day - 1)
    }

    private func count<Fact>(
        _ subjects: [String: [Dated<Fact>]], where counts: (String, Dated<Fact>) -> Bool
    ) -> Int128 {
        subjects.reduce(0) { sum, subject in
            sum + Int128(subject.value.filter { counts(subject.key, $0) }.count)
        }
    }

    private func isWon(_ deal: String, _ fact: Dated<DealFact>) -> Bool {
        guard case .closed("won") = fact.fact else { return false }
        return known.owner(ofDeal: deal, on: fact.on) == partner
    }

    /// Registered is a deal on the day of its first approval; a granted appeal is one.
    private func isRegistered(_ deal: String, in window: Span) -> Bool {
        let approvals = (known.deals[deal] ?? []).filter {
            switch $0.fact {
            case .approved, .granted: true
            default: false
            }
        }
        guard let first = approvals.map(\.on).min() else { return false }
        return window.contains(first) && known.owner(ofDeal: deal, on: first) == partner
    }

    private func leadsAccepted(in window: Span) -> Int128 {
        known.leads.values.reduce(0) { sum, facts in
            var holder: String?
            var accepted: Int128 = 0
            for fact in facts {
                switch fact.fact {
                case .distributed(let partner): holder = partner
                case .accepted:
                    if holder == partner, window.contains(fact.on) { accepted += 1 }
                }
            }
            return sum + accepted
        }
    }

    /// Members not left, with any of the certifications, earned on or before the day, expiring on
    /// or after it, not ended on or before it.
    private func certifiedMembers(_ certifications: [String], on day: Day) -> Int128 {
        let certified = known.members.values.filter { facts in
            var isHere = false
            var valid: Set<String> = []
            for fact in facts {
                switch fact.fact {
                case .joined(let partner): isHere = partner == self.partner
                case .left: if fact.on <= day { isHere = false }
                case .certified(let name, let expiresOn):
                    if fact.on <= day, day <= expiresOn ?? day { valid.insert(name) }
                case .certificationEnded(let name): if fact.on <= day { valid.remove(name) }
                }
            }
            return isHere && certifications.contains { valid.contains($0) }
        }
        return Int128(certified.count)
    }
}
