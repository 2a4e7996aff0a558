import EventLog
import Projections
import ReadModels

/// Folding the log: reading alone, each model with those before it, all of them; a rebuild.
enum FoldMeasures {
    static func run(
        _ book: String, in work: WorkDirectory, _ report: inout BenchReport
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
        report.add("read the log", events: count, nanoseconds: read)
        let names = ModelSet().fold.projectors.map(\.modelName)
        for last in names.indices {
            let models = ModelSet()
            let fold = Fold(Array(models.fold.projectors[0...last]))
            let elapsed = try Machine.time { try fold.catchUp(with: log) }
            report.add("fold through \(names[last])", events: count, nanoseconds: elapsed)
        }
        let models = ModelSet()
        let rebuild = try Machine.time {
            let store = try ModelStore(at: work.book("rebuilt"), isReadOnly: false)
            let next = try store.beginGeneration(waits: false)
            try store.attach(models.fold, to: next)
            try models.fold.catchUp(with: log, storing: next, in: store)
            try store.complete(models.fold, into: next)
            try store.promote(names, of: models.fold, next)
            store.close()
        }
        report.add("rebuild of all models", events: count, nanoseconds: rebuild)
    }
}
