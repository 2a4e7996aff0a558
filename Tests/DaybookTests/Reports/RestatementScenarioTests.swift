import Accounting
import ScenarioFiles
import Testing

@testable import Queries

/// A restatement without a date, on every acceptance scenario and from every position, is what the
/// printed journal says when it is summed from nothing.
@Suite("Restatements of the scenarios")
struct RestatementScenarioTests {
    /// What is believed of a payee by a position.
    private struct Belief {
        let position: UInt64
        let date: BusinessDate
    }

    @Test(arguments: Scenario.all)
    func agreesWithTheJournal(_ scenario: Scenario) throws {
        let played = try PlayedScenario(scenario, batches: try scenario.expected().batches ?? [])
        let reader = played.reader
        guard let calendar = try reader.modelsAtHead().programme.calendar() else { return }
        let entries = try JournalQuery().run(reader, asOf: .max, knownAt: nil).rows
        let dates = try documentDates(reader)
        let head = try reader.point(asOf: nil, knownAt: nil)
        let to = Belief(position: head.knownAt, date: head.asOf)
        for known in 0...head.knownAt {
            let point = try reader.point(asOf: nil, knownAt: .position(known))
            let from = Belief(position: known, date: point.asOf)
            let last = calendar.earningPeriod(containing: from.date)
            let query = RestatementQuery(fromKnown: .position(known))
            let rows = try query.run(reader, asOf: nil, knownAt: nil).rows
            for payee in Set(entries.map { $0.cell("payee") }) {
                let compared = try entries.filter { entry in
                    let period = try Period(parsing: entry.cell("forPeriod"))
                    guard entry.cell("payee") == payee, period <= last else { return false }
                    let isKnown = entry.units("position") <= Int64(known)
                    // What is no document of a sale is about its period, whatever its date.
                    let isLater = dates[entry.cell("document")].map { $0 > from.date } ?? false
                    return period < last || isKnown || !isLater
                }
                let was = try sum(compared, from)
                let now = try sum(compared, to)
                guard let row = rows.first(where: { $0.cell("payee") == payee }) else {
                    #expect(was == now, "\(payee), known at \(known)")
                    continue
                }
                #expect(row.units("was") == was, "\(payee), known at \(known)")
                #expect(row.units("is") == now, "\(payee), known at \(known)")
                #expect(!row.objects("events").contains { $0.units("amount") == 0 })
            }
        }
    }

    /// The dates of invoices and credits, by their streams.
    private func documentDates(_ reader: BookReader) throws -> [String: BusinessDate] {
        var dates: [String: BusinessDate] = [:]
        try reader.log.forEach { event in
            guard event.type == .saleInvoiced || event.type == .saleCredited else { return true }
            dates[try event.envelope().stream.string()] = event.effectiveOn
            return true
        }
        return dates
    }

    /// What was earned by what is known; a lapse counts from its day on.
    private func sum(_ entries: [ReportRow], _ belief: Belief) throws -> Int64 {
        try entries.reduce(0) { sum, entry in
            guard entry.units("position") <= Int64(belief.position) else { return sum }
            switch entry.cell("kind") {
            case "accrued", "adjusted", "drawn", "reinstated": return sum + entry.units("amount")
            case "forfeited":
                let day = try BusinessDate(parsing: entry.cell("effectiveOn"))
                return day <= belief.date ? sum - entry.units("amount") : sum
            default: return sum
            }
        }
    }
}
