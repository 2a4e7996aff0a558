import Accounting
import Queries
import ScenarioFiles
import Testing

/// What reports say of every acceptance scenario is what its journal says.
@Suite("Reports on the scenarios")
struct ReportScenarioTests {
    /// An entry of the journal, as `journal` prints it.
    private struct Entry {
        let position: Int64
        let payee: String
        let component: String
        let kind: String
        let inPeriod: String
        let amount: Int64

        init(_ row: ReportRow) {
            position = Int64(row.cell("position")) ?? 0
            payee = row.cell("payee")
            component = row.cell("component")
            kind = row.cell("kind")
            inPeriod = row.cell("inPeriod")
            amount = row.units("amount")
        }

        /// What it adds to what was earned.
        var earned: Int64 {
            switch kind {
            case "accrued", "adjusted", "drawn", "reinstated": amount
            case "forfeited": -amount
            default: 0
            }
        }
    }

    @Test(arguments: Scenario.all)
    func reportsAgreeWithTheJournal(_ scenario: Scenario) throws {
        let played = try PlayedScenario(scenario, batches: try scenario.expected().batches ?? [])
        let entries = try entries(played.reader)
        try checkStatements(played, entries)
        try checkCoverage(played, entries)
        try checkRestatements(played, entries)
    }

    private func entries(_ reader: BookReader) throws -> [Entry] {
        try JournalQuery().run(reader, asOf: .max, knownAt: nil).rows.map(Entry.init)
    }

    /// Every statement agrees with itself, whoever's and whenever's it is, and its groups are the
    /// sums of the journal.
    private func checkStatements(_ played: PlayedScenario, _ entries: [Entry]) throws {
        for payee in Set(entries.map(\.payee)).sorted() {
            let own = entries.filter { $0.payee == payee }
            for period in Set(own.map(\.inPeriod)).sorted() {
                let query = StatementQuery(payee: payee, period: try Period(parsing: period))
                let row = try #require(
                    try query.run(played.reader, asOf: .max, knownAt: nil).rows.first)
                let booked = own.filter { $0.inPeriod == period }
                for kind in ["accrued", "released"] {
                    let sum = booked.filter { $0.kind == kind }.reduce(0) { $0 + $1.amount }
                    #expect(row.units(kind) == sum, "\(payee) \(period) \(kind)")
                }
                let earned = booked.reduce(0) { $0 + $1.earned }
                #expect(
                    row.units("accrued") + row.units("adjusted") == earned, "\(payee) \(period)")
                let movements = row.objects("movements")
                #expect(movements.count == booked.count, "\(payee) \(period)")
                let sheet = StatementQuery(
                    payee: payee, period: try Period(parsing: period), isSheet: true)
                let lines = try sheet.run(played.reader, asOf: .max, knownAt: nil).rows
                let sums = lines.filter { ["opening", "closing"].contains($0.cell("movement")) }
                #expect(
                    sums.map { $0.units("sum") } == [row.units("opening"), row.units("closing")])
            }
        }
    }

    /// What components have accrued by all versions together is what the journal says of them.
    private func checkCoverage(_ played: PlayedScenario, _ entries: [Entry]) throws {
        var sums: [String: Int64] = [:]
        var counts: [String: Int] = [:]
        for entry in entries where entry.kind == "accrued" {
            sums[entry.component, default: 0] += entry.amount
            counts[entry.component, default: 0] += 1
        }
        var found: [String: Int64] = [:]
        var fired: [String: Int] = [:]
        let rows = try CoverageQuery().run(played.reader, asOf: .max, knownAt: nil).rows
        for row in rows {
            let path = row.cell("clause").split(separator: ".")
            guard path.count == 2, path[0] == "components" else { continue }
            found[String(path[1]), default: 0] += row.units("amount")
            fired[String(path[1]), default: 0] += Int(row.cell("fired")) ?? 0
        }
        #expect(found.filter { $0.value != 0 } == sums.filter { $0.value != 0 })
        #expect(fired.filter { $0.value != 0 } == counts)
    }

    /// The payees that an event after a position has moved.
    private func moved(_ entries: [Entry], after known: UInt64) -> Set<String> {
        var sums: [String: [Int64: Int64]] = [:]
        for entry in entries where entry.position > known {
            sums[entry.payee, default: [:]][entry.position, default: 0] += entry.earned
        }
        return Set(sums.filter { $0.value.contains { $0.value != 0 } }.map(\.key))
    }

    /// What was believed, what is, and the events in between, as of the end of the calendar.
    private func checkRestatements(_ played: PlayedScenario, _ entries: [Entry]) throws {
        let head = try played.position(knownAtLine: nil)
        for known in [0, head / 2, head - min(head, 1)] {
            for figure in RestatementQuery.Figure.allCases {
                let query = RestatementQuery(fromKnown: .position(known), figure: figure)
                let rows = try query.run(played.reader, asOf: .max, knownAt: nil).rows
                guard figure == .earned else { continue }
                for row in rows {
                    let own = entries.filter { $0.payee == row.cell("payee") }
                    let was = own.filter { $0.position <= known }.reduce(0) { $0 + $1.earned }
                    #expect(row.units("was") == was)
                    #expect(row.units("is") == own.reduce(0) { $0 + $1.earned })
                    let moved = row.objects("events").reduce(0) { $0 + $1.units("amount") }
                    #expect(moved == row.units("change"))
                }
                #expect(Set(rows.map { $0.cell("payee") }) == moved(entries, after: known))
            }
        }
    }
}
