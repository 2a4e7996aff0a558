import EventLog
import Projections
import ReadModels

/// Folding the log: reading alone, each model with those before it, all of them; a rebuild.
enum FoldMeasures {
    static func run(in work: WorkDirectory, _ report: inout BenchReport) throws {
        let log = try EventLog.open(at: work.book("book-8000"), readOnly: true)
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
            try models.fold.catchUp(with: log)
            let store = try ModelStore(at: work.book("rebuilt"), isReadOnly: false)
            try store.replace(names, with: models.fold)
            store.close()
        }
        report.add("rebuild of all models", events: count, nanoseconds: rebuild)
    }
}
