import ArgumentParser
import Commands

/// How many events become durable together.
struct GroupOption: ParsableArguments {
    @Option(
        name: .customLong("group"),
        help: ArgumentHelp("Events of one commit.", visibility: .hidden))
    var size = Book.AppendOptions().groupSize

    func validate() throws {
        if size < 1 { throw ValidationError("--group \(size): a commit has at least one event") }
    }
}
