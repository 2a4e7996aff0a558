import Foundation
import NaiveRules

/// What the recomputation of `NaiveRules` says of single partners of an imported log, each fed
/// with its own events only: no rule of these programmes looks at anybody else's.
struct RecomputedSums {
    /// By partner, the events that are about it, with their positions, in order.
    private var events: [String: [Event]] = [:]
    private var shared: [Event] = []

    private struct Event {
        let position: Int64
        let line: String
        /// The deal or invoice that it is about.
        let subject: String?
    }

    /// From what `log -O ndjson` prints.
    init(log: String) throws {
        var owners: [String: String] = [:]
        for line in log.split(separator: "\n") {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            let data = object?["data"] as? [String: Any] ?? [:]
            let position = object?["position"] as? Int64 ?? 0
            let type = object?["type"] as? String ?? ""
            // An invoice of Maven has the id of its deal.
            let subject = data["invoiceId"] as? String ?? data["dealId"] as? String
            let owner = data["partnerId"] as? String ?? subject.flatMap { owners[$0] }
            if let subject, let owner, owners[subject] == nil { owners[subject] = owner }
            let event = Event(position: position, line: String(line), subject: subject)
            if type == "ruleset.activated" {
                shared.append(event)
            } else if let owner, !type.hasPrefix("lead.") {
                events[owner, default: []].append(event)
            }
        }
    }

    /// What is posted for a partner, had it sold on these invoices only: accruals by component and
    /// month, under the names of `CalculatedEarnings`, and its sums.
    func sums(
        of partner: String, invoices: Set<String>
    ) throws -> (accrued: [String: Int64], sums: CalculatedEarnings.Sums) {
        var book = NaiveBook()
        for event in shared + (events[partner] ?? [])
        where event.subject.map(invoices.contains) ?? true {
            try book.record(event.line, position: event.position)
        }
        var accrued: [String: Int64] = [:]
        var sums = CalculatedEarnings.Sums()
        for entry in book.entries {
            switch entry.kind {
            case "accrued":
                accrued["\(partner) \(entry.component) \(entry.forPeriod)", default: 0] +=
                    entry.amount
                sums.accrued += entry.amount
            case "released": sums.released += entry.amount
            case "forfeited": sums.forfeited += entry.amount
            case "reinstated": sums.reinstated += entry.amount
            default: break
            }
        }
        return (accrued.filter { $0.value != 0 }, sums)
    }
}
