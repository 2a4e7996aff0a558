import Accounting
import ScenarioFiles

/// Compares what the book says after a scenario with what it must say. Every difference is a
/// line; none means that the scenario passes.
struct ScenarioCheck {
    let expected: Expected
    let book: any ScenarioBook

    /// Plays the scenario in this process.
    init(_ scenario: Scenario) throws {
        expected = try scenario.expected()
        book = try PlayedScenario(scenario, batches: expected.batches ?? [])
    }

    /// A scenario that was played into a book already.
    init(_ expected: Expected, playedInto book: any ScenarioBook) {
        self.expected = expected
        self.book = book
    }

    func differences() throws -> [String] {
        var list: [String] = []
        list += try outcomes()
        list += try entries()
        list += try balances()
        list += try totals()
        list += try bases()
        list += try tiers()
        list += try statements()
        list += try draws()
        list += try subjects()
        list += try proposals()
        list += try ineligible()
        list += try book.differencesFromReplay()
        return list
    }

    /// What became of deals, leads, partners, periods, funds and payouts.
    func subjects() throws -> [String] {
        try deals() + leads() + partners() + periods() + funds() + payouts()
    }
}

// MARK: - Outcomes

extension ScenarioCheck {
    func outcomes() throws -> [String] {
        var list: [String] = []
        let refused = (expected.refused ?? []).map(\.line)
        if book.refusedLines != refused {
            list.append("refused \(book.refusedLines), expected \(refused)")
            for line in book.refusedLines where !refused.contains(line) {
                list.append("  line \(line): \(book.refusal(line))")
            }
        }
        if let noops = expected.noops, book.repeatedLines != noops {
            list.append("accepted again \(book.repeatedLines), expected \(noops)")
        }
        let position = try book.head()
        if let recorded = expected.recorded, position != UInt64(recorded) {
            list.append("recorded \(position), expected \(recorded)")
        }
        return list
    }
}

// MARK: - The journal

extension ScenarioCheck {
    private struct EntryKey: Hashable, Comparable {
        let text: String

        static func < (one: EntryKey, other: EntryKey) -> Bool { one.text < other.text }
    }

    private static let comparedCauses = ["true_up", "rule_change", "floor", "stack_cap", "cap"]
    private static let withoutComponent = ["scheduled", "returned", "paid"]

    private func entries() throws -> [String] {
        guard let entries = expected.entries else { return [] }
        var wanted: [EntryKey: Int64] = [:]
        for entry in entries {
            let money = try Money(
                parsing: entry.amount, currency: Currency(parsing: entry.currency))
            let key = key(
                entry.payee, entry.component, entry.kind, entry.cause, entry.currency,
                entry.forPeriod, entry.inPeriod, entry.effectiveOn, entry.afterLine)
            wanted[key, default: 0] += money.minorUnits
        }
        let kinds = expected.complete == true ? nil : Set(entries.map(\.kind))
        var found: [EntryKey: Int64] = [:]
        for row in try book.rows(.journal()) where kinds?.contains(row.text("kind")) ?? true {
            let money = try Money(
                parsing: row.text("amount"), currency: Currency(parsing: row.text("currency")))
            let line = book.positions.firstIndex(of: UInt64(row.text("position")) ?? 0) ?? -1
            let key = key(
                row.text("payee"), row.text("component"), row.text("kind"), row.text("cause"),
                row.text("currency"), row.text("forPeriod"), row.text("inPeriod"),
                row.text("effectiveOn"), line)
            found[key, default: 0] += money.minorUnits
        }
        return Set(wanted.keys).union(found.keys).sorted().compactMap { key in
            let (should, does) = (wanted[key] ?? 0, found[key] ?? 0)
            return should == does ? nil : "entries \(key.text): \(does), expected \(should)"
        }
    }

    private func key(
        _ payee: String, _ component: String?, _ kind: String, _ cause: String?,
        _ currency: String, _ forPeriod: String?, _ inPeriod: String, _ effectiveOn: String,
        _ line: Int
    ) -> EntryKey {
        let isPayout = Self.withoutComponent.contains(kind)
        let compared = cause.flatMap { Self.comparedCauses.contains($0) ? $0 : nil } ?? "-"
        let parts = [
            payee, isPayout ? "" : component ?? "", kind, compared, currency,
            isPayout ? "" : forPeriod ?? "", inPeriod, effectiveOn, "line \(line)",
        ]
        return EntryKey(text: parts.joined(separator: " "))
    }

    private func balances() throws -> [String] {
        var list: [String] = []
        for balance in expected.balances ?? [] {
            let row = try book.rows(
                .balances(asOf: try balance.asOf.map { try BusinessDate(parsing: $0) }),
                knownAtLine: balance.knownAtLine
            ).first { $0.text("payee") == balance.payee }
            let compared = [
                ("held", balance.held), ("payable", balance.payable),
                ("scheduled", balance.scheduled), ("paid", balance.paid),
                ("withheld", balance.withheld),
            ]
            for (name, amount) in compared {
                guard let amount else { continue }
                let does = row?.text(name) ?? "0"
                if !Self.isSame(does, amount) {
                    list.append(
                        "\(balance.payee) \(name) as of \(balance.asOf ?? "-") at line "
                            + "\(balance.knownAtLine ?? 0): \(does), expected \(amount)")
                }
            }
        }
        return list
    }

    /// "0.00" and nothing are the same amount.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        let isZero = { (text: String) in text.allSatisfy { "0.-".contains($0) } }
        return one == other || (isZero(one) && isZero(other))
    }

    private func totals() throws -> [String] {
        var list: [String] = []
        for total in expected.totals ?? [] {
            let rows = try book.rows(
                .journal(
                    payee: total.payee, component: total.component, forPeriod: total.forPeriod,
                    inPeriod: total.inPeriod, kind: total.kind ?? "accrued"),
                knownAtLine: total.knownAtLine)
            let sum = rows.reduce(into: Int64(0)) { $0 += $1.minorUnits("amount") }
            let should = Int64(total.amount.filter { $0 != "." }) ?? 0
            if sum != should {
                list.append("total \(total): \(sum) minor units")
            }
        }
        return list
    }

    private func bases() throws -> [String] {
        var list: [String] = []
        for basis in expected.bases ?? [] {
            let rows = try book.rows(
                .bases(document: "invoice/\(basis.invoice)"), knownAtLine: basis.knownAtLine)
            let sum = rows.filter {
                $0.text("payee") == basis.payee && $0.text("line") == basis.lineId
            }.reduce(into: Int64(0)) { $0 += $1.minorUnits("basis") }
            if sum != Int64(basis.amount.filter { $0 != "." }) { list.append("\(basis): \(sum)") }
        }
        return list
    }

    private func statements() throws -> [String] {
        var list: [String] = []
        for statement in expected.statements ?? [] {
            let row = try book.rows(
                .statement(payee: statement.payee, period: statement.period)
            ).first
            let compared = [
                ("opening", statement.opening), ("accrued", statement.accrued),
                ("adjusted", statement.adjusted), ("released", statement.released),
                ("paid", statement.paid), ("closing", statement.closing),
            ]
            for (name, amount) in compared {
                guard let amount, !Self.isSame(row?.text(name) ?? "", amount) else { continue }
                list.append("\(statement.period) \(name): \(row?.text(name) ?? ""), not \(amount)")
            }
        }
        return list
    }
}

extension ScenarioCheck {
    private func draws() throws -> [String] {
        try (expected.draws ?? []).compactMap { draw in
            let row = try book.rows(.draws(payee: draw.payee), knownAtLine: draw.knownAtLine).first
            let balance = row?.text("balance") ?? "no row"
            return balance == draw.balance ? nil : "\(draw): \(balance)"
        }
    }
}

// MARK: - Subjects

extension ScenarioCheck {
    private func tiers() throws -> [String] {
        try (expected.tiers ?? []).compactMap { tier in
            let rows = try book.rows(
                .tiers(asOf: BusinessDate(parsing: tier.asOf)), knownAtLine: tier.knownAtLine)
            let name = rows.last { $0.text("partner") == tier.partner }?.text("tier") ?? "none"
            return name == tier.tier ? nil : "\(tier): \(name)"
        }
    }

    private func deals() throws -> [String] {
        try (expected.deals ?? []).compactMap { deal in
            let row = try book.rows(
                .deals(asOf: BusinessDate(parsing: deal.asOf)), knownAtLine: deal.knownAtLine
            ).first { $0.text("deal") == deal.deal }
            let state = row?.text("state") ?? "absent"
            let until = row?.text("protectUntil") ?? ""
            let owner = row?.text("partner") ?? ""
            let isSame =
                state == deal.state && until == deal.protectUntil ?? until
                && owner == deal.owner ?? owner
            return isSame ? nil : "\(deal): \(state) \(until) \(owner)"
        }
    }

    private func leads() throws -> [String] {
        try (expected.leads ?? []).compactMap { lead in
            let row = try book.rows(.leads(at: lead.at), knownAtLine: lead.knownAtLine)
                .first { $0.text("lead") == lead.lead }
            let state = row?.text("state") ?? "absent"
            let partner = row?.text("partner") ?? ""
            let isSame = state == lead.state && partner == lead.partner ?? partner
            return isSame ? nil : "\(lead): \(state) \(partner)"
        }
    }

    private func partners() throws -> [String] {
        try (expected.partners ?? []).compactMap { partner in
            let row = try book.rows(.partners()).first { $0.text("partner") == partner.partner }
            let state = row?.text("state") ?? "absent"
            return state == partner.state ? nil : "\(partner): \(state)"
        }
    }

    private func funds() throws -> [String] {
        try (expected.funds ?? []).flatMap { fund -> [String] in
            let date = try fund.asOf.map { try BusinessDate(parsing: $0) }
            let row = try book.rows(.funds(asOf: date), knownAtLine: fund.knownAtLine)
                .first { $0.text("fund") == fund.fund }
            let compared = [
                ("allocated", fund.allocated), ("available", fund.available),
                ("reserved", fund.reserved), ("approvedNotPaid", fund.approvedNotPaid),
                ("reimbursed", fund.reimbursed), ("expired", fund.expired),
            ]
            return compared.compactMap { name, expected in
                let found = row?.text(name) ?? "0"
                guard let expected, !Self.isSame(found, expected) else { return nil }
                return "fund \(fund.fund) as of \(fund.asOf ?? "-"), \(name): \(found), "
                    + "not \(expected)"
            }
        }
    }

    private func periods() throws -> [String] {
        try (expected.periods ?? []).compactMap { period in
            let state = try book.rows(
                .period(period.period), knownAtLine: period.knownAtLine
            ).first?.text("state")
            return state == period.state ? nil : "\(period): \(state ?? "none")"
        }
    }
}
