import Accounting
import Events
import ReadModels

// What each component brings each earner on a document, and why it does not.

extension DocumentExplainer {
    /// What a component brings an earner on the document before payouts, with what brings nothing
    /// and why.
    func whole(_ claim: ClaimReasons) throws -> Reason {
        var parts: [Reason] = []
        if let amount = claim.amount {
            parts.append(try form(claim))
            if amount.floor != 0 { parts.append(try floor(claim)) }
            if amount.stackCap != 0 { parts.append(try stackCap(claim)) }
            for period in Set(claim.caps.map(\.period)).sorted() {
                let caps = try caps(claim, period)
                if caps.amount != .zero { parts.append(caps) }
            }
        }
        let total = try parts.reduce(ExactAmount.zero) { sum, part in
            try sum.adding(part.amount ?? .zero)
        }
        let nothing = try nothings(of: claim)
        let why = total == .zero ? try zeroWords(claim, nothing) : nil
        let earner = claim.earner == 0 ? "nobody" : try id(claim.earner)
        var node = figure(
            earner, claim.component, total,
            "\(claim.component), \(earner), \(name)" + (why.map { ": \($0)" } ?? ""), why)
        node.parts = parts + nothing + [try events.reason(reasons.position)]
        return node
    }

    private func figure(
        _ payee: String, _ component: String?, _ amount: ExactAmount, _ words: String,
        _ why: String?
    ) -> Reason {
        var node = Reason(.figure, words, currency, amount)
        node.add("payee", .name(payee == "nobody" ? "" : payee))
        node.add("component", .text(component))
        node.add("document", .text(name))
        node.add("rules", reasons.version.map { .integer(Int64($0)) } ?? .null)
        node.add("reason", .text(why))
        return node
    }

    /// Why a component brings nothing in all. Where something is earned, what the other lines and
    /// levels lack is not the reason: it is what becomes of that amount.
    private func zeroWords(_ claim: ClaimReasons, _ nothing: [Reason]) throws -> String {
        if !claim.earnsSomething, let first = nothing.first {
            // Where the lines or shares differ, each has a reason of its own.
            let reasons = Set(nothing.map { $0.fields["because"].words })
            return reasons.count > 1 ? first.words : first.fields["because"].words
        }
        guard let amount = claim.amount else { return "it applies to nothing" }
        let lifted = try amount.form.adding(amount.floor)
        if lifted == 0 { return "what it brings comes to \(money(0))" }
        let stacked = try lifted.adding(amount.stackCap)
        if stacked == 0 { return "the stack cap takes all of it" }
        if stacked < 0 { return "the sums stay above the cap, so it takes nothing back" }
        return amount.stackCap < 0
            ? "stack cap and cap take all of it" : "the cap takes all of it"
    }

    /// A node for each share, and each level, that brings nothing.
    private func nothings(of claim: ClaimReasons) throws -> [Reason] {
        var found: [Reason] = []
        for part in claim.parts {
            guard let (why, sources) = try nothing(part, claim) else { continue }
            var node = Reason(.reason, "\(try lineWords(part)): \(why)", currency)
            node.add("line", .text(lineIDs[part.line]))
            node.add("because", .text(why))
            node.parts = sources
            found.append(node)
        }
        for climb in claim.climbs where climb.commission == 0 {
            let why: String
            var sources: [Reason] = []
            if !climb.isEligible {
                why = "it has not begun to earn on \(reasons.date)"
            } else if let failure = climb.failure {
                why = try failingWords(failure)
                sources = try fact(failure, claim.earner, fails: true).parts
            } else {
                why = climb.base == 0 ? "there is no commission below" : "it rounds to \(money(0))"
            }
            var node = Reason(.reason, "\(try climbWords(climb)): \(why)", currency)
            node.add("because", .text(why))
            node.parts = sources
            found.append(node)
        }
        return found
    }

    /// Why a share brings nothing, and the events behind that; nil where it brings something.
    private func nothing(
        _ part: PartReasons, _ claim: ClaimReasons
    ) throws -> (words: String, sources: [Reason])? {
        switch part.outcome {
        case .earns(let earned):
            guard earned.form == 0 else { return nil }
            if part.basis == 0 { return ("the credited basis is \(money(0))", []) }
            if claim.goesByTier,
                !reasons.earners.contains(where: { $0.payee == claim.earner && $0.tier != nil })
            {
                return ("without a tier on \(reasons.date) it earns nothing", [])
            }
            if let gate = earned.gate, !gate.isOpen {
                return ("the gate is shut, and the first row brings nothing", [])
            }
            let rate = earned.slices.first.map { place($0.clause) } ?? place(claim.clause)
            return ("\(rate) brings nothing on it", [])
        case .fails(let fact):
            return (try failingWords(fact), try self.fact(fact, claim.earner, fails: true).parts)
        case .isNotEligible(let from): return try notEligible(claim.earner, from)
        case .isBeyondLevels(let levels):
            return ("level \(part.level) is beyond the \(levels) of the override", [])
        case .isOverlay: return ("an override of sale takes no part of an overlay", [])
        case .hasNobodyAbove(let relation):
            return ("nobody stood above it on \(relation) on \(reasons.date)", [])
        }
    }

    private func notEligible(
        _ earner: UInt32, _ from: BusinessDate?
    ) throws -> (words: String, sources: [Reason]) {
        let who = try id(earner)
        let position = try events.last(
            .partner, who, [.partnerPayoutProfileSet], knownAt: models.fold.position)
        let sources = try position.map { [try events.reason($0)] } ?? []
        guard let from else {
            return (
                "\(who) was never active with a complete payout profile: it has not begun to earn "
                    + "(earning_starts)", sources
            )
        }
        return (
            "\(who) earns on what is dated from \(from) on, the month in which it was first active "
                + "with a complete payout profile (earning_starts)", sources
        )
    }
}

// MARK: - Nobody's

extension DocumentExplainer {
    /// The figures of the document: of one payee or all, of one component or all.
    func figures(payee: UInt32?, component: String?) throws -> [Reason] {
        guard reasons.version != nil else { return try withoutVersion(payee) }
        let claims = reasons.claims.filter { claim in
            (payee == nil || claim.earner == payee)
                && (component == nil || claim.component == component)
        }
        if claims.isEmpty, let payee { return [try notCredited(payee, component)] }
        if claims.isEmpty { return [absent(component)] }
        return try claims.map { try whole($0) }
    }

    /// On a date without rules every payee earns nothing.
    private func withoutVersion(_ payee: UInt32?) throws -> [Reason] {
        let first = try models.programme.history().versions.first?.rules.head
        var why = "no version of the rules is in force on \(reasons.date)"
        if let first { why += "; version \(first.version) begins on \(first.from)" }
        var payees: [UInt32] = []
        for share in reasons.lines.flatMap(\.shares) where !payees.contains(share.payee) {
            payees.append(share.payee)
        }
        if let payee, !payees.contains(payee) { return [try notCredited(payee, nil)] }
        return try payees.filter { payee == nil || $0 == payee }.map { payee in
            let who = try id(payee)
            var node = figure(who, nil, .zero, "\(who), \(name): \(why)", why)
            for line in reasons.lines.indices {
                var part = Reason(.reason, "line \(lineIDs[line]): \(why)", currency)
                part.add("line", .text(lineIDs[line]))
                part.add("because", .text(why))
                node.parts.append(part)
            }
            node.parts.append(try events.reason(reasons.position))
            return node
        }
    }

    private func notCredited(_ payee: UInt32, _ component: String?) throws -> Reason {
        var credited: [String] = []
        for share in reasons.lines.first?.shares ?? [] {
            credited.append("\(try id(share.payee)) \(share.share)")
        }
        let who = try id(payee)
        let isThere = reasons.claims.contains { $0.earner == payee }
        let why =
            isThere
            ? "\(component ?? "") of rules \(reasons.version ?? 0) does not reach it"
            : "it is not credited for the document and no override reaches it; credited: "
                + credited.joined(separator: ", ")
        var node = figure(who, component, .zero, "\(who), \(name): \(why)", why)
        node.parts = [try events.reason(reasons.position)]
        return node
    }

    private func absent(_ component: String?) -> Reason {
        let why =
            component.map { "rules \(reasons.version ?? 0) have no component \($0)" }
            ?? "rules \(reasons.version ?? 0) have no components"
        return figure("nobody", component, .zero, "\(name): \(why)", why)
    }
}

extension Value {
    /// The text that it is, or nothing.
    var words: String {
        if case .text(let text) = self { text } else { "" }
    }
}
