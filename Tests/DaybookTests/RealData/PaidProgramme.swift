import Foundation
import TestSupport
import Testing

/// A data set in a book of its own, under a rule file of `Programmes`, run by the program as its
/// operators would: imported, each month closed by one person and paid out by two.
struct PaidProgramme {
    let name: String
    /// The folder of the data.
    let folder: String
    /// The day on which the rules are activated.
    let from: String
    /// Lines of the plan, and what stands in the book's plan in their place.
    let replaced: [String: String]
    /// The months in which it pays, counted from January of the year 0.
    let months: ClosedRange<Int>

    static let maven = PaidProgramme(
        name: "maven", folder: "maven_crm_sales", from: "2016-10-01",
        replaced: [
            // A year's service, so that a cancellation can be prorated.
            #"          net: "{close_value}""#: """
                      net: "{close_value}"
                      serviceFrom: "{close_date}"
                      serviceTo: "{close_date|add_days:364}"
            """
        ], months: 2016 * 12 + 10...2018 * 12 + 8)

    static let olist = PaidProgramme(
        name: "olist", folder: "olist", from: "2016-09-01", replaced: [:],
        months: 2016 * 12 + 9...2018 * 12 + 11)

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    var rules: URL { Self.root.appending(path: "Programmes/\(name)-rules.yaml") }

    /// Where the data is.
    var data: String { "\(DataSets.root ?? "")/\(folder)" }

    /// The plan of `InterchangeTests` with the entries of `Programmes` behind its own.
    func plan() throws -> String {
        let plans = Self.root.appending(path: "../../InterchangeTests/Plans").standardized
        var plan = try String(contentsOf: plans.appending(path: "\(name).yaml"), encoding: .utf8)
        for (line, replacement) in replaced {
            try #require(plan.contains(line), "the plan has no line \(line)")
            plan = plan.replacing(line, with: replacement)
        }
        let money = Self.root.appending(path: "Programmes/\(name)-money.yaml")
        return plan + "\n" + (try String(contentsOf: money, encoding: .utf8))
    }
}

// MARK: - Operating

/// What an import or an append said at its end.
struct RecordingSummary: Decodable, Equatable {
    let recorded: Int
    let alreadyThere: Int
    let refused: Int
    let position: UInt64
}

extension PaidProgramme {
    /// Makes the book and activates the rules.
    func found(_ daybook: DaybookProcess) throws {
        try succeed(daybook, ["init", "--programme", name.uppercased()])
        try succeed(
            daybook,
            ["rules", "activate", rules.path, "--on", from, "--actor", "\(name)-author:operator"])
    }

    /// Imports the data, or what a directory has of it.
    func load(
        _ daybook: DaybookProcess, from directory: String? = nil
    ) throws -> RecordingSummary {
        let file = daybook.directory.appending(path: "plan.yaml")
        try Data(try plan().utf8).write(to: file)
        let outcome = try daybook.run([
            "import", file.path, "--directory", directory ?? data, "--rejects", "rejects",
            "--quiet", "-O",
            "ndjson",
        ])
        let last = outcome.output.split(separator: "\n").last ?? ""
        return try JSONDecoder().decode(RecordingSummary.self, from: Data(last.utf8))
    }

    /// Closes every month and pays what is due in it: scheduled by one person, approved by another,
    /// sent and settled.
    func pay(_ daybook: DaybookProcess) throws {
        for month in months {
            let name = CalculatedDay.name(ofMonth: month)
            let run = "run-\(name)"
            let closed = CalculatedDay.name(ofMonth: month - 1)
            if closed >= from.prefix(7) {
                try succeed(
                    daybook,
                    [
                        "period", "close", closed, "--actor", "controller:finance", "--on",
                        "\(name)-05",
                    ])
            }
            let scheduled = try succeed(
                daybook,
                [
                    "payout", "run", "--month", name, "--actor", "payer:finance", "--on",
                    "\(name)-10", "--quiet", "-O", "ndjson",
                ])
            let summary = try JSONDecoder().decode(
                RecordingSummary.self, from: Data(scheduled.utf8))
            guard summary.recorded > 0 else { continue }
            try succeed(
                daybook,
                ["payout", "approve", run, "--actor", "controller:finance", "--on", "\(name)-11"])
            try succeed(
                daybook,
                [
                    "payout", "sent", run, "--file", rules.path, "--message-id", "MSG-\(name)",
                    "--actor", "payer:finance", "--on", "\(name)-12",
                ])
            try settle(daybook, run)
        }
    }

    /// Records what the bank says of a run: all of it was paid.
    private func settle(_ daybook: DaybookProcess, _ run: String) throws {
        let payouts = try rows(daybook, ["payout", "list", "--run", run])
        let lines = payouts.map { payout in
            #"{"type":"payout.settled","source":"/bank","id":"\#(payout.text("payout"))","#
                + #""effectiveOn":"\#(payout.text("payOn"))","#
                + #""actor":{"id":"bank","role":"system"},"#
                + #""data":{"payoutId":"\#(payout.text("payout"))","#
                + #""amount":{"amount":"\#(payout.text("pay"))","#
                + #""currency":"\#(payout.text("currency"))"}}}"#
        }
        let outcome = try daybook.run(
            ["append", "-", "--quiet"], input: lines.joined(separator: "\n") + "\n")
        try #require(outcome.status == 0, "\(run): \(outcome.errors)")
    }

    /// The rows of a question.
    func rows(_ daybook: DaybookProcess, _ words: [String]) throws -> [AnsweredRow] {
        let answer = try succeed(daybook, words + ["-O", "json"])
        let object = try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any]
        let rows = try #require(object?["rows"] as? [[String: Any]])
        return rows.map(AnsweredRow.init(json:))
    }

    /// Ends with 0, or the test ends.
    @discardableResult
    func succeed(_ daybook: DaybookProcess, _ words: [String]) throws -> String {
        let outcome = try daybook.run(words)
        try #require(
            outcome.status == 0,
            "\(words.joined(separator: " ")): \(outcome.errors)\(outcome.output.prefix(500))")
        return outcome.output
    }
}
