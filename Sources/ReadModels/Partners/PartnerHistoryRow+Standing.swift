import Accounting
import Events
import Rules

// Standing by date: rules.md section 2, "Standing".

extension PartnerHistoryRow {
    /// How conditions see the partner on a day: until the activation its state; `suspended` from
    /// the event's day through `until` where that stops earning; `terminated` from `trailingDays`
    /// after the termination on, until then what it was before; otherwise `active`.
    ///
    /// - Complexity: O(n) in its changes.
    package func standing(on date: BusinessDate) -> PayeeStanding {
        guard let activatedOn, activatedOn <= date else { return stateBeforeActivation(on: date) }
        for change in changes where change.to == .terminated && change.on <= date {
            if date.days(since: change.on) >= Int(change.trailingDays) { return .terminated }
        }
        guard let suspension = suspension(on: date), suspension.scope.stops(.earning) else {
            return .active
        }
        return .suspended
    }

    /// The suspension in force on a day, whatever it stops. A termination leaves it as it is.
    /// Changes that are dated after `last` are left out.
    package func suspension(
        on date: BusinessDate, asOf last: BusinessDate = .max
    ) -> StandingChange? {
        var latest: StandingChange?
        for change in changes where change.on <= Swift.min(date, last) {
            switch change.to {
            case .suspended: latest = change
            case .active: latest = nil
            default: break
            }
        }
        guard let latest, latest.until.map({ date <= $0 }) ?? true else { return nil }
        return latest
    }

    private func stateBeforeActivation(on date: BusinessDate) -> PayeeStanding {
        if changes.contains(where: { $0.to == .declined && $0.on <= date }) { return .declined }
        if let onboardingSince, onboardingSince <= date { return .onboarding }
        return .prospect
    }
}

// MARK: - Eligibility

extension PartnerHistoryRow {
    /// The first day on which the partner was active with a complete payout profile, by what is
    /// known; nil where there is none.
    ///
    /// - Complexity: O(n²) in its changes, of which a partner has few.
    package func firstEligibleDay() -> BusinessDate? {
        guard let activatedOn else { return nil }
        var days = [activatedOn]
        days += profiles.map(\.on)
        for change in changes {
            days.append(change.on)
            if let until = change.until { days.append(until.next) }
        }
        return days.filter { day in
            day >= activatedOn && isProfileComplete(on: day) && standing(on: day) == .active
        }.min()
    }

    private func isProfileComplete(on date: BusinessDate) -> Bool {
        profile(on: date)?.isComplete ?? false
    }

    /// The payout profile on a day: the last recorded of those dated on or before it.
    package func profile(on date: BusinessDate) -> ProfileChange? {
        profiles.last { $0.on <= date }
    }
}

extension BusinessDate {
    /// The day after.
    var next: BusinessDate { BusinessDate(daysSince1970: daysSince1970 + 1) }
    /// The day before.
    var previous: BusinessDate { BusinessDate(daysSince1970: daysSince1970 - 1) }
}
