import Accounting
import Projections
import Rules

// The exact amount of each line under each form (rules.md section 4), then floors, stack caps and
// the one rounding (section 6).

extension CommissionJournal {
    /// Works out what should stand on the document before caps, by component and earner, into
    /// `valuation`. Running totals, gates and starts of earning must be up to date.
    func value(
        _ document: ValuedDocument, _ account: DocumentAccount, under plan: VersionPlan?
    ) throws {
        guard let plan else { return valuation.removeAll() }
        if valuation.collectedFor != document.element {
            try collectEarnings(document, account, under: plan)
        }
        valuation.collectedFor = nil
        for place in valuation.earnings.indices { try value(place, document, plan) }
        if plan.hasFloors, document.isInvoice { try liftToFloors(plan) }
        if let cap = plan.version.rules.stackCap { try cutToStackCap(cap, document, plan) }
        try roundAmounts(plan)
        if plan.hasOverridesOfCommission {
            try addOverridesOfCommission(document, account, plan)
        }
        valuation.sort(facts: account.facts)
    }

    /// Values one of the collected earnings by its form.
    func value(
        _ place: Int, _ document: ValuedDocument, _ plan: VersionPlan
    ) throws {
        let earning = valuation.earnings[place]
        let (amount, isNew) = valuation.index(
            component: earning.component, earner: earning.earner)
        let exact: ExactAmount
        switch plan.version.rules.components[earning.component].form {
        case .flat(let rate):
            exact = try add(earning.basis, at: rate, to: amount)
        case .byTier(let rates):
            let rate = valuation.tiers[earning.facts].map { rates[Int($0)] } ?? .zero
            exact = try add(earning.basis, at: rate, to: amount)
        case .override:
            exact = try add(earning.basis, at: earning.levelRate, to: amount)
        case .perUnit(let price):
            exact = try perUnit(price, earning, document, plan)
            try valuation.amounts[amount].add(EntrySlice(rate: .zero, basis: earning.basis))
        case .interpolated(let table):
            exact = try table.interpolated(earning.basis, plan.version.rules.head.rounding)
            for row in table.rows.indices {
                let part = table.part(of: earning.basis, inRow: row)
                guard part != 0 else { break }
                try valuation.amounts[amount].add(
                    EntrySlice(
                        from: table.rows[row].from, to: table.rows[row].to, rate: .zero,
                        basis: part))
            }
        case .table(let table):
            if isNew, let kind = plan.windows[earning.component] {
                try beginRunning(amount, earning, kind, document, plan)
            }
            exact = try value(earning, by: table, to: amount, document, plan)
        }
        valuation.earnings[place].form = exact.millionths
        valuation.earnings[place].floored = exact.millionths
        valuation.earnings[place].capped = exact.millionths
    }

    private func add(
        _ basis: Int64, at rate: Rate, of table: RateTable? = nil, row: Int = 0, to amount: Int
    ) throws -> ExactAmount {
        let slice =
            table.map {
                EntrySlice(
                    from: $0.rows[row].from, to: $0.end(ofRow: row), rate: rate, basis: basis)
            } ?? EntrySlice(rate: rate, basis: basis)
        try valuation.amounts[amount].add(slice)
        return ExactAmount(basis: basis, rate: rate)
    }

    /// `a × quantity × share × R / net`, rounded to a millionth; the share in parts per million
    /// makes it millionths.
    private func perUnit(
        _ price: Int64, _ earning: Earning, _ document: ValuedDocument, _ plan: VersionPlan
    ) throws -> ExactAmount {
        let line = document.lines[earning.line]
        guard line.net > 0, document.isInvoice else { return .zero }
        let share = document.crediting.shares[earning.share].share.partsPerMillion
        var product = Int128(price) * Int128(line.quantity)
        for factor in [Int128(share), Int128(line.retained)] {
            let (next, overflow) = product.multipliedReportingOverflow(by: factor)
            guard !overflow else {
                throw AccountingError.overflow(operation: "an amount per unit")
            }
            product = next
        }
        let rounding = plan.version.rules.head.rounding
        return ExactAmount(
            millionths: rounding.round(numerator: product, denominator: Int128(line.net)))
    }

    /// The total of a component's window before the document, and in all.
    private func beginRunning(
        _ amount: Int, _ earning: Earning, _ kind: Period.Kind, _ document: ValuedDocument,
        _ plan: VersionPlan
    ) throws {
        let share = WindowShare(
            component: plan.indexes[earning.component], payee: earning.earner,
            window: plan.version.rules.head.calendar.period(kind, containing: document.date))
        valuation.amounts[amount].running = try windows.total(before: document.key, in: share.tree)
        valuation.amounts[amount].windowTotal = try windows.total(of: share.tree)
    }

    /// The modes of a table of rates.
    private func value(
        _ earning: Earning, by table: RateTable, to amount: Int, _ document: ValuedDocument,
        _ plan: VersionPlan
    ) throws -> ExactAmount {
        let basis = earning.basis
        let running = valuation.amounts[amount].running
        let reached = try running.adding(basis)
        if table.window != nil { valuation.amounts[amount].running = reached }
        if try isShut(earning, document, plan) {
            return try add(basis, at: table.rows[0].rate, of: table, row: 0, to: amount)
        }
        switch table.mode {
        case .flatPerLine:
            let row = table.rowIndex(of: basis)
            return try add(basis, at: table.rows[row].rate, of: table, row: row, to: amount)
        case .retroactive:
            let row = table.rowIndex(of: valuation.amounts[amount].windowTotal)
            return try add(basis, at: table.rows[row].rate, of: table, row: row, to: amount)
        case .marginalPerLine: return try marginal(table, from: 0, to: basis, amount)
        case .marginal: return try marginal(table, from: running, to: reached, amount)
        }
    }

    /// `M(to) − M(from)`, row by row.
    private func marginal(
        _ table: RateTable, from: Int64, to: Int64, _ amount: Int
    ) throws -> ExactAmount {
        var exact = ExactAmount.zero
        for row in table.rows.indices {
            let part = try table.part(of: to, inRow: row).subtracting(
                table.part(of: from, inRow: row))
            guard part != 0 else { continue }
            let rate = table.rows[row].rate
            exact = try exact.adding(add(part, at: rate, of: table, row: row, to: amount))
        }
        return exact
    }

    /// `A = round(Σ e_i)` over the document's lines and shares, after each of the steps.
    private func roundAmounts(_ plan: VersionPlan) throws {
        for earning in valuation.earnings {
            let place = valuation.index(component: earning.component, earner: earning.earner).place
            try valuation.amounts[place].form.add(earning.form)
            try valuation.amounts[place].floored.add(earning.floored)
            try valuation.amounts[place].capped.add(earning.capped)
        }
        let rounding = plan.version.rules.head.rounding
        for place in valuation.amounts.indices {
            let amount = valuation.amounts[place]
            let form = try ExactAmount(millionths: amount.form).rounded(rounding)
            var (floored, capped) = (form, form)
            if amount.floored != amount.form || amount.capped != amount.form {
                floored = try ExactAmount(millionths: amount.floored).rounded(rounding)
                capped = try ExactAmount(millionths: amount.capped).rounded(rounding)
            }
            valuation.amounts[place].formCents = form
            valuation.amounts[place].floorCents = try floored.subtracting(form)
            valuation.amounts[place].stackCapCents = try capped.subtracting(floored)
        }
    }
}

extension Int128 {
    /// Adds millionths; throws `overflow`.
    mutating func add(_ other: Int128) throws(AccountingError) {
        self = try ExactAmount(millionths: self).adding(ExactAmount(millionths: other)).millionths
    }
}
