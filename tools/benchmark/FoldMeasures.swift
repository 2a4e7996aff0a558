import EventLog
import Projections
import ReadModels

/// Folding the log: each model with those before it, all of them; a rebuild.
enum FoldMeasures {
    static func run(
        _ book: String, in work: WorkDirectory, _ bare: BareLimits, _ report: inout BenchReport
    ) throws {
        let log = try EventLog.open(at: book, readOnly: true)
        defer { log.close() }
        let count = Int(try log.head().position)
        var sum: UInt64 = 0
        let read = try Machine.time {
            try log.forEach { event in
                sum &+= event.position
                return true
            }
        }
        report.add("read the log", events: count, nanoseconds: read, bare: bare.scan)
        let names = ModelSet().fold.projectors.map(\.modelName)
        if count <= 2_000_000 { try prefixes(of: names, log, count, bare, &report) }
        try rebuild(names, log, count, in: work, &report)
    }

    /// In memory only, which is what one fold of a log of this size asks for.
    private static func prefixes(
        of names: [String], _ log: EventLog, _ count: Int, _ bare: BareLimits,
        _ report: inout BenchReport
    ) throws {
        for last in names.indices {
            let models = ModelSet()
            let fold = Fold(Array(models.fold.projectors[0...last]))
            let elapsed = try Machine.time { try fold.catchUp(with: log) }
            report.add(
                "fold through \(names[last])", events: count, nanoseconds: elapsed,
                bare: bare.scan,
                target: names[last] == CommissionJournal.name ? "1,500,000 /s" : "")
        }
    }

    private static func rebuild(
        _ names: [String], _ log: EventLog, _ count: Int, in work: WorkDirectory,
        _ report: inout BenchReport
    ) throws {
        let models = ModelSet()
        var most = 0
        var folded: UInt64 = 0
        let elapsed = try Machine.time {
            let store = try ModelStore(at: work.book("rebuilt"), isReadOnly: false)
            let next = try store.beginGeneration(waits: false)
            try store.attach(models.fold, to: next)
            folded = try Machine.time {
                try models.fold.catchUp(with: log, storing: next, in: store) { _ in
                    most = max(most, ProcessMemory.own())
                }
            }
            try store.complete(models.fold, into: next)
            try store.promote(names, of: models.fold, next)
            store.close()
        }
        report.add("rebuild, folding and storing what is added", events: count, nanoseconds: folded)
        report.add(
            "rebuild of all models", events: count, nanoseconds: elapsed,
            target: "12 s for 10,000,000")
        report.note("memory of the rebuild, map not included", "\(most >> 20) MiB")
    }
}
