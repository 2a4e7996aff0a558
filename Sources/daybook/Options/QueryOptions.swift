import Accounting
import ArgumentParser
import Queries

/// What a query is asked of, and how it answers: the same for every one.
struct QueryOptions: ParsableArguments {
    @OptionGroup var book: BookOptions

    @Option(
        parsing: .unconditional, help: "Business date: what is effective later does not count.",
        transform: OptionValue.date)
    var asOf: BusinessDate?

    @Option(
        parsing: .unconditional,
        help: "Position, or instant: what the book learned later does not count.",
        transform: OptionValue.knownAt)
    var knownAt: KnownAt?

    @OptionGroup var output: OutputOptions

    /// Opens the book, asks, prints.
    func answer(_ query: some Query) throws {
        try asking.answer(query)
    }

    var asking: Asking {
        Asking(book: book, output: output, asOf: asOf, knownAt: knownAt)
    }
}
