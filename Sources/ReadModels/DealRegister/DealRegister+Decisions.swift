import Accounting
import Events
import Projections
import Rules

// Approvals, rejections and appeals.

extension DealRegister {
    func approve(_ event: borrowing EventView) throws {
        let body = try DealApprovedView(event.body())
        let (exclusivity, from, until) = (body.exclusivity, body.protectFrom, body.protectUntil)
        try protect(event, exclusivity: exclusivity, from: from, until: until)
    }

    func reject(_ event: borrowing EventView) throws {
        let date = event.effectiveOn
        let appealBy =
            try DealRejectedView(event.body()).appealBy ?? appealBy(rejectedOn: date)
        try change(event) { row in
            row.leftOn = row.leaving(on: date)
            row.state = .rejected
            row.appealBy = appealBy
        }
    }

    func appeal(_ event: borrowing EventView) throws {
        try change(event) { row in
            row.state = .appealed
            row.leftOn = nil
        }
    }

    func decideAppeal(_ event: borrowing EventView) throws {
        let body = try DealAppealDecidedView(event.body())
        let date = event.effectiveOn
        switch body.outcome {
        case .granted:
            let until = try body.protectUntil ?? protectUntil(ofGranted: event.number, on: date)
            try protect(event, exclusivity: .exclusive, from: date, until: until)
        case .upheld:
            try change(event) { row in
                row.leftOn = row.leaving(on: date)
                row.state = .upheld
            }
        }
    }

    private func protect(
        _ event: borrowing EventView, exclusivity: Events.DealExclusivity, from: BusinessDate,
        until: BusinessDate
    ) throws {
        let date = event.effectiveOn
        try change(event) { row in
            if row.firstApprovedOn == nil {
                row.firstApprovedOn = date
                try registered.add(1, to: try owner(of: event.number, on: date), on: date)
            }
            row.state = .protected
            row.exclusivity = exclusivity
            row.extensions = 0
            row.protectFrom = from
            row.protectUntil = until
            row.leftOn = nil
        }
    }

    private func protectUntil(
        ofGranted deal: UInt32, on date: BusinessDate
    ) throws -> BusinessDate {
        guard let row = try deals.row(deal) else {
            throw ProjectionStop("the deal was never submitted")
        }
        guard let days = try protectionDays(of: row.owner, on: date) else {
            throw ProjectionStop(
                "an appeal was granted without an end of the protection, and no rule in force on "
                    + "\(date) gives one")
        }
        return try date.adding(days: days)
    }
}

// MARK: - What the rules give

extension DealRegister {
    /// The days of protection that an approval on `date` gives a deal of `owner`; nil where the
    /// rules in force then give none.
    package func protectionDays(of owner: UInt32, on date: BusinessDate) throws -> Int? {
        guard let version = try rules.inForce(on: date), let rules = version.rules.deals else {
            return nil
        }
        if case .same(let days) = rules.protection { return days }
        return rules.protection.days(tier: try tier(of: owner, on: date, readBy: version))
    }

    /// The place of a partner's tier in the ladder of a version, mapped where that ladder lacks it.
    private func tier(
        of partner: UInt32, on date: BusinessDate, readBy version: RuleVersion
    ) throws -> Int? {
        guard let held = try tiers.tier(of: partner, on: date) else { return nil }
        let history = try rules.history()
        guard history.versions.indices.contains(Int(held.version) - 1) else { return nil }
        let holder = history.versions[Int(held.version) - 1]
        return history.tier(Int(held.index), heldUnder: holder, readBy: version)
    }

    /// The last day to appeal a rejection, where it names none; nil where the rules give none.
    package func appealBy(rejectedOn date: BusinessDate) throws -> BusinessDate? {
        guard let days = try rules.inForce(on: date)?.rules.deals?.appealDays else { return nil }
        return try date.adding(days: days)
    }
}
