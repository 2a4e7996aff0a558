import Foundation
import ScenarioFiles
import Testing

/// A scenario of rules.md section 10, played through the program, and its figures as they print.
struct WorkedBook {
    let book: CommandLineScenario

    /// Plays the scenario `name` in a directory of its own, and asks it.
    static func play(_ name: String, _ body: (WorkedBook) throws -> Void) throws {
        let scenario = try #require(Scenario.all.first { $0.name == name }, "no scenario \(name)")
        try withTestDirectory { daybook in
            let book = try CommandLineScenario(scenario, try scenario.expected(), in: daybook)
            try body(WorkedBook(book: book))
        }
    }

    /// The rows of a command line, in which `@n` is the position of line n.
    func ask(_ line: String) throws -> [AnsweredRow] {
        let words = DaybookProcess.words(line).map { word in
            guard word.hasPrefix("@"), let line = Int(word.dropFirst()) else { return word }
            return "\(book.positions[line])"
        }
        return try book.rows(words + ["-O", "json"])
    }

    /// The sum of the amounts of `journal`, by each of the filters.
    func sum(_ filters: String...) throws -> String {
        Self.sum(try filters.flatMap(journal))
    }

    /// What each event posted, in order.
    func steps(_ filters: String = "--kind accrued") throws -> [String] {
        let rows = try journal(filters)
        var positions: [String] = []
        for row in rows where positions.last != row.text("position") {
            positions.append(row.text("position"))
        }
        return positions.map { position in
            Self.sum(rows.filter { $0.text("position") == position })
        }
    }

    /// Entries as `amount forPeriod/inPeriod`, with the cause where it is no sale, in order.
    func entries(_ filters: String) throws -> [String] {
        try journal(filters).map { row in
            let cause = row.text("cause") == "sale" ? "" : " \(row.text("cause"))"
            return row.text("amount") + " \(row.text("forPeriod"))/\(row.text("inPeriod"))" + cause
        }
    }

    /// One field of the only row of an answer.
    func value(_ field: String, _ line: String) throws -> String {
        let rows = try ask(line)
        return rows.count == 1 ? rows[0].text(field) : "\(rows.count) rows"
    }

    private func journal(_ filters: String) throws -> [AnsweredRow] {
        try ask("journal \(filters) --as-of 9999-12-31")
    }

    /// The sum of amounts of one currency, with its decimals.
    private static func sum(_ rows: [AnsweredRow]) -> String {
        let sum = rows.reduce(into: Int64(0)) { $0 += $1.minorUnits("amount") }
        let parts = rows.first?.text("amount").split(separator: ".") ?? ["0", "00"]
        let decimals = parts.count > 1 ? parts[1].count : 0
        let digits = String(sum.magnitude)
        let padded =
            String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let whole = (sum < 0 ? "-" : "") + padded.dropLast(decimals)
        return decimals == 0 ? whole : whole + "." + padded.suffix(decimals)
    }
}
