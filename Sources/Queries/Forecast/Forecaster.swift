import Accounting
import ReadModels

/// Works out what the runs of the coming months would pay, by rules, profiles, suspensions and runs
/// as one state of the book has them.
///
/// In the programme's currency: what an amount will be in another one is known on the pay date.
struct Forecaster {
    let models: ModelSet
    let asOf: BusinessDate
    let calendar: ForecastCalendar
    /// By slot; nil in a month without a pay date.
    private let terms: [PayoutTerms?]
    private let currency: Currency?

    init(_ models: ModelSet, asOf date: BusinessDate, months: Int) throws {
        self.models = models
        asOf = date
        calendar = try ForecastCalendar(models, asOf: date, months: months)
        terms = try calendar.slots.map { slot in
            try slot.payOn.flatMap {
                try PayoutTerms(payOn: $0, knownAt: .max, models.programme)
            }
        }
        currency = try models.programme.currency()
    }

    /// A payee's months.
    func months(of payee: UInt32, _ ledger: PayeeLedger) throws -> [MonthForecast] {
        var months = try calendar.forecast(ledger) { gross, slot in
            try outcome(of: gross, payee, terms[slot])
        }
        for ordinal in ledger.onTheWay {
            guard let payout = try models.payouts.payout(ordinal),
                let run = try models.payouts.run(payout.run),
                let month = calendar.month(payingOn: run.payOn)
            else { continue }
            let withheld = try payout.gross.subtracting(payout.net).minorUnits
            try months[month].scheduled.add(
                gross: payout.gross.minorUnits, withheld: withheld, net: payout.net.minorUnits)
        }
        return months
    }

    private func outcome(
        of gross: Int64, _ payee: UInt32, _ terms: PayoutTerms?
    ) throws -> RunOutcome {
        guard let terms, let currency else { return .carried(.noPayDate) }
        let money = Money(minorUnits: gross, currency: currency)
        switch try models.netting(of: money, payee, terms, asOf: asOf) {
        case .carried(let reason): return .carried(.run(reason))
        case .due(_, let net, _):
            return .due(withheld: try gross.subtracting(net.minorUnits), net: net.minorUnits)
        }
    }
}
