import Accounting
import ArgumentParser

/// The days that a list is limited to.
struct DateRange: ParsableArguments {
    @Option(parsing: .unconditional, help: "First day.", transform: OptionValue.date)
    var from: BusinessDate?

    @Option(parsing: .unconditional, help: "Last day, included.", transform: OptionValue.date)
    var to: BusinessDate?

    func validate() throws {
        guard let from, let to, from > to else { return }
        throw ValidationError("--from \(from) lies after --to \(to)")
    }
}
