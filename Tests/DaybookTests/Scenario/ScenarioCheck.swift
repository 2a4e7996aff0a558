import Accounting
import Events
import Queries
import ReadModels
import ScenarioFiles

/// Compares what the book says after a scenario with what it must say. Every difference is a
/// line; none means that the scenario passes.
struct ScenarioCheck {
    let expected: Expected
    let played: PlayedScenario

    init(_ scenario: Scenario) throws {
        expected = try scenario.expected()
        played = try PlayedScenario(scenario, batches: expected.batches ?? [])
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
        list += try replayed()
        return list
    }

    /// What became of deals, leads, partners, periods, funds and payouts.
    func subjects() throws -> [String] {
        try deals() + leads() + partners() + periods() + funds() + payouts()
    }
}

// MARK: - Outcomes and replay

extension ScenarioCheck {
    func outcomes() throws -> [String] {
        var list: [String] = []
        let refused = (expected.refused ?? []).map(\.line)
        if played.refusedLines != refused {
            list.append("refused \(played.refusedLines), expected \(refused)")
            for line in played.refusedLines where !refused.contains(line) {
                list.append("  line \(line): \(played.refusals[line]?.message ?? "")")
            }
        }
        if let noops = expected.noops, played.repeatedLines != noops {
            list.append("accepted again \(played.repeatedLines), expected \(noops)")
        }
        let position = try played.position(knownAtLine: nil)
        if let recorded = expected.recorded, position != UInt64(recorded) {
            list.append("recorded \(position), expected \(recorded)")
        }
        return list
    }

    /// Every model says the same when it is folded from the log in one go.
    private func replayed() throws -> [String] {
        let live = try played.reader.modelsAtHead()
        let fresh = try played.reader.models(knownAt: try played.position(knownAtLine: nil))
        return try live.fold.states.compactMap { state in
            let one = try live.fold.digest(of: state.name)
            return one == (try fresh.fold.digest(of: state.name))
                ? nil : "\(state.name) differs from its replay"
        }
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
        let report = try JournalQuery().run(played.reader, asOf: .max, knownAt: nil)
        for row in report.rows where kinds?.contains(row.text("kind")) ?? true {
            let money = try Money(
                parsing: row.text("amount"), currency: Currency(parsing: row.text("currency")))
            let line = played.positions.firstIndex(of: UInt64(row.text("position")) ?? 0) ?? -1
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
            let report = try BalanceQuery(payee: balance.payee).run(
                played.reader, asOf: try balance.asOf.map { try BusinessDate(parsing: $0) } ?? .max,
                knownAt: .position(try played.position(knownAtLine: balance.knownAtLine)))
            let row = report.rows.first
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
            var query = JournalQuery()
            query.payee = total.payee
            query.component = total.component
            query.forPeriod = try total.forPeriod.map { try Period(parsing: $0) }
            query.inPeriod = try total.inPeriod.map { try Period(parsing: $0) }
            query.kind = EntryKind(name: total.kind ?? "accrued")
            let report = try query.run(
                played.reader, asOf: .max,
                knownAt: .position(try played.position(knownAtLine: total.knownAtLine)))
            let decimals = total.amount.split(separator: ".").dropFirst().first?.count ?? 0
            let sum = report.rows.reduce(into: Int64(0)) { sum, row in
                sum += Int64(row.text("amount").filter { $0 != "." }) ?? 0
            }
            let should = Int64(total.amount.filter { $0 != "." }) ?? 0
            if sum != should {
                list.append("total \(total): \(sum) with \(decimals) decimals")
            }
        }
        return list
    }

    private func bases() throws -> [String] {
        var list: [String] = []
        for basis in expected.bases ?? [] {
            let query = BasesQuery(payee: basis.payee, document: "invoice/\(basis.invoice)")
            let report = try query.run(
                played.reader, asOf: nil,
                knownAt: .position(try played.position(knownAtLine: basis.knownAtLine)))
            let sum = report.rows.filter { $0.text("line") == basis.lineId }
                .reduce(into: Int64(0)) { sum, row in
                    sum += Int64(row.text("basis").filter { $0 != "." }) ?? 0
                }
            if sum != Int64(basis.amount.filter { $0 != "." }) { list.append("\(basis): \(sum)") }
        }
        return list
    }

    private func statements() throws -> [String] {
        var list: [String] = []
        for statement in expected.statements ?? [] {
            let query = StatementQuery(
                payee: statement.payee, period: try Period(parsing: statement.period))
            let row = try query.run(played.reader, asOf: nil, knownAt: nil).rows.first
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
            let report = try DrawsQuery(payee: draw.payee).run(
                played.reader, asOf: .max,
                knownAt: .position(try played.position(knownAtLine: draw.knownAtLine)))
            let balance = report.rows.first?.text("balance") ?? "no row"
            return balance == draw.balance ? nil : "\(draw): \(balance)"
        }
    }
}

// MARK: - Subjects

extension ScenarioCheck {
    private func ordinal(_ kind: StreamKind, _ id: String, _ line: Int?) throws -> UInt32 {
        let stream = try played.reader.log.stream(kind, id)
        return stream.ordinal
    }

    private func tiers() throws -> [String] {
        try (expected.tiers ?? []).compactMap { tier in
            let models = try played.models(knownAtLine: tier.knownAtLine)
            let partner = try ordinal(.partner, tier.partner, nil)
            let date = try BusinessDate(parsing: tier.asOf)
            let held = try models.tiers.tier(of: partner, on: date)
            let history = try models.programme.history()
            let name = held.flatMap { held in
                history.versions[Int(held.version) - 1].rules.tiers?.ladder
                    .names[Int(held.index)]
            }
            return name == tier.tier ? nil : "\(tier): \(name ?? "none")"
        }
    }

    private func deals() throws -> [String] {
        try (expected.deals ?? []).compactMap { deal in
            let models = try played.models(knownAtLine: deal.knownAtLine)
            let ordinal = try ordinal(.deal, deal.deal, nil)
            let date = try BusinessDate(parsing: deal.asOf)
            let state = try models.deals.state(of: ordinal, asOf: date).name
            let row = try models.deals.deal(ordinal)
            let until = row?.protectUntil.map { "\($0)" }
            let owner = try row.map { try models.partners.id(of: $0.owner) }
            let isSame =
                state == deal.state
                && (deal.protectUntil == nil || deal.protectUntil == until)
                && (deal.owner == nil || deal.owner == owner)
            return isSame ? nil : "\(deal): \(state) \(until ?? "-") \(owner ?? "-")"
        }
    }

    private func leads() throws -> [String] {
        try (expected.leads ?? []).compactMap { lead in
            let models = try played.models(knownAtLine: lead.knownAtLine)
            let ordinal = try ordinal(.lead, lead.lead, nil)
            let state = try models.leads.state(of: ordinal, asOf: Instant(parsing: lead.at)).name
            let partner = try models.leads.lead(ordinal).map {
                try models.partners.id(of: $0.partner)
            }
            let isSame = state == lead.state && (lead.partner == nil || lead.partner == partner)
            return isSame ? nil : "\(lead): \(state) \(partner ?? "-")"
        }
    }

    private func partners() throws -> [String] {
        let models = try played.models(knownAtLine: nil)
        return try (expected.partners ?? []).compactMap { partner in
            let row = try models.partners.state(of: try ordinal(.partner, partner.partner, nil))
            let state = row?.state.name
            return state == partner.state ? nil : "\(partner): \(state ?? "absent")"
        }
    }

    private func funds() throws -> [String] {
        try (expected.funds ?? []).flatMap { fund -> [String] in
            let models = try played.models(knownAtLine: fund.knownAtLine)
            let ordinal = try ordinal(.fund, fund.fund, nil)
            let date = try fund.asOf.map { try BusinessDate(parsing: $0) } ?? .max
            let figures = try models.funds.figures(of: ordinal, asOf: date) ?? FundFigures()
            let compared: [(String, String?, Int64)] = [
                ("allocated", fund.allocated, figures.allocated),
                ("available", fund.available, figures.available),
                ("reserved", fund.reserved, figures.reserved),
                ("approvedNotPaid", fund.approvedNotPaid, figures.approvedNotPaid),
                ("reimbursed", fund.reimbursed, figures.reimbursed),
                ("expired", fund.expired, figures.expired),
            ]
            return compared.compactMap { name, expected, found -> String? in
                guard let expected, Int64(expected.filter { $0 != "." }) != found else {
                    return nil
                }
                return "fund \(fund.fund) as of \(date), \(name): \(found), not \(expected)"
            }
        }
    }

    private func periods() throws -> [String] {
        try (expected.periods ?? []).compactMap { period in
            let models = try played.models(knownAtLine: period.knownAtLine)
            let isOpen = try models.programme.isOpen(try Period(parsing: period.period))
            return (isOpen ? "open" : "closed") == period.state ? nil : "\(period)"
        }
    }
}

extension ReportRow {
    fileprivate func text(_ name: String) -> String {
        switch self[name] {
        case .text(let text), .decimal(let text): text
        case .integer(let number): "\(number)"
        default: ""
        }
    }
}
