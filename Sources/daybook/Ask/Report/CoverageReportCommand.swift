import ArgumentParser
import Queries

struct CoverageReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: "Every clause of the rules: how often it fired, and for how much.",
        discussion: """
            The clauses of every activated version, in the order of its file, with their lines. \
            `counts` says what `fired` counts: entries of the journal, parts of them in a row or \
            at a rate, payouts, or events. A clause that never fired says so; one that only \
            refuses or puts off leaves no trace that could be counted.

            `fired` counts for ever what has been posted by --as-of. `amount` is what stands of \
            it: what was taken back is gone, and what another version has valued anew stands \
            under that version. Amounts of rows, tiers and levels are exact; the one rounding is \
            on the document.

            EXAMPLES
              daybook report coverage
              daybook report coverage --version 2 --as-of 2025-03-31
              daybook report coverage -O csv
            """)

    @OptionGroup var query: QueryOptions

    @Option(
        help: "Only this version's clauses.", completion: Completing.names(of: .ruleVersion))
    var version: UInt32?

    func run() throws {
        try query.answer(CoverageQuery(version: version))
    }
}
