import Accounting
import Rules

/// What a run would pay, and who is carried to the next one (rules.md section 9, "Payouts").
package struct PayoutPlan {
    package let terms: PayoutTerms
    /// In the order of the payees' ids: everyone to whom something is payable, or who owes.
    package let items: [PlannedPayout]

    package var due: [PlannedPayout] { items.filter { $0.division != nil } }
    package var carried: [PlannedPayout] { items.filter { $0.division == nil } }
}

/// What becomes of what is payable to one payee.
package struct PlannedPayout {
    package enum Outcome {
        case due(GrossDivision)
        case carried(CarryReason)
    }

    package let payee: UInt32
    package let payeeID: String
    /// What is payable on the pay date; below zero what the payee owes.
    package let gross: Money
    package let outcome: Outcome

    /// nil where it is carried.
    package var division: GrossDivision? {
        if case .due(let division) = outcome { division } else { nil }
    }

    /// nil where it is paid.
    package var reason: CarryReason? {
        if case .carried(let reason) = outcome { reason } else { nil }
    }
}

/// How a gross is divided, and in what the net is paid.
package struct GrossDivision {
    package let withheld: [WithheldAmount]
    package let net: Money
    package let pay: Money
    /// From net to pay; nil in the programme's currency.
    package let rate: ExchangeRate?
}

/// What of a gross is paid, in the programme's currency, or why it is carried.
package enum GrossNetting {
    case due(withheld: [WithheldAmount], net: Money, payCurrency: Currency)
    case carried(CarryReason)
}

/// Why what is payable is not paid yet. Where there are several reasons, the first of them counts.
package enum CarryReason: String, CaseIterable, Sendable {
    case belowThreshold = "below_threshold"
    case profileNotComplete = "profile_not_complete"
    case suspended
    /// The whole of it would be withheld, or come to nothing in the payee's currency.
    case nothingLeft = "nothing_left"
    case noRate = "no_rate"
}

// MARK: - Planning

extension ModelSet {
    /// What a run on a pay date would pay: amounts and rates as known at a position, profiles and
    /// suspensions as known to these models. nil where no payout rules are in force on the date.
    ///
    /// - Complexity: O(postings).
    package func payoutPlan(on payOn: BusinessDate, knownAt position: UInt64) throws -> PayoutPlan?
    {
        guard let terms = try PayoutTerms(payOn: payOn, knownAt: position, programme) else {
            return nil
        }
        var items: [PlannedPayout] = []
        for owner in try commissions.postings.owners() {
            let payee = UInt32(truncatingIfNeeded: owner)
            let payable = try commissions.payable(to: payee, on: payOn, knownAt: position)
            guard payable != 0 else { continue }
            let gross = Money(minorUnits: payable, currency: terms.currency)
            items.append(
                PlannedPayout(
                    payee: payee, payeeID: try partners.id(of: payee), gross: gross,
                    outcome: try outcome(of: gross, payee, terms)))
        }
        items.sort { Allocation.bytewisePrecedes($0.payeeID, $1.payeeID) }
        return PayoutPlan(terms: terms, items: items)
    }

    private func outcome(
        of gross: Money, _ payee: UInt32, _ terms: PayoutTerms
    ) throws -> PlannedPayout.Outcome {
        let (withheld, net, currency): ([WithheldAmount], Money, Currency)
        switch try netting(of: gross, payee, terms) {
        case .carried(let reason): return .carried(reason)
        case .due(let parts, let rest, let payCurrency):
            (withheld, net, currency) = (parts, rest, payCurrency)
        }
        guard currency != net.currency else {
            return .due(GrossDivision(withheld: withheld, net: net, pay: net, rate: nil))
        }
        guard let rate = try terms.rate(to: currency) else { return .carried(.noRate) }
        let pay = try terms.pay(net, in: currency, at: rate)
        guard pay.minorUnits > 0 else { return .carried(.nothingLeft) }
        return .due(GrossDivision(withheld: withheld, net: net, pay: pay, rate: rate))
    }

    /// What a run would leave of a gross before it is turned into the payee's currency. Profiles
    /// and suspensions that are dated after `date` are left out.
    package func netting(
        of gross: Money, _ payee: UInt32, _ terms: PayoutTerms, asOf date: BusinessDate = .max
    ) throws -> GrossNetting {
        guard gross.minorUnits > 0, gross.minorUnits >= terms.rules.threshold else {
            return .carried(.belowThreshold)
        }
        let profileDate = Swift.min(terms.payOn, date)
        guard let profile = try partners.profile(of: payee, on: profileDate), profile.isComplete
        else { return .carried(.profileNotComplete) }
        if try partners.isSuspended(payee, for: .payout, on: terms.payOn, asOf: date) {
            return .carried(.suspended)
        }
        let withheld = try terms.withheld(from: gross, of: profile)
        let net = try withheld.reduce(gross) { try $0.subtracting($1.amount) }
        guard net.minorUnits > 0 else { return .carried(.nothingLeft) }
        return .due(withheld: withheld, net: net, payCurrency: profile.payCurrency)
    }

    /// The pay date of a month on which the next run pays: the first after that of the last run, or
    /// the month's last. A month has several where a version that begins in it moves the day, and
    /// may have none; nil then.
    ///
    /// - Complexity: O(rule versions), O(runs).
    package func payDate(in month: Period) throws -> BusinessDate? {
        let dates = try payDates(in: month)
        let last = try payouts.standingRuns().map(\.payOn).max()
        return dates.first { date in last.map { date > $0 } ?? true } ?? dates.last
    }

    /// The days on which the versions in force on them pay in a month, rising.
    ///
    /// - Complexity: O(rule versions).
    package func payDates(in month: Period) throws -> [BusinessDate] {
        guard let first = try programme.calendar()?.firstDay(of: month) else { return [] }
        var dates: Set<BusinessDate> = []
        for version in try programme.history().versions {
            guard let rules = version.rules.payout else { continue }
            let date = try PayDate(rules: rules).date(inMonthOf: first)
            if try programme.inForce(on: date)?.number == version.number { dates.insert(date) }
        }
        return dates.sorted()
    }
}
