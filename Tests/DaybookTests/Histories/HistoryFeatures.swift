import Events
import Foundation
import NaiveRules
import Rules

/// Which features happen in a history that was played.
struct HistoryFeatures {
    private(set) var names: Set<String> = []

    init(_ player: HistoryPlayer, _ history: History) throws {
        for type in player.recorded.keys { names.insert(type.name) }
        let entries = player.naive.entries
        for entry in entries { add(entry) }
        addCarries(entries)
        addForms(entries, history)
        for line in history.lines { add(line) }
        if Self.hasCapChanged(player, history) { names.insert("cap changed") }
        try addGates(player, history)
        for payee in Set(entries.map(\.payee)).sorted() {
            let tier = try player.naive.tier(of: payee, on: "2025-01-10") ?? "bronze"
            if tier != "bronze" { names.insert("tier above the first") }
        }
    }

    private mutating func add(_ entry: NaiveEntry) {
        switch (entry.kind, entry.cause) {
        case ("accrued", "cap"): if entry.amount < 0 { names.insert("cap cuts") }
        case ("accrued", "floor"): names.insert("floor lifts")
        case ("accrued", "stack_cap"): names.insert("stack cap cuts")
        case ("accrued", "true_up"): names.insert("true-up")
        case ("accrued", "rule_change"): names.insert("rule change")
        case ("accrued", "credit"): names.insert("credit")
        case ("accrued", "attribution"): names.insert("attribution")
        case ("accrued", "eligibility"): names.insert("eligibility")
        case ("released", "payment"): names.insert("released by cash")
        case ("forfeited", _): names.insert("forfeited")
        case ("reinstated", _): names.insert("reinstated")
        case ("drawn", _): names.insert(entry.amount > 0 ? "draw paid" : "draw recovered")
        case ("adjusted", "dispute"): names.insert("dispute upheld")
        case ("adjusted", _): names.insert("adjusted")
        case ("scheduled", _), ("paid", _), ("returned", _): names.insert("payout \(entry.kind)")
        default: break
        }
        if entry.kind == "accrued", entry.inPeriod != entry.forPeriod {
            names.insert("booked late")
        }
    }

    /// A cap posts for two periods what it takes out of one and brings into the other.
    private mutating func addCarries(_ entries: [NaiveEntry]) {
        var periods: [String: Set<String>] = [:]
        for entry in entries where entry.cause == "cap" {
            let key = "\(entry.payee) \(entry.component) \(entry.document)"
            periods[key, default: []].insert(entry.forPeriod)
        }
        if periods.values.contains(where: { $0.count > 1 }) { names.insert("cap carries") }
    }

    private mutating func addForms(_ entries: [NaiveEntry], _ history: History) {
        let earning = Set(entries.lazy.filter { $0.kind == "accrued" }.map(\.component))
        for text in history.tidied.rules.values {
            for component in RuleFile.parse(text: text, name: "rules").file?.components ?? []
            where earning.contains(component.id) {
                names.insert(component.form.feature.rawValue)
                if !component.condition.clauses.isEmpty {
                    names.insert(RuleFeature.condition.rawValue)
                }
            }
        }
    }

    private mutating func add(_ line: String) {
        if line.contains("\"stopsServiceOn\"") { names.insert("cancellation") }
        if line.contains("deal.submitted"), !line.contains("\"revision\":1") {
            names.insert("later revision")
        }
        if line.contains("-01-31\",\"serviceTo\"") { names.insert("service from 31 January") }
        if line.contains("\"to\":\"declined\"") { names.insert("partner declined") }
        for scopes in Self.severalScopes where line.contains(scopes) {
            names.insert("several scopes")
        }
        if line.contains("\"pool\":\"overlay\"") { names.insert("overlay share") }
        if line.contains("sale.invoiced"), line.contains("EUR") { names.insert("another currency") }
        if line.contains("sale.credited"), !line.contains("\"invoiceId\"") {
            names.insert("unlinked credit")
        }
    }

    private static let severalScopes = [
        "\"payout\",\"registration\"", "\"earning\",\"payout\"",
    ]

    /// A gate was shut where it makes a difference that there is one, and open where it makes one
    /// that it is not shut for ever.
    private mutating func addGates(_ player: HistoryPlayer, _ history: History) throws {
        let start = "    gate: {"
        guard player.told.contains(where: { $0.line.contains(start) }) else { return }
        let sums = player.naive.sums()
        let without = try Self.sums(player) { lines in lines.filter { !$0.hasPrefix(start) } }
        if without != sums { names.insert("gate shut") }
        if try Self.hasGateOfOverlayShare(sums, without: without, history) {
            names.insert("gate of an overlay share")
        }
        let shut = try Self.sums(player) { lines in
            lines.map { line in
                guard line.hasPrefix(start), let end = line.range(of: "at_least") else {
                    return line
                }
                return line[..<end.lowerBound] + "at_least: \\\"100000000%\\\" }"
            }
        }
        if shut != sums { names.insert("gate open") }
    }

    /// What stands when the lines of rule files are changed.
    private static func sums(
        _ player: HistoryPlayer, _ change: ([Substring]) -> [Substring]
    ) throws -> [NaiveSum: Int64] {
        var book = NaiveBook()
        for (line, position) in player.told {
            var line = line
            if line.contains("ruleset.activated") {
                let lines = line.components(separatedBy: "\\n").map { Substring($0) }
                line = change(lines).joined(separator: "\\n")
            }
            try book.record(line, position: position)
        }
        return book.sums()
    }
}
