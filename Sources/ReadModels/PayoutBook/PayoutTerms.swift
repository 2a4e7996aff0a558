import Accounting
import Rules

/// By what a run pays: the payout rules of the version in force on its pay date, and what the book
/// knew of rates at the position at which it is frozen (rules.md section 9, "Payouts").
package struct PayoutTerms {
    package let version: RuleVersion
    package let rules: PayoutRules
    package let payOn: BusinessDate
    /// Position up to which the log is taken into account.
    package let knownAt: UInt64
    private let programme: Programme

    /// nil where no version in force on the pay date says anything of payouts.
    package init?(payOn: BusinessDate, knownAt: UInt64, _ programme: Programme) throws {
        guard let version = try programme.inForce(on: payOn), let rules = version.rules.payout
        else { return nil }
        self.version = version
        self.rules = rules
        self.payOn = payOn
        self.knownAt = knownAt
        self.programme = programme
    }

    /// The programme's currency, in which everything is owed.
    package var currency: Currency { version.rules.head.currency }

    /// What is withheld from a gross, in the order of the rule file. What comes to nothing is left
    /// out.
    package func withheld(
        from gross: Money, of profile: ProfileChange
    ) throws(AccountingError) -> [WithheldAmount] {
        var withheld: [WithheldAmount] = []
        for rule in rules.withholding {
            switch rule.kind {
            case .noTaxID: if profile.isTaxIDOnFile { continue }
            }
            let amount = try version.rules.head.rounding.scale(gross.minorUnits, by: rule.rate)
            guard amount != 0 else { continue }
            let money = Money(minorUnits: amount, currency: gross.currency)
            withheld.append(WithheldAmount(kind: rule.kind.rawValue, amount: money))
        }
        return withheld
    }

    /// The rate of the programme's currency in another one: the latest on or before the pay date
    /// that was known; nil where there is none, or the version names no rate set.
    package func rate(to currency: Currency) throws -> ExchangeRate? {
        guard let fx = version.rules.fx else { return nil }
        return try programme.rate(
            of: fx.rateSet, from: self.currency, to: currency, on: payOn,
            fallbackDays: fx.fallbackDays, knownAt: knownAt)
    }

    /// What of a net is paid at a rate.
    package func pay(
        _ net: Money, in currency: Currency, at rate: ExchangeRate
    ) throws(AccountingError) -> Money {
        try rate.convert(net, to: currency, rounding: version.rules.head.rounding)
    }
}
