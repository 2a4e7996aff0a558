import ArgumentParser
import Queries

struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Folds the log from the first event, in memory.",
        discussion: """
            Prints a digest for each read model: the same log gives the same digests on every \
            machine. With --check they are compared with those of the live models, and a \
            difference ends with status 1. Nothing is written.

            EXAMPLES
              daybook replay --check
              daybook replay --to 4711 --model commission-journal
              daybook replay --known-at 2025-04-15T00:00:00Z --as-of 2025-03-31
            """)

    @OptionGroup var query: QueryOptions

    @Option(help: "Position of the last event that is folded: the same as --known-at.")
    var to: UInt64?

    @Option(
        help: "Only this model's digest.", completion: .list(ReplayQuery.modelNames))
    var model: String?

    @Flag(help: "Compare with the live models.")
    var check = false

    func validate() throws {
        if to != nil, query.knownAt != nil {
            throw ValidationError("--to and --known-at say the same; give one of them")
        }
    }

    func run() throws {
        var asking = query.asking
        if let to { asking.knownAt = .position(to) }
        let start = Clock.ticks()
        var different: [String] = []
        var position: UInt64 = 0
        try asking.answer(ReplayQuery(model: model, checks: check)) { row in
            if row["equal"] == .flag(false), case .text(let name) = row["model"] {
                different.append(name)
            }
            if case .integer(let reached) = row["position"] {
                position = max(position, UInt64(reached))
            }
        }
        let seconds = (Clock.ticks() - start) / 1_000_000
        query.book.note("folded \(position) events in \(seconds) ms")
        guard different.isEmpty else {
            throw Failure(
                .found,
                "\(different.joined(separator: ", ")) differ from a replay; daybook verify says "
                    + "whether the log is whole, daybook rebuild run folds the models again")
        }
    }
}
