import Accounting

extension EventRenderer {
    /// Writes `{"amount":…,"currency":…}` with all decimals of the currency; false where the
    /// amount is empty.
    mutating func writeMoney(
        _ plan: MoneyPlan, _ scope: RowScope, into output: inout [UInt8]
    ) throws(RowProblem) -> Bool {
        guard let money = try money(plan, scope) else { return false }
        output.append(contentsOf: #"{"amount":""#.utf8)
        money.writeAmount(into: &output)
        output.append(contentsOf: #"","currency":""#.utf8)
        money.currency.writeCode(into: &output)
        output.append(contentsOf: #""}"#.utf8)
        return true
    }

    private mutating func money(
        _ plan: MoneyPlan, _ scope: RowScope
    ) throws(RowProblem) -> Money? {
        switch plan.amount {
        case .value(let template):
            guard let amount = try decimal(template, scope) else { return nil }
            return try money(amount, currency(plan.unit, scope))
        case .sum(let templates, let overGroup):
            let rows = overGroup ? scope.group.map { scope.with($0) } : [scope]
            guard let sum = try sum(templates, rows) else { return nil }
            return try money(sum, currency(plan.unit, scope))
        case .share(let template, let weights):
            guard let whole = try decimal(template, scope) else { return nil }
            return try share(of: money(whole, currency(plan.unit, scope)), by: weights, scope)
        }
    }

    private mutating func currency(
        _ unit: MoneyPlan.Unit, _ scope: RowScope
    ) throws(RowProblem) -> Currency {
        switch unit {
        case .fixed(let currency): return currency
        case .code(let template):
            var code: [UInt8] = []
            try evaluator.append(template, scope, to: &code)
            guard let currency = try? Currency(parsing: code.span) else {
                throw RowProblem("ISO 4217 has no currency \(quoted(code))")
            }
            return currency
        }
    }

    private mutating func decimal(
        _ template: Template, _ scope: RowScope
    ) throws(RowProblem) -> ExactDecimal? {
        var bytes: [UInt8] = []
        try evaluator.append(template, scope, to: &bytes)
        if bytes.isEmpty { return nil }
        guard let decimal = ExactDecimal(bytes) else {
            throw RowProblem(
                "the amount \(quoted(bytes)) is no decimal such as -12.50; the filter decimal "
                    + "reads other forms")
        }
        return decimal
    }

    /// The sum of what is not empty; nil where all is.
    private mutating func sum(
        _ templates: [Template], _ rows: [RowScope]
    ) throws(RowProblem) -> ExactDecimal? {
        var sum: ExactDecimal?
        for row in rows {
            for template in templates {
                guard let value = try decimal(template, row) else { continue }
                guard let next = (sum ?? .zero).adding(value) else {
                    throw RowProblem("the sum is too large")
                }
                sum = next
            }
        }
        return sum
    }

    private func money(
        _ decimal: ExactDecimal, _ currency: Currency
    ) throws(RowProblem) -> Money {
        guard let units = decimal.units(at: currency.exponent), let minor = Int64(exactly: units)
        else {
            var bytes: [UInt8] = []
            decimal.write(into: &bytes)
            throw RowProblem(
                "the amount \(quoted(bytes)) is too large, or has more than the "
                    + "\(currency.exponent) decimals of \(currency)")
        }
        return Money(minorUnits: minor, currency: currency)
    }

    /// What of `whole` falls on the row of the join, in proportion to the weights, by largest
    /// remainder with ties to the earlier row: the parts add up to the whole.
    private mutating func share(
        of whole: Money, by templates: [Template], _ scope: RowScope
    ) throws(RowProblem) -> Money? {
        guard let joined = scope.joined else { return whole }
        var weights: [Int64] = []
        var each = scope
        for index in joined.rows.indices {
            each.joined?.index = index
            let weight = try sum(templates, [each]) ?? .zero
            guard weight.units >= 0, let units = weight.units(at: Self.weightDecimals),
                let exact = Int64(exactly: units)
            else {
                throw RowProblem(
                    "an amount is shared by weights from 0 with at most "
                        + "\(Self.weightDecimals) decimals")
            }
            weights.append(exact)
        }
        var parts: [Int64] = []
        do throws(AccountingError) {
            try Allocation.allocate(whole.minorUnits, over: weights, into: &parts) { $0 < $1 }
        } catch {
            throw RowProblem("an amount is shared by weights that are all 0, or too large")
        }
        return Money(minorUnits: parts[joined.index], currency: whole.currency)
    }

    private static let weightDecimals = 6
}
