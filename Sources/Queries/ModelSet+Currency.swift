import Accounting
import ReadModels

extension ModelSet {
    /// An amount in the programme's currency by the rates of a date; nil where there is none that
    /// can be used.
    func inProgrammeCurrency(_ money: Money, on date: BusinessDate) throws -> Money? {
        guard let rules = try programme.inForce(on: date)?.rules else { return nil }
        let home = rules.head.currency
        if money.currency == home { return money }
        guard let fx = rules.fx,
            let rate = try programme.rate(
                of: fx.rateSet, from: money.currency, to: home, on: date,
                fallbackDays: fx.fallbackDays)
        else { return nil }
        return try rate.convert(money, to: home, rounding: rules.head.rounding)
    }
}
