// Section 4: the exact amount of a line under each form, in millionths of a minor unit. A basis in
// minor units times a rate in parts per million is one without a division.

extension Recomputation {
    /// Values all earnings by their forms. Those of one component and one earner are looked at
    /// together, since a window may run through them.
    func value(_ earnings: inout [Earning]) {
        let groups = Dictionary(grouping: earnings.indices) { index in
            AmountKey(
                component: earnings[index].component.id, payee: earnings[index].earner,
                document: 0)
        }
        for group in groups.values {
            let indices = group.sorted()
            let together = indices.map { earnings[$0] }
            let windows = together.map { window(of: $0) }
            for (place, index) in indices.enumerated() {
                let inside = together.indices.filter { windows[$0] == windows[place] }
                earnings[index].form = exactAmount(
                    of: together[place], inside: inside.map { together[$0] })
                earnings[index].floored = earnings[index].form
                earnings[index].capped = earnings[index].form
            }
        }
    }

    /// The amount of an earning; `inside` is all that lies in its window, if it has one.
    private func exactAmount(of earning: Earning, inside: [Earning]) -> Int128 {
        let basis = earning.credited.basis
        switch earning.component.form {
        case .flat(let rate): return basis * rate
        case .byTier(let rates): return basis * (tier(of: earning).flatMap { rates[$0] } ?? 0)
        case .perUnit(let amount): return perUnit(amount, earning)
        case .override: return basis * (earning.levelRate ?? 0)
        case .table(let table):
            if table.mode.hasWindow { return inWindow(table, earning, inside) }
            if isShut(earning, at: earning) { return basis * (table.rows.first?.value ?? 0) }
            return table.perLine(basis, rounding(earning))
        }
    }

    private func tier(of earning: Earning) -> String? {
        let document = known.documents[earning.credited.document]
        let tier = facts.earners[document.id]?[earning.earner]?.tier
        return tier?.name(under: known.version(of: document))
    }

    private func rounding(_ earning: Earning) -> Rounding {
        known.rounding(of: known.documents[earning.credited.document])
    }

    /// `a × quantity × share × R / net`; the share in parts per million makes it millionths.
    private func perUnit(_ amount: Int128, _ earning: Earning) -> Int128 {
        let credited = earning.credited
        let line = known.documents[credited.document].lines[credited.line]
        guard line.net > 0 else { return 0 }
        let product = amount * line.quantity * credited.share.part * credited.retained
        return rounded(product, over: line.net, rounding(earning))
    }

    /// The modes whose window runs over several documents: Y is the sum of the bases of all lines
    /// that are in the window by their own version.
    private func inWindow(
        _ table: Table, _ earning: Earning, _ inside: [Earning]
    ) -> Int128 {
        let basis = earning.credited.basis
        let before = inside.filter { $0.order < earning.order }
        if table.mode == .marginal {
            if isShut(earning, at: earning) { return basis * (table.rows.first?.value ?? 0) }
            let from = before.reduce(0) { $0 + $1.credited.basis }
            return table.marginal(from + basis) - table.marginal(from)
        }
        let last = inside.max { isEarlier($0, than: $1) } ?? earning
        if isShut(earning, at: last) { return basis * (table.rows.first?.value ?? 0) }
        let total = inside.reduce(0) { $0 + $1.credited.basis }
        return basis * table.rate(of: total)
    }

    private func window(of earning: Earning) -> Span? {
        let date = earning.credited.date
        return earning.component.windowedTable.map {
            known.calendar.span($0.window, containing: date)
        }
    }

    private func isEarlier(_ one: Earning, than other: Earning) -> Bool {
        let (first, second) = (one.credited.date, other.credited.date)
        return first == second ? one.order < other.order : first < second
    }
}

extension Table {
    /// The row in which a magnitude lies.
    private func row(of magnitude: Int128) -> Row? {
        rows.last { $0.from <= magnitude }
    }

    /// The rate of the row of |x|.
    func rate(of total: Int128) -> Int128 { row(of: abs(total))?.value ?? 0 }

    /// The part of a magnitude that lies inside a row.
    private func part(of magnitude: Int128, in row: Row) -> Int128 {
        max(0, min(magnitude, row.to ?? magnitude) - row.from)
    }

    /// M: every part of the amount at the rate of its row; odd.
    func marginal(_ total: Int128) -> Int128 {
        let sum = rows.reduce(0) { $0 + $1.value * part(of: abs(total), in: $1) }
        return total < 0 ? -sum : sum
    }

    /// The modes that value a line by itself.
    func perLine(_ basis: Int128, _ rounding: Rounding) -> Int128 {
        switch mode {
        case .flatPerLine: return basis * rate(of: basis)
        case .marginalPerLine: return marginal(basis)
        case .interpolatedPerLine: return interpolated(basis, rounding)
        case .marginal, .retroactive: preconditionFailure("it has a window")
        }
    }

    /// Per row `amount × (part inside the row) / (the row's width)`; odd.
    private func interpolated(_ basis: Int128, _ rounding: Rounding) -> Int128 {
        let sum = rows.reduce(Int128(0)) { sum, row in
            guard let to = row.to else { return sum }
            let product = row.value * million * part(of: abs(basis), in: row)
            return sum + rounded(product, over: to - row.from, rounding)
        }
        return basis < 0 ? -sum : sum
    }
}
