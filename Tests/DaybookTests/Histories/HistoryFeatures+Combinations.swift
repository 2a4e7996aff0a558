import Foundation
import NaiveRules

// What two or three clauses and events make together.

extension HistoryFeatures {
    /// Whether a gate makes a difference for a payee with an overlay share, whose own sales count
    /// towards the target and whose share does not.
    static func hasGateOfOverlayShare(
        _ sums: [NaiveSum: Int64], without: [NaiveSum: Int64], _ history: History
    ) throws -> Bool {
        let overlaid = try overlaid(history)
        return Set(sums.keys).union(without.keys).contains { sum in
            sums[sum] != without[sum] && overlaid.contains([sum.payee, sum.document])
        }
    }

    /// The fields of events that tell whose an invoice is.
    private struct Line: Decodable {
        struct Share: Decodable {
            let payeeId: String
            let pool: String
        }
        struct Fields: Decodable {
            let invoiceId: String?
            let dealId: String?
            let shares: [Share]?
        }
        let type: String
        let data: Fields
    }

    /// Payees and the invoices of deals of which they have an overlay share.
    private static func overlaid(_ history: History) throws -> Set<[String]> {
        var invoices: [String: [String]] = [:]
        var payees: [String: [String]] = [:]
        for text in history.lines {
            let line = try JSONDecoder().decode(Line.self, from: Data(text.utf8))
            guard let deal = line.data.dealId else { continue }
            if line.type == "sale.invoiced", let invoice = line.data.invoiceId {
                invoices[deal, default: []].append("invoice/\(invoice)")
            }
            let shares = line.data.shares ?? []
            payees[deal, default: []] += shares.filter { $0.pool == "overlay" }.map(\.payeeId)
        }
        var pairs: Set<[String]> = []
        for (deal, payees) in payees {
            for payee in payees {
                for invoice in invoices[deal] ?? [] { pairs.insert([payee, invoice]) }
            }
        }
        return pairs
    }

    /// Whether a version that is activated changes what a cap takes, of a component whose cap is not
    /// the same in all versions.
    static func hasCapChanged(_ player: HistoryPlayer, _ history: History) -> Bool {
        var caps: [String: Set<String>] = [:]
        for text in history.tidied.rules.values {
            var component = ""
            for line in text.split(separator: "\n") {
                if line.hasPrefix("  - id: ") { component = String(line.dropFirst(8)) }
                if line.hasPrefix("    cap: ") { caps[component, default: []].insert("\(line)") }
            }
        }
        let activations = Set(
            player.told.filter { $0.line.contains("ruleset.activated") }.map(\.position))
        return player.naive.entries.contains { entry in
            entry.cause == "cap" && activations.contains(entry.position)
                && caps[entry.component, default: []].count > 1
        }
    }
}
