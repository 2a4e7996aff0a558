import Accounting
import Commands
import EventLog
import Events
import Projections
import ReadModels

/// Windows of many lines beside windows of few: late credits in them, and rules for the past.
enum WindowMeasures {
    static let component = """
          - id: steps
            class: contract_cost
            table: { mode: marginal, window: fiscal_year, rows: [ {from: 0.00, rate: "5%"}, {from: 20000.00, rate: "6%"}, {from: 2000000.00, rate: "7%"} ] }
          - id: volume
            class: reduction_of_revenue
            table: { mode: retroactive, window: fiscal_year, rows: [ {from: 0.00, rate: "1%"}, {from: 1000.00, rate: "2%"}, {from: 50000000.00, rate: "3%"} ] }
          - id: base
            class: contract_cost
            flat: "10%"
            cap: { per: quarter, amount: 240000.00, excess: carry }

        """

    static func run(in work: WorkDirectory, _ report: inout BenchReport) throws {
        for (lines, credits) in [(100, 1_000), (100_000, 1_000)] {
            try credit(lines: lines, credits, in: work, &report)
        }
        try CrossingMeasures.run(in: work, &report)
        try activation(lines: 1_000_000, payees: 2_000, in: work, &report)
    }

    /// Credits spread over all lines of one payee's year, recorded after the last.
    private static func credit(
        lines: Int, _ credits: Int, in work: WorkDirectory, _ report: inout BenchReport
    ) throws {
        var writer = try BookWriter(work.book("window-\(lines)"))
        try writer.activate(rules(version: 1, component))
        try writer.partner("P-1")
        for line in 1...lines {
            try writer.line(
                invoice: line, partner: "P-1", month: (line - 1) * 12 / lines + 1,
                net: "\(60 + line % 80).00")
        }
        let filled = try writer.position()
        for credit in 1...credits {
            let place = 1 + (credit &* 7_919) % lines
            try writer.refund(credit, invoice: place)
        }
        let credited = try writer.position()
        try writer.line(invoice: lines + 1, partner: "P-1", month: 12, net: "50000000.00")
        try writer.close()
        let log = try EventLog.open(at: writer.path, readOnly: true)
        defer { log.close() }
        let models = ModelSet()
        let filling = try Machine.time {
            try models.fold.catchUp(with: log, Fold.Range(through: filled))
        }
        let crediting = try Machine.time {
            try models.fold.catchUp(with: log, Fold.Range(through: credited))
        }
        let crossing = try Machine.time { try models.fold.catchUp(with: log) }
        try checkComplete(models)
        report.add(
            "fold, one payee's year of \(lines) lines", events: Int(filled), nanoseconds: filling)
        report.add(
            "late credits in a year of \(lines) lines", events: credits, nanoseconds: crediting)
        report.add(
            "a row crossed by a retroactive total, lines that change", events: lines,
            nanoseconds: crossing)
    }

    /// A version for the past that covers every line there is.
    private static func activation(
        lines: Int, payees: Int, in work: WorkDirectory, _ report: inout BenchReport
    ) throws {
        var writer = try BookWriter(work.book("activation"))
        try writer.activate(rules(version: 1, component))
        for payee in 1...payees { try writer.partner("P-\(payee)") }
        for line in 1...lines {
            try writer.line(
                invoice: line, partner: "P-\(1 + (line &* 31) % payees)",
                month: (line - 1) * 12 / lines + 1, net: "\(60 + line % 80).00")
        }
        let filled = try writer.position()
        let changed = component.replacing("6%", with: "6.5%").replacing("10%", with: "11%")
        try writer.activate(rules(version: 2, changed))
        try writer.close()
        let log = try EventLog.open(at: writer.path, readOnly: true)
        defer { log.close() }
        let models = ModelSet()
        let filling = try Machine.time {
            try models.fold.catchUp(with: log, Fold.Range(through: filled))
        }
        let activating = try Machine.time { try models.fold.catchUp(with: log) }
        try checkComplete(models)
        report.add(
            "fold, \(payees) payees' year of \(lines) lines", events: Int(filled),
            nanoseconds: filling)
        report.add(
            "activation for the past, lines", events: lines, nanoseconds: activating)
    }

    private static func checkComplete(_ models: ModelSet) throws {
        for state in models.fold.states {
            if let stop = state.stop { throw Usage("\(state.name): \(stop)") }
        }
    }

    static func rules(version: Int, _ components: String) -> String {
        """
        schema: daybook-rules/1
        programme: NOVA
        version: \(version)
        effective: { from: 2025-01-01 }
        author: u-ops-1
        approver: u-fin-2
        currency: USD
        fiscal_year_starts: "01-01"
        earning_period: month
        rounding: half_even
        components:

        """ + components
    }
}

extension String {
    /// The same with one text in the place of another, wherever it stands.
    fileprivate func replacing(_ text: String, with other: String) -> String {
        var result = ""
        var rest = self[...]
        while let range = rest.firstRange(of: text) {
            result += rest[..<range.lowerBound] + other
            rest = rest[range.upperBound...]
        }
        return result + rest
    }
}
