import Accounting
import EventLog
import Events
import ReadModels

/// Puts into nodes what should stand on a document: by component and earner, line by line.
struct DocumentExplainer {
    let reasons: DocumentReasons
    let models: ModelSet
    let events: EventFinder
    /// `invoice/INV-1`
    let name: String
    let lineIDs: [String]
    private let invoice: InvoiceRow?
    private let factsFixedAt: UInt64

    init(_ reasons: DocumentReasons, _ models: ModelSet, _ log: EventLog) throws {
        self.reasons = reasons
        self.models = models
        events = EventFinder(log: log, models: models, currency: reasons.home)
        factsFixedAt = try events.factsFixedAt(reasons)
        if reasons.element.isCredit {
            let row = try models.sales.credits.row(reasons.element.ordinal)
            name = "credit/\(row?.id ?? "")"
            lineIDs = row?.lines.map(\.id) ?? []
            invoice = nil
        } else {
            invoice = try models.sales.invoices.row(reasons.element.ordinal)
            name = "invoice/\(invoice?.id ?? "")"
            lineIDs = invoice?.lines.map(\.id) ?? []
        }
    }

    var currency: Currency { reasons.home }

    func money(_ minorUnits: Int64) -> String { Reason.text(minorUnits, reasons.home) }

    /// Where a clause stands: `rules 2, line 14`.
    func place(_ line: Int32) -> String { "rules \(reasons.version ?? 0), line \(line)" }

    func place(_ clause: StatedClause) -> String { "\(clause.words) (\(place(clause.line)))" }

    func id(_ payee: UInt32) throws -> String { try models.partners.id(of: payee) }
}

// MARK: - What stands by the form

extension DocumentExplainer {
    /// What the form of a component brings an earner.
    func form(_ claim: ClaimReasons) throws -> Reason {
        let amount = claim.amount?.form ?? 0
        var parts: [Reason]
        if claim.climbs.isEmpty {
            var exact = ExactAmount.zero
            parts = []
            for part in claim.parts {
                guard case .earns(let earned) = part.outcome else { continue }
                exact = try exact.adding(ExactAmount(millionths: earned.form))
                parts.append(try line(part, earned, claim))
            }
            parts.append(try rounding(exact, to: amount))
        } else {
            parts = try climbs(claim)
        }
        var node = Reason(
            .stands,
            "\(claim.component) brings \(try id(claim.earner)) on \(name): \(place(claim.clause))",
            currency, minorUnits: amount, of: parts)
        node.add("component", .text(claim.component))
        node.add("clause", .text(claim.clause.words))
        node.add("rules", reasons.version.map { .integer(Int64($0)) } ?? .null)
        node.add("ruleLine", .integer(Int64(claim.clause.line)))
        return node
    }

    /// The one rounding on the document.
    func rounding(_ exact: ExactAmount, to rounded: Int64) throws -> Reason {
        let difference = try ExactAmount(minorUnits: rounded).subtracting(exact)
        let words =
            difference == .zero
            ? "nothing to round on the document"
            : "rounded \(reasons.rounding.name) on the document: "
                + "\(Reason.text(exact, currency)) to \(money(rounded))"
        return Reason(.rounding, words, currency, difference)
    }

    private func line(
        _ part: PartReasons, _ earned: EarnedReasons, _ claim: ClaimReasons
    ) throws -> Reason {
        var node = Reason(
            .line, try lineWords(part) + ", basis \(money(part.basis))", currency,
            ExactAmount(millionths: earned.form))
        node.sumsUp = true
        node.add("line", .text(lineIDs[part.line]))
        node.add("basis", .money(part.basis, currency))
        node.parts = earned.slices.map { slice($0, earned.gate) }
        node.parts += try basis(part)
        for fact in earned.facts { node.parts.append(try self.fact(fact, claim.earner)) }
        if part.level > 0 { node.parts.append(try link(part.child, claim.earner, claim)) }
        if claim.goesByTier { node.parts += try tier(of: claim.earner) }
        if let window = earned.window { node.parts.append(self.window(window)) }
        if let gate = earned.gate { node.parts.append(try self.gate(gate, claim.earner)) }
        return node
    }

    /// `line 1, P-101 60% (led)`, of an override `line 1, level 1 above P-101`.
    func lineWords(_ part: PartReasons) throws -> String {
        let share = reasons.lines[part.line].shares[part.share]
        let payee = try id(share.payee)
        let line = "line \(lineIDs[part.line])"
        if part.level > 0 { return "\(line), level \(part.level) above \(payee)" }
        return "\(line), \(payee) \(share.share)" + (share.role.map { " \($0)" } ?? "")
    }

    private func slice(_ slice: SliceReasons, _ gate: GateReasons?) -> Reason {
        var words = "\(slice.clause.words) of \(money(slice.basis))"
        if slice.rate == nil { words = "\(slice.clause.words): \(money(slice.basis))" }
        words += rowWords(slice, gate)
        var node = Reason(
            .slice, "\(words) (\(place(slice.clause.line)))", currency,
            ExactAmount(millionths: slice.exact))
        node.add("from", .money(slice.from, currency))
        node.add("to", slice.to.map { .money($0, currency) } ?? .null)
        node.add("rate", slice.rate.map { .decimal("\($0)") } ?? .null)
        node.add("basis", .money(slice.basis, currency))
        node.add("ruleLine", .integer(Int64(slice.clause.line)))
        return node
    }
}

extension DocumentExplainer {
    /// Why a part of a basis has the rate of a row.
    private func rowWords(_ slice: SliceReasons, _ gate: GateReasons?) -> String {
        if slice.row == .isBehindGate {
            let why =
                gate?.attainment.map {
                    "sales are \(money($0.reached)), and it opens at \(money($0.threshold))"
                } ?? "there is no target"
            return ", the first row's rate since the gate is shut: \(why)"
        }
        guard slice.from != 0 || slice.to != nil else { return "" }
        let row =
            "in the row from \(money(slice.from))" + (slice.to.map { " to \(money($0))" } ?? "")
        return slice.row == .holdsTotal ? ", the window's total being \(row)" : " \(row)"
    }
}

// MARK: - Where the basis comes from

extension DocumentExplainer {
    /// What is retained of a line, the share of it, and the rate; with the events behind them but
    /// for that of the document itself.
    private func basis(_ part: PartReasons) throws -> [Reason] {
        let line = reasons.lines[part.line]
        let share = line.shares[part.share]
        let own = reasons.currency
        func text(_ amount: Int64) -> String { Reason.text(amount, own) }
        let (retained, net) = (text(line.retained), text(line.net))
        var words =
            reasons.element.isCredit
            ? "unlinked credit of \(net)"
            : line.retained == line.net
                ? "net \(net), all of it retained" : "retained \(retained) of net \(net)"
        words += ", share \(share.share)\(share.isOverlay ? " as an overlay" : "")"
        words += " = \(text(share.part)) \(own)"
        if let fx = reasons.fx { words += " × \(fx.rate) = \(money(share.basis)) \(currency)" }
        var node = Reason(.basis, words, currency)
        node.add("net", .money(line.net, own))
        node.add("retained", .money(line.retained, own))
        node.add("share", .decimal("\(share.share)"))
        node.add("basis", .money(share.basis, currency))
        node.parts += try credits(of: part.line)
        if share.role != nil, let deal = try models.deals.texts.row(reasons.deal)?.id,
            let position = try events.last(
                .deal, deal, [.dealAttributed], knownAt: models.fold.position)
        {
            node.parts.append(try events.reason(position))
        }
        if let published = reasons.fx?.published {
            var rate = try events.reason(published.position)
            rate.words = "rate of \(published.rateSet) for \(published.date); " + rate.words
            node.parts.append(rate)
        }
        return [node]
    }

    /// The linked credits that name a line, in the order in which they act.
    private func credits(of line: Int) throws -> [Reason] {
        guard let invoice else { return [] }
        var found: [Reason] = []
        for ordinal in invoice.credits {
            guard let credit = try models.sales.credits.row(ordinal),
                let named = credit.lines.first(where: { $0.id == lineIDs[line] })
            else { continue }
            var node = try events.reason(credit.position)
            node.words =
                "credit/\(credit.id) names \(Reason.text(named.net, reasons.currency)) of it"
                + (credit.stopsServiceOn.map { ", service stops on \($0)" } ?? "")
                + "; \(node.words)"
            found.append(node)
        }
        return found
    }
}

// MARK: - Facts, windows, gates

extension DocumentExplainer {
    func fact(_ fact: FactReasons, _ earner: UInt32, fails: Bool = false) throws -> Reason {
        var node = Reason(
            fails ? .reason : .fact, fails ? try failingWords(fact) : plainWords(fact), currency)
        node.add("fact", .text(fact.key))
        node.add("value", .text(fact.value))
        node.add("asked", .text(fact.asked))
        node.add("ruleLine", .integer(Int64(fact.line)))
        let source = try events.source(
            of: fact, earner: earner, reasons, fixedAt: factsFixedAt)
        if let source { node.parts.append(try events.reason(source)) }
        return node
    }

    /// What the rule asks and what there is.
    private func plainWords(_ fact: FactReasons) -> String {
        "\(fact.key) is \(fact.value); the rule asks \(fact.asked) (\(place(fact.line)))"
    }

    /// The same of a fact that fails the rule, with what is known of the deal.
    func failingWords(_ fact: FactReasons) throws -> String {
        guard fact.key.hasPrefix("deal.") else { return plainWords(fact) }
        guard let deal = try models.deals.deal(reasons.deal),
            let name = try models.deals.texts.row(reasons.deal)?.id
        else { return plainWords(fact) + "; the document names no deal" }
        let known = "\(plainWords(fact)); deal/\(name) of \(try id(deal.owner))"
        guard fact.key == "deal.protected" else { return known }
        guard let from = deal.protectFrom, let until = deal.protectUntil else {
            return known + " was never protected"
        }
        return "\(known) is protected from \(from) to \(until)"
    }

    /// Who stands above whom, and the event that linked them.
    func link(_ child: UInt32, _ parent: UInt32, _ claim: ClaimReasons) throws -> Reason {
        let relation = claim.relation ?? ""
        var node = Reason(
            .fact,
            "\(try id(parent)) stood above \(try id(child)) on \(relation) on \(reasons.date)",
            currency)
        node.add("fact", .text(relation))
        node.add("value", .text(try id(parent)))
        let linked = try events.link(
            of: try id(child), to: try id(parent), by: reasons.date, knownAt: factsFixedAt)
        if let linked { node.parts.append(try events.reason(linked)) }
        return node
    }

    private func tier(of earner: UInt32) throws -> [Reason] {
        guard let facts = reasons.earners.first(where: { $0.payee == earner }) else { return [] }
        let held = try events.tier(facts.tier, of: earner, on: reasons.date)
        let since = held.map { " since \($0.validFrom) (\($0.cause.name))" } ?? ""
        var node = Reason(
            .fact,
            "the tier of \(try id(earner)) on \(reasons.date) is \(facts.tier ?? "none")\(since)",
            currency)
        node.add("fact", .text("payee.tier"))
        node.add("value", .text(facts.tier))
        if let held, let position = held.position {
            var event = try events.reason(position)
            if ![.activation, .overridden].contains(held.cause) {
                event.words = "decided before \(event.words)"
            }
            node.parts.append(event)
        }
        return [node]
    }

    private func window(_ window: WindowReasons) -> Reason {
        var node = Reason(
            .window,
            "running total of \(window.period): \(money(window.before)) before, "
                + "\(money(window.after)) with it, \(money(window.total)) in all",
            currency)
        node.add("window", .text("\(window.period)"))
        node.add("before", .money(window.before, currency))
        node.add("after", .money(window.after, currency))
        node.add("total", .money(window.total, currency))
        return node
    }

    private func gate(_ gate: GateReasons, _ earner: UInt32) throws -> Reason {
        var words = "\(gate.isOpen ? "open" : "shut"): \(place(gate.clause)); "
        if let attainment = gate.attainment {
            let target = attainment.target
            words +=
                "sales of \(target.period) through the line of \(attainment.on) are "
                + "\(money(attainment.reached)), it opens at \(money(attainment.threshold)), "
                + "target \(money(target.amount))\(target.isProrated ? ", prorated" : "")"
        } else {
            words += "there is no target"
        }
        var node = Reason(.gate, words, currency)
        node.add("isOpen", .flag(gate.isOpen))
        if let attainment = gate.attainment {
            node.add("measure", .money(attainment.reached, currency))
            node.add("opensAt", .money(attainment.threshold, currency))
            node.add("target", .money(attainment.target.amount, currency))
            node.parts += try target(attainment.target, earner)
        }
        return node
    }

    /// The event that set a target.
    private func target(_ target: PayeeTarget, _ earner: UInt32) throws -> [Reason] {
        var position: UInt64?
        try models.programme.targets.forEach { _, row in
            guard row.payee == earner, row.measure == target.measure,
                row.period == "\(target.period)"
            else { return }
            position = Swift.max(position ?? 0, row.position)
        }
        return try position.map { [try events.reason($0)] } ?? []
    }
}
