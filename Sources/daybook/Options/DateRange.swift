import Accounting
import ArgumentParser

/// The days that a list is limited to.
struct DateRange: ParsableArguments {
    @Option(help: "First day.")
    var from: BusinessDate?

    @Option(help: "Last day, included.")
    var to: BusinessDate?

    func validate() throws {
        guard let from, let to, from > to else { return }
        throw ValidationError("--from \(from) lies after --to \(to)")
    }
}
