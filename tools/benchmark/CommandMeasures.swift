import EventLog
import Queries

/// Whole processes: a balance beside the start of the program.
enum CommandMeasures {
    static func run(
        _ daybook: String, _ book: String, _ report: inout BenchReport
    ) throws {
        let runs = 20
        let start = Machine.time {
            for _ in 0..<runs { Shell.run([daybook, "--version"]) }
        }
        let bare = report.add("process start, --version", events: runs, nanoseconds: start)
        let reader = try BookReader(opening: book)
        let models = try reader.modelsAtHead()
        var busiest = ""
        var most = 0
        for owner in try models.commissions.postings.owners() {
            var count = 0
            try models.commissions.postings.forEach(of: owner) { _ in
                count += 1
                return true
            }
            if count > most {
                most = count
                busiest = try models.partners.id(of: UInt32(owner))
            }
        }
        reader.close()
        guard !busiest.isEmpty else { return }
        report.note("busiest payee", "\(busiest), \(most) postings")
        let balance = Machine.time {
            for _ in 0..<runs { Shell.run([daybook, "balance", busiest, "--book", book]) }
        }
        report.add(
            "one balance, whole process", events: runs, nanoseconds: balance, bare: bare,
            target: "20 ms")
    }
}
