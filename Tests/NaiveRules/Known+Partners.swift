// Partners on a day (section 2, standing; section 6, eligibility and the hierarchy).
//
// Reading: "state goes by log order, dates by effectiveOn": on a day stands what the last fact of
// the log says that is effective by then, for standing, payout profiles and links alike.

extension Known {
    /// The day on which a partner was activated.
    func activation(of partner: String) -> Day? {
        (partners[partner] ?? []).first { if case .activated = $0.fact { true } else { false } }?.on
    }

    /// All that have been activated, in order of their ids.
    var activatedPartners: [String] {
        partners.keys.filter { activation(of: $0) != nil }.sorted(by: isBefore)
    }

    /// Kind and country, which do not change.
    func identity(of partner: String) -> (kind: String, country: String?)? {
        for fact in partners[partner] ?? [] {
            if case .recruited(let kind, let country) = fact.fact { return (kind, country) }
        }
        return nil
    }

    /// *Standing* of section 2.
    func standing(of partner: String, on day: Day) -> String {
        let effective = (partners[partner] ?? []).filter { $0.on <= day }
        guard let activation = activation(of: partner), activation <= day else {
            return standingBeforeActivation(effective)
        }
        for fact in effective.reversed() {
            guard case .standing(let to, let scope, let until, let trailing) = fact.fact else {
                continue
            }
            switch to {
            case "terminated" where day < fact.on + trailing: continue
            case "terminated": return "terminated"
            case "suspended":
                let counts = scope.isEmpty || scope.contains("earning")
                return counts && day <= until ?? day ? "suspended" : "active"
            default: return "active"
            }
        }
        return "active"
    }

    private func standingBeforeActivation(_ effective: [Dated<PartnerFact>]) -> String {
        var state = "prospect"
        for fact in effective {
            switch fact.fact {
            case .onboarding: state = "onboarding"
            case .standing(let to, _, _, _) where to == "declined": state = to
            default: break
            }
        }
        return state
    }

    /// Whether the payout profile is complete on a day.
    func hasCompleteProfile(_ partner: String, on day: Day) -> Bool {
        for fact in (partners[partner] ?? []).reversed() where fact.on <= day {
            if case .payoutProfile(let state, _) = fact.fact { return state == "complete" }
        }
        return false
    }

    /// The first day of the month in which a partner was, for the first time, active with a
    /// complete payout profile (section 6); none where it never was.
    ///
    /// Both change only on the day of a fact or when a suspension has ended, so no other days need
    /// to be looked at.
    func eligibleFrom(_ partner: String) -> Day? {
        var days: Set<Day> = []
        for fact in partners[partner] ?? [] {
            days.insert(fact.on)
            if case .standing(_, _, let until?, _) = fact.fact { days.insert(until + 1) }
        }
        let first = days.sorted().first {
            standing(of: partner, on: $0) == "active" && hasCompleteProfile(partner, on: $0)
        }
        return first?.startOfMonth
    }

    /// The ancestors of a partner on a relation on a day, from the parent upward.
    func ancestors(of partner: String, along relation: String, on day: Day) -> [String] {
        var result: [String] = []
        var child = partner
        while let parent = parent(of: child, along: relation, on: day), !result.contains(parent) {
            result.append(parent)
            child = parent
        }
        return result
    }

    // Reading: "the payee's ancestors on that relation on the document's date". A link counts from
    // its own day, and on the day of the unlinking it no longer does; where several are effective
    // by a day the last of the log says what holds.
    private func parent(of partner: String, along relation: String, on day: Day) -> String? {
        for fact in (partners[partner] ?? []).reversed() where fact.on <= day {
            switch fact.fact {
            case .linked(let parent, relation): return parent
            case .unlinked(_, relation): return nil
            default: continue
            }
        }
        return nil
    }
}
