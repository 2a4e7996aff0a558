import Accounting
import ReadModels

// What floor, stack cap and cap change, and the levels of overrides of commission.

extension DocumentExplainer {
    /// What the floor adds to an earner's amount on the invoice.
    func floor(_ claim: ClaimReasons) throws -> Reason {
        let words = claim.amount?.floorClause.map { place($0) } ?? "no floor"
        return try step(claim, .floor, words, amount: claim.amount?.floor ?? 0) { earned in
            ExactAmount(millionths: earned.floored - earned.form)
        } _: { line, _ in
            "\(line): lifted to the least amount"
        }
    }

    /// What the stack cap takes from an earner's amounts on the lines.
    func stackCap(_ claim: ClaimReasons) throws -> Reason {
        let words = claim.amount?.stackCapClause.map { place($0) } ?? "no stack cap"
        return try step(claim, .stackCap, words, amount: claim.amount?.stackCap ?? 0) { earned in
            ExactAmount(millionths: earned.capped - earned.floored)
        } _: { line, part in
            let stack = reasons.stacks[part.line]
            func text(_ amount: Int128) -> String {
                Reason.text(ExactAmount(millionths: amount), currency)
            }
            return "\(line): all earn \(text(stack.together)) on the line, at most "
                + "\(text(stack.most)) of the primary basis \(money(stack.primary))"
        }
    }

    private func step(
        _ claim: ClaimReasons, _ kind: Reason.Kind, _ words: String, amount: Int64,
        _ change: (EarnedReasons) -> ExactAmount,
        _ lineWords: (String, PartReasons) throws -> String
    ) throws -> Reason {
        var parts: [Reason] = []
        var exact = ExactAmount.zero
        for part in claim.parts {
            guard case .earns(let earned) = part.outcome, change(earned) != .zero else { continue }
            exact = try exact.adding(change(earned))
            var node = Reason(
                .line, try lineWords(try self.lineWords(part), part), currency, change(earned))
            node.add("line", .text(lineIDs[part.line]))
            parts.append(node)
        }
        // The sums are rounded before and after the step; this is what their difference leaves.
        let rest = try ExactAmount(minorUnits: amount).subtracting(exact)
        parts.append(
            Reason(
                .rounding, "rounded \(reasons.rounding.name) on the document, before and after",
                currency, rest))
        return Reason(
            kind, "\(claim.component), \(try id(claim.earner)): \(words)", currency,
            minorUnits: amount, of: parts)
    }

    /// What caps take from what is about a period, or carry into it.
    func caps(_ claim: ClaimReasons, _ period: Period) throws -> Reason {
        var parts: [Reason] = []
        var sum: Int64 = 0
        for cap in claim.caps where cap.period == period {
            try check(cap)
            let change = try cap.change()
            try sum.add(change)
            let comes =
                cap.isCarried
                ? "\(money(cap.amount)) carried into \(cap.window)"
                : "\(money(cap.amount)) in \(cap.window)"
            let excess = try cap.amount.subtracting(cap.keptUnderCap())
            let rest = excess == 0 ? "" : words(cap.excess, money(excess))
            var node = Reason(
                .cap,
                "\(comes), sums \(money(cap.before)) to \(money(cap.reached)) under the cap of "
                    + "\(money(cap.cap)): \(money(cap.kept)) kept\(rest) "
                    + "(\(place(cap.clause.line)))",
                currency, minorUnits: change)
            node.add("window", .text("\(cap.window)"))
            node.add("isCarried", .flag(cap.isCarried))
            node.add("brought", .money(cap.amount, currency))
            node.add("kept", .money(cap.kept, currency))
            node.add("sumBefore", .money(cap.before, currency))
            node.add("sumAfter", .money(cap.reached, currency))
            node.add("cap", .money(cap.cap, currency))
            parts.append(node)
        }
        let words = claim.caps.first.map { place($0.clause) } ?? "no cap"
        return Reason(
            .cap, "\(claim.component), \(try id(claim.earner)), for \(period): \(words)", currency,
            minorUnits: sum, of: parts)
    }

    /// - Throws: `ReasonsDiffer` where the sums keep something else than what stands.
    private func check(_ cap: CapReasons) throws {
        let kept = try cap.keptBySums()
        guard kept == cap.kept else {
            throw ReasonsDiffer(
                what: "what the \(cap.clause.words) keeps of \(name) in \(cap.window) "
                    + "(\(money(kept)) by the sums, and \(money(cap.kept)) stands)")
        }
    }

    /// What becomes of what a cap leaves over.
    private func words(_ excess: ExcessReasons, _ amount: String) -> String {
        switch excess {
        case .goesOn: ", \(amount) goes on to the next window"
        case .isForfeited: ", \(amount) is lost"
        case .endsWithLifetime: ", \(amount) is lost: nothing is carried past a lifetime"
        case .hasCapOfNothing: ", \(amount) is lost: nothing is carried under a cap of nothing"
        case .staysInLastWindow: ", \(amount) of it above the cap: no window follows"
        }
    }

    /// The levels of an override of commission on which an earner stands.
    func climbs(_ claim: ClaimReasons) throws -> [Reason] {
        try claim.climbs.compactMap { climb in
            guard climb.commission != 0 else { return nil }
            let exact = ExactAmount(basis: climb.base, rate: climb.rate)
            var product = Reason(
                .slice, "\(climb.rate) of \(money(climb.base)) (\(place(claim.clause.line)))",
                currency, exact)
            product.add("rate", .decimal("\(climb.rate)"))
            product.add("basis", .money(climb.base, currency))
            product.add("ruleLine", .integer(Int64(claim.clause.line)))
            var node = Reason(
                .override, try climbWords(climb), currency, minorUnits: climb.commission,
                of: [product, try rounding(exact, to: climb.commission)])
            node.add("level", .integer(Int64(climb.level)))
            node.add("below", .text(try id(climb.payee)))
            node.parts.append(try link(climb.child, claim.earner, claim))
            return node
        }
    }

    func climbWords(_ climb: ClimbReasons) throws -> String {
        let payee = try id(climb.payee)
        let base =
            climb.level == 1
            ? "commission of \(payee)" : "what level \(climb.level - 1) earns through \(payee)"
        return "level \(climb.level) above \(payee): \(base) on \(name), \(money(climb.base))"
    }
}
