import EventLog
import Projections
import ReadModels

/// Folds the read models of a book anew from the first event, beside the live ones, and puts them
/// in their place.
///
/// Queries go on with the live models until the new ones are whole; appends go on too, except
/// while the last events are folded and the pointers are turned. Broken off at any time, the book
/// keeps the models that it had.
package struct Rebuild {
    private let log: EventLog
    private let store: ModelStore
    /// The models to replace; all are folded, since they read each other.
    private let names: [String]

    /// A model after a rebuild.
    package struct Outcome: Sendable {
        package let state: ModelState
        package let digest: [UInt8]
        /// The digest of the model that was live until then; nil where there was none.
        package let before: [UInt8]?
    }

    /// A rebuild of the models of these names, of all if there are none.
    package init(_ log: EventLog, views directory: String, models: [String]) throws {
        self.log = log
        store = try ModelStore(at: directory, isReadOnly: false)
        names = models.isEmpty ? ModelSet().fold.states.map(\.name) : models
    }

    package func close() {
        store.close()
    }

    /// Folds everything and replaces the models.
    ///
    /// With `compares` the digests of the live models are worked out, to say what changed; both are
    /// those of the position that the log had at first. `progress` gets how many of how many events
    /// are folded; what it throws ends the work, and the live models stay.
    ///
    /// - Complexity: O(n) in the events; memory for the rows that are in use.
    /// - Throws: `GenerationBusy` while another process folds the models anew.
    package func run(
        compares: Bool, progress: (_ done: UInt64, _ total: UInt64) throws -> Void
    ) throws -> [Outcome] {
        let rebuilt = ModelSet()
        let next = try store.beginGeneration(waits: false)
        try store.attach(rebuilt.fold, to: next)
        let total = try log.head().position
        try rebuilt.fold.catchUp(
            with: log, Fold.Range(through: total), storing: next, in: store
        ) { position in
            try progress(position, total)
        }
        try store.complete(rebuilt.fold, into: next)
        let live = try liveModels(at: total)
        // Where a model is missing, the others stand at other positions: all are replaced.
        let replaced = live == nil ? rebuilt.fold.states.map(\.name) : names
        let outcomes = try outcomes(rebuilt, of: replaced, live: compares ? live : nil)
        try log.write { writer in
            // Under the writer lock nothing is added: all models come to the same position, so
            // that those which are kept and those which are new go on together.
            let head = Fold.Range(through: writer.committedPosition)
            try rebuilt.fold.catchUp(with: log, head, storing: next, in: store)
            try store.complete(rebuilt.fold, into: next)
            if replaced.count < rebuilt.fold.states.count { try bringLiveModels(to: head) }
            try store.promote(replaced, of: rebuilt.fold, next)
        }
        return outcomes
    }

    /// The live models, brought to a position in memory; nil where one is not there or of another
    /// revision, or where they have gone beyond it.
    private func liveModels(at position: UInt64) throws -> ModelSet? {
        let live = ModelSet()
        guard try store.attach(live.fold).isEmpty, live.fold.position <= position else {
            return nil
        }
        try live.fold.catchUp(with: log, Fold.Range(through: position))
        return live
    }

    /// Stores the live models as they stand at the head of the log, which nobody moves meanwhile;
    /// again where another process was storing them just now.
    private func bringLiveModels(to head: Fold.Range) throws {
        while true {
            let live = ModelSet()
            guard try store.attach(live.fold).isEmpty else {
                throw GenerationBusy(reason: "the models that are kept are not there any more")
            }
            try live.fold.catchUp(with: log, head)
            if try store.flush(live.fold) { return }
            store.wait()
        }
    }

    private func outcomes(
        _ rebuilt: ModelSet, of names: [String], live: ModelSet?
    ) throws -> [Outcome] {
        try rebuilt.fold.states.filter { names.contains($0.name) }.map { state in
            Outcome(
                state: state, digest: try rebuilt.fold.digest(of: state.name) ?? [],
                before: try live?.fold.digest(of: state.name))
        }
    }
}
