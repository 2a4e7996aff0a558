import Accounting
import ReadModels

/// `forecast`: payouts to come, by payee and month (rules.md sections 5, 7 and 9).
///
/// What is committed follows from entries that are in the journal, those that are posted ahead
/// included; nothing is guessed. The pipeline is of another kind, sales that may come, and stands in
/// a column of its own.
package struct ForecastQuery: Query {
    /// nil: every payee.
    package var payee: String?
    /// How many, from that of the date on.
    package var months: Int

    /// - Precondition: `months` is above 0.
    package init(payee: String? = nil, months: Int) {
        precondition(months > 0, "a forecast is about one month at least")
        self.payee = payee
        self.months = months
    }

    package let columns = ForecastPrinter.columns
    package let details: DetailColumns? = ForecastPrinter.details

    /// - Complexity: O(postings of the payees asked for + deals), and O(position) for a point before
    ///   the head.
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        let head = try book.modelsAtHead()
        let named = try book.ordinal(of: .partner, payee)
        let models = try book.registers(at: point).models
        if let currency = try models.programme.currency() {
            let answer = try Answer(
                currency, models,
                ForecastSource(journal: head.commissions, log: book.log, point: point),
                months: months)
            var order = IDOrder()
            for owner in try answer.payees(named, head) {
                order.add(owner, try head.partners.id(of: owner))
            }
            try order.forEach { try answer.rows(of: $0, emit) }
        }
        return try book.citation(
            point, head.fold.states, restingOn: BalanceQuery.models)
    }
}

/// All that the rows of one answer are made of.
private struct Answer {
    let source: ForecastSource
    let forecaster: Forecaster
    let pipeline: Pipeline
    let printer: ForecastPrinter
    let rounding: Rounding
    /// Whether any rules have ever held anything.
    let hasHolds: Bool

    init(_ currency: Currency, _ models: ModelSet, _ source: ForecastSource, months: Int) throws {
        self.source = source
        forecaster = try Forecaster(models, asOf: source.point.asOf, months: months)
        pipeline = try Pipeline(
            models, asOf: source.point.asOf, forecaster.calendar.months.map(\.period))
        printer = ForecastPrinter(models: models, currency: currency)
        let versions = try models.programme.history().versions
        rounding = versions.last?.rules.head.rounding ?? .halfEven
        hasHolds = versions.contains { $0.rules.holds != nil }
    }

    func payees(_ named: UInt32?, _ head: ModelSet) throws -> [UInt32] {
        if let named { return [named] }
        let owners = try head.commissions.postings.owners().map { UInt32($0) }
        return pipeline.owners.union(owners).sorted()
    }

    /// The rows of a payee: its months in which there is anything to say, then what is expected on
    /// no day.
    func rows(of payee: UInt32, _ emit: (ReportRow) throws -> Void) throws {
        let id = try forecaster.models.partners.id(of: payee)
        let ledgers =
            hasHolds
            ? try source.ledgers(of: payee)
            : (try source.ledger(of: payee, knownAt: source.point.knownAt), HeldLedger())
        let months = try forecaster.months(of: payee, ledgers.0)
        let calendar = forecaster.calendar
        for (index, month) in calendar.months.enumerated() {
            let payOn =
                calendar.slots.last { $0.month == index && $0.payOn != nil }?.payOn
                ?? month.payDates.last
            let end = calendar.slots.last { $0.month == index }?.through ?? payOn ?? .min
            let holds = try ledgers.1.holds(on: Swift.max(end, source.point.asOf))
            let deals = pipeline.month(index, of: payee)
            let value = deals.value(rounding)
            guard months[index] != MonthForecast() || !holds.isEmpty || value != 0 else { continue }
            try emit(
                try printer.row(id, month, payOn: payOn, months[index], holds, deals, value))
        }
        let deals = pipeline.month(nil, of: payee)
        let value = deals.value(rounding)
        guard value != 0 else { return }
        try emit(try printer.row(id, nil, payOn: nil, nil, [], deals, value))
    }
}
