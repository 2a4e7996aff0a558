import NaiveRules
import ScenarioFiles

/// Compares what the recomputation says after a scenario with what must be said. Every difference
/// is a line.
struct ScenarioCheck {
    private let expected: Expected
    /// The book after every line, the empty one first.
    private let books: [NaiveBook]

    /// Plays a scenario.
    init(_ scenario: Scenario) throws {
        expected = try scenario.expected()
        let refused = (expected.refused ?? []).map(\.line) + (expected.noops ?? [])
        books = try scenario.played(without: Set(refused))
    }

    private func book(at line: Int?) -> NaiveBook { books[line ?? books.count - 1] }

    /// All that is not as expected.
    func differences() throws -> [String] {
        try entries() + balances() + totals() + bases() + tiers() + statements() + draws()
            + ineligible()
    }

    /// Decimals are dropped with their point: amounts are stated with all of them.
    private func minorUnits(_ text: String) -> Int64 { Int64(text.filter { $0 != "." }) ?? 0 }

    private func compared(
        _ what: String, _ pairs: [(name: String, expected: String?, found: Int64)]
    ) -> [String] {
        pairs.compactMap { pair in
            guard let expected = pair.expected, minorUnits(expected) != pair.found else {
                return nil
            }
            return "\(what) \(pair.name): \(pair.found), expected \(expected)"
        }
    }
}

// MARK: - The journal

extension ScenarioCheck {
    private static let comparedCauses = ["true_up", "rule_change", "floor", "stack_cap", "cap"]
    private static let kindsOfPayouts = ["scheduled", "returned", "paid"]

    private func entries() -> [String] {
        guard let entries = expected.entries else { return [] }
        var wanted: [String: Int64] = [:]
        for entry in entries {
            let key = key(
                [entry.payee, entry.component ?? "", entry.kind, entry.cause ?? ""],
                [entry.forPeriod ?? "", entry.currency, entry.inPeriod, entry.effectiveOn],
                line: entry.afterLine)
            wanted[key, default: 0] += minorUnits(entry.amount)
        }
        let kinds = Set(entries.map(\.kind))
        var found: [String: Int64] = [:]
        for entry in book(at: nil).entries
        where expected.complete == true || kinds.contains(entry.kind) {
            let key = key(
                [entry.payee, entry.component, entry.kind, entry.cause],
                [entry.forPeriod, entry.currency, entry.inPeriod, entry.effectiveOn],
                line: Int(entry.position))
            found[key, default: 0] += entry.amount
        }
        return Set(wanted.keys).union(found.keys).sorted().compactMap { key in
            let (should, does) = (wanted[key] ?? 0, found[key] ?? 0)
            return should == does ? nil : "entries \(key): \(does), expected \(should)"
        }
    }

    private func key(_ what: [String], _ whither: [String], line: Int) -> String {
        let isPayout = Self.kindsOfPayouts.contains(what[2])
        let cause = Self.comparedCauses.contains(what[3]) ? what[3] : "-"
        let component = isPayout ? "" : what[1]
        let period = isPayout ? "" : whither[0]
        let parts = [what[0], component, what[2], cause, period] + whither.dropFirst()
        return (parts + ["line \(line)"]).joined(separator: " ")
    }

    private func balances() -> [String] {
        (expected.balances ?? []).flatMap { balance -> [String] in
            let found = book(at: nil).balance(
                payee: balance.payee, asOf: balance.asOf ?? "9999-12-31",
                knownAt: balance.knownAtLine.map { Int64($0) } ?? .max)
            return compared(
                "\(balance.payee) as of \(balance.asOf ?? "-") at line "
                    + "\(balance.knownAtLine ?? 0)",
                [
                    ("held", balance.held, found.held),
                    ("payable", balance.payable, found.payable),
                    ("scheduled", balance.scheduled, found.scheduled),
                    ("paid", balance.paid, found.paid),
                    ("withheld", balance.withheld, found.withheld),
                ])
        }
    }

    private func totals() -> [String] {
        (expected.totals ?? []).flatMap { total -> [String] in
            let found = book(at: total.knownAtLine).entries.filter { entry in
                entry.payee == total.payee && entry.kind == total.kind ?? "accrued"
                    && total.component.map { $0 == entry.component } ?? true
                    && total.forPeriod.map { $0 == entry.forPeriod } ?? true
                    && total.inPeriod.map { $0 == entry.inPeriod } ?? true
            }.reduce(Int64(0)) { $0 + $1.amount }
            return compared("\(total)", [("total", total.amount, found)])
        }
    }

    private func statements() -> [String] {
        (expected.statements ?? []).flatMap { statement -> [String] in
            let entries = book(at: nil).entries.filter { $0.payee == statement.payee }
            let before = figures(entries.filter { $0.inPeriod < statement.period })
            let within = figures(entries.filter { $0.inPeriod == statement.period })
            return compared(
                "\(statement.payee) \(statement.period)",
                [
                    ("opening", statement.opening, before.change),
                    ("accrued", statement.accrued, within.accrued),
                    ("adjusted", statement.adjusted, within.adjusted),
                    ("released", statement.released, within.released),
                    ("paid", statement.paid, within.paid),
                    ("closing", statement.closing, before.change + within.change),
                ])
        }
    }

    private struct Figures {
        var accrued: Int64 = 0
        var adjusted: Int64 = 0
        var released: Int64 = 0
        var paid: Int64 = 0
        var change: Int64 { accrued + adjusted - paid }
    }

    /// The figures of a statement (rules.md section 9).
    private func figures(_ entries: [NaiveEntry]) -> Figures {
        entries.reduce(into: Figures()) { figures, entry in
            switch entry.kind {
            case "accrued": figures.accrued += entry.amount
            case "adjusted", "drawn", "reinstated": figures.adjusted += entry.amount
            case "forfeited": figures.adjusted -= entry.amount
            case "released": figures.released += entry.amount
            case "paid": figures.paid += entry.amount
            case "scheduled": figures.paid += entry.withheld
            default: figures.paid -= entry.withheld
            }
        }
    }
}

// MARK: - What the entries follow from

extension ScenarioCheck {
    private func bases() -> [String] {
        (expected.bases ?? []).flatMap { basis in
            let found = book(at: basis.knownAtLine).basis(
                payee: basis.payee, invoice: basis.invoice, line: basis.lineId)
            return compared("\(basis)", [("basis", basis.amount, found)])
        }
    }

    private func tiers() throws -> [String] {
        try (expected.tiers ?? []).compactMap { tier in
            let found = try book(at: tier.knownAtLine).tier(of: tier.partner, on: tier.asOf)
            return found == tier.tier ? nil : "\(tier): \(found ?? "none")"
        }
    }

    private func draws() -> [String] {
        (expected.draws ?? []).flatMap { draw in
            let found = book(at: draw.knownAtLine).drawBalance(of: draw.payee)
            return compared("\(draw)", [("balance", draw.balance, found)])
        }
    }

    /// What is not eligible earns nothing.
    private func ineligible() -> [String] {
        (expected.ineligible ?? []).flatMap { line in
            let found = book(at: line.knownAtLine).entries.filter {
                $0.payee == line.payee && $0.document == "invoice/\(line.invoice)"
            }.reduce(Int64(0)) { $0 + $1.amount }
            return compared("\(line)", [("earned", "0", found)])
        }
    }
}
