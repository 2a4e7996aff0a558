import Accounting
import Events
import ReadModels
import Rules

// Guards that several families share.

extension Decision {
    /// The largest amount in minor units that one field may state. Sums of thousands of these
    /// still fit 64 bits.
    static let largestAmount: Int64 = 1_000_000_000_000_000

    func requireAboveZero(_ amount: Money, _ field: String) throws(Refusal) {
        guard amount.minorUnits > 0 else {
            throw Refusal(
                SharedRefusal.amountNotAboveZero,
                "\(field) is \(amount); only an amount above zero makes sense here")
        }
        try requireSensible(amount, field)
    }

    func requireNotBelowZero(_ amount: Money, _ field: String) throws(Refusal) {
        guard amount.minorUnits >= 0 else {
            throw Refusal(
                SharedRefusal.amountBelowZero,
                "\(field) is \(amount); it must not be below zero")
        }
        try requireSensible(amount, field)
    }

    func requireSensible(_ amount: Money, _ field: String) throws(Refusal) {
        guard amount.minorUnits.magnitude <= UInt64(Self.largestAmount) else {
            throw Refusal(
                SharedRefusal.amountTooLarge,
                "\(field) is \(amount); an amount is at most "
                    + "\(Money(minorUnits: Self.largestAmount, currency: amount.currency))")
        }
    }

    /// What the currency is that of is said by `whose`, as in `the invoice's`.
    func requireCurrency(
        _ amount: Money, _ currency: Currency, _ field: String, whose: String
    ) throws(Refusal) {
        guard amount.currency == currency else {
            throw Refusal(
                SharedRefusal.otherCurrency,
                "\(field) is in \(amount.currency); \(whose) currency is \(currency)")
        }
    }

    func requireIndependent(_ approver: String, _ field: String) throws(Refusal) {
        guard approver != draft.actor.id else {
            throw Refusal(
                SharedRefusal.approverIsActor,
                "\(field) is \(approver), who also does it; somebody else must approve it")
        }
    }

    func requireOrder(
        _ first: BusinessDate, _ firstField: String, _ last: BusinessDate, _ lastField: String
    ) throws(Refusal) {
        guard first <= last else {
            throw Refusal(
                SharedRefusal.datesReversed,
                "\(lastField) is \(last), before \(firstField), which is \(first)")
        }
    }
}

// MARK: - The programme

extension Decision {
    /// The programme's currency. What is refused before there is one is said by `what`, as in `a
    /// sale`.
    func programmeCurrency(for what: String) throws -> Currency {
        guard let currency = try models.programme.currency() else {
            throw Refusal(
                SharedRefusal.beforeFirstRules,
                "before the first ruleset.activated the programme has no currency, and \(what) "
                    + "cannot be recorded")
        }
        return currency
    }

    func programmeCalendar(for what: String) throws -> FiscalCalendar {
        guard let calendar = try models.programme.calendar() else {
            throw Refusal(
                SharedRefusal.beforeFirstRules,
                "before the first ruleset.activated the programme has no periods, and \(what) "
                    + "cannot be recorded")
        }
        return calendar
    }

    /// The version in force on the event's date; where none is, the one activated last.
    func rulesThatApply() throws -> RuleVersion? {
        if let version = try models.programme.inForce(on: on) { return version }
        return try models.programme.latest()
    }

    /// The earning period with this name.
    func earningPeriod(_ name: String, _ field: String) throws -> Period {
        let calendar = try programmeCalendar(for: "a period")
        guard let period = try? Period(parsing: name), period.kind == calendar.earningPeriod else {
            let example = calendar.earningPeriod == .month ? "2025-01" : "2025-Q1"
            throw Refusal(
                SharedRefusal.noEarningPeriod,
                "\(field) is \(name); the earning periods of the programme are named \(example)")
        }
        return period
    }

    func requireProgramme(_ programme: String) throws {
        let own = try setting.programme ?? models.programme.latest()?.rules.head.programme
        guard let own, own != programme else { return }
        throw Refusal(
            SharedRefusal.otherProgramme,
            "programme is \(programme); this book is that of \(own)")
    }
}
