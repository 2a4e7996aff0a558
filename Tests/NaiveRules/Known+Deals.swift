// Deals on a day (section 2, payees and line facts; section 8, protection).

extension Known {
    /// The owner on a day: by the last submission or transfer of the log that is effective by then;
    /// before the first submission it is who made it.
    func owner(ofDeal deal: String, on day: Day) -> String? {
        var first: String?
        var owner: String?
        for fact in deals[deal] ?? [] {
            switch fact.fact {
            case .submitted(let partner, _, _), .transferred(let partner):
                first = first ?? partner
                if fact.on <= day { owner = partner }
            default: break
            }
        }
        return owner ?? first
    }

    /// The shares of `deal.attributed`, if there are any.
    func shares(ofDeal deal: String) -> [Share]? {
        for fact in deals[deal] ?? [] {
            if case .attributed(let shares) = fact.fact { return shares }
        }
        return nil
    }

    // Reading: "deal kind and sourcing" are those of the last submission of the log that is
    // effective by the line's date, like the owner.
    /// Kind and sourcing of a deal on a day.
    func nature(ofDeal deal: String, on day: Day) -> (kind: String?, sourcing: String?) {
        var first: (String?, String?)?
        var last: (String?, String?)?
        for fact in deals[deal] ?? [] {
            guard case .submitted(_, let kind, let sourcing) = fact.fact else { continue }
            first = first ?? (kind, sourcing)
            if fact.on <= day { last = (kind, sourcing) }
        }
        return last ?? first ?? (nil, nil)
    }

    /// The exclusivity of the last approval, or appeal that was granted, that is effective on or
    /// before a day.
    func exclusivity(ofDeal deal: String, approvedBy day: Day) -> String? {
        let known = (deals[deal] ?? []).compactMap { fact -> String? in
            guard fact.on <= day else { return nil }
            switch fact.fact {
            case .approved(let protection): return protection.exclusivity
            case .granted: return "exclusive"
            default: return nil
            }
        }
        return known.last
    }

    /// All protections of a deal in the order of the log, with their extensions. One that an appeal
    /// was granted without a date has the days of the owner's tier.
    func protections(ofDeal deal: String, tiers: TierHistory) -> [Protection] {
        var result: [Protection] = []
        for fact in deals[deal] ?? [] {
            switch fact.fact {
            case .approved(let protection): result.append(protection)
            case .granted(let until):
                let end = until ?? protectionByRule(deal, from: fact.on, tiers: tiers)
                result.append(Protection(exclusivity: "exclusive", from: fact.on, until: end))
            case .extended(let until) where !result.isEmpty:
                result[result.count - 1].until = until
            default: break
            }
        }
        return result
    }

    private func protectionByRule(_ deal: String, from day: Day, tiers: TierHistory) -> Day {
        let rules = version(on: day)
        switch rules?.protectionDays {
        case .all(let days): return day + days
        case .byTier(let days):
            let owner = owner(ofDeal: deal, on: day) ?? ""
            let tier = tiers.tier(of: owner, on: day, known: self)?.name(under: rules)
            return day + (days[tier ?? ""] ?? 0)
        case nil: return day
        }
    }

    /// Whether a deal was closed other than won before a day.
    ///
    /// Reading: "it was not closed … before": on the day of the closing itself it still is
    /// protected.
    func wasGivenUp(_ deal: String, before day: Day) -> Bool {
        (deals[deal] ?? []).contains { fact in
            guard case .closed(let outcome) = fact.fact else { return false }
            return outcome != "won" && fact.on < day
        }
    }
}
