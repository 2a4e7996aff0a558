import Accounting
import ArgumentParser
import Queries

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "What a figure is made of, down to clauses and events; and why there is none.",
        discussion: """
            An entry, by its name in the journal, is explained as of its own position: by its \
            document's lines and shares, the clause of the rule file and its line, slices, rates, \
            limits, the rounding, and the events behind them. A payee's period is explained by \
            its entries, with --full by all that they follow from. A document says for every \
            component and earner what it brings, or which condition has failed.

            Every amount is the sum of those one branch below it, checked in millionths of the \
            smallest unit; where one is not, the command fails.

            EXAMPLES
              daybook explain 4711.0
              daybook explain P-101 --period 2025-03
              daybook explain P-101 --period 2025-03 --full -O json
              daybook explain invoice/INV-1001
              daybook explain invoice/INV-1001 P-102 --component registration
            """)

    @OptionGroup var query: QueryOptions

    @Argument(
        help: "An entry, a payee, or a document: invoice/ID or credit/ID.",
        completion: Completing.names(of: .explainable))
    var subject: String

    @Argument(help: "Of a document only this payee's.", completion: Completing.names(of: .partner))
    var payee: String?

    @Option(
        parsing: .unconditional, help: "The payee's earning period.",
        completion: Completing.names(of: .period), transform: OptionValue.period)
    var period: Period?

    @Option(
        help: "Of a document only this component's.", completion: Completing.names(of: .component))
    var component: String?

    @Flag(help: "Of a period the reasons of every entry.")
    var full = false

    func run() throws {
        try query.answer(ExplainQuery(try chosen()))
    }

    func validate() throws {
        _ = try chosen()
    }

    private func chosen() throws -> ExplainQuery.Subject {
        if let period {
            try refuse("--component", component != nil, "says what of a document is meant")
            if let payee {
                throw ValidationError("\(payee): with --period there is one payee, \(subject)")
            }
            let id = subject.hasPrefix("partner/") ? String(subject.dropFirst(8)) : subject
            return .period(payee: id, period, isFull: full)
        }
        try refuse("--full", full, "is about the entries of a --period")
        if subject.hasPrefix("invoice/") || subject.hasPrefix("credit/") {
            return .document(subject, payee: payee, component: component)
        }
        try refuse("--component", component != nil, "says what of a document is meant")
        let parts = subject.split(separator: ".", omittingEmptySubsequences: false)
        if payee == nil, parts.count == 2, let position = UInt64(parts[0]),
            let number = UInt32(parts[1])
        {
            return .entry(position: position, number: number)
        }
        throw ValidationError(
            "\(subject): an entry is called 4711.0, as journal prints it; for a payee say which "
                + "--period; a document is invoice/ID or credit/ID")
    }

    private func refuse(_ name: String, _ isGiven: Bool, _ reason: String) throws {
        if isGiven { throw ValidationError("\(name) \(reason)") }
    }
}
