import Foundation
import NaiveRules

/// What the recomputation of `NaiveRules` says of a log, each partner fed with its own events only:
/// no rule of these programmes looks at anybody else's.
struct RecomputedSums {
    /// Under the names of `CalculatedEarnings`.
    private(set) var accrued: [String: Int64] = [:]
    private(set) var byPayee: [String: CalculatedEarnings.Sums] = [:]

    private typealias Event = (position: Int64, line: String)

    /// From what `log -O ndjson` prints, for some partners.
    init(log: String, partners: some Sequence<String>) throws {
        var events: [String: [Event]] = [:]
        var rules: [Event] = []
        var owners: [String: String] = [:]
        for line in log.split(separator: "\n") {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            let data = object?["data"] as? [String: Any] ?? [:]
            let event = (position: object?["position"] as? Int64 ?? 0, line: String(line))
            // An invoice of Maven has the id of its deal.
            let subject = data["invoiceId"] as? String ?? data["dealId"] as? String
            let owner = data["partnerId"] as? String ?? subject.flatMap { owners[$0] }
            if let subject, let owner { owners[subject] = owners[subject] ?? owner }
            if object?["type"] as? String == "ruleset.activated" {
                rules.append(event)
            } else if let owner {
                events[owner, default: []].append(event)
            }
        }
        for partner in partners { try recompute(partner, rules + (events[partner] ?? [])) }
        accrued = accrued.filter { $0.value != 0 }
    }

    private mutating func recompute(_ partner: String, _ events: [Event]) throws {
        var book = NaiveBook()
        for event in events { try book.record(event.line, position: event.position) }
        var sums = CalculatedEarnings.Sums()
        for entry in book.entries {
            switch entry.kind {
            case "accrued":
                let key = "\(partner) \(entry.component) \(entry.forPeriod)"
                accrued[key, default: 0] += entry.amount
                sums.accrued += entry.amount
            case "released": sums.released += entry.amount
            case "forfeited": sums.forfeited += entry.amount
            case "reinstated": sums.reinstated += entry.amount
            default: break
            }
        }
        byPayee[partner] = sums
    }
}
