import EventLog
import LMDB

// Storing what a fold has changed. Rows are encoded by the thread that folds and written by
// another, so that a fold waits for storage only where storage is the slower of the two. What is
// being written stays in memory until it can be fetched.

extension ModelStore {
    /// Stores what has changed in the live generation of every model of a fold, and how far each
    /// has come, in one commit; models that have none yet get their first.
    ///
    /// - Returns: false where another process has stored changes of its own meanwhile; then
    ///   nothing was stored, and what the fold has in memory is of no use any more.
    package func flush(_ fold: Fold) throws -> Bool {
        try fold.settleDeferred()
        guard isAttached, try settle(fold) else { return false }
        begin(try liveChanges(of: fold))
        return try settle(fold)
    }

    /// Begins to store what has changed, and returns while it is being written.
    ///
    /// - Returns: as ``flush(_:)``, for the changes that were begun before these.
    package func flushBeside(_ fold: Fold) throws -> Bool {
        try fold.settleDeferred()
        guard isAttached, try settle(fold) else { return false }
        begin(try liveChanges(of: fold))
        return true
    }

    /// Waits until everything begun is stored, and lets go of the rows that nobody has asked for
    /// lately.
    ///
    /// - Returns: as ``flush(_:)``.
    /// - Throws: what kept the changes from being written.
    package func settle(_ fold: Fold) throws -> Bool {
        guard storing != nil else { return true }
        guard try finishStoring() else { return false }
        try snapshot.renew()
        for projector in fold.projectors {
            for table in projector.tables { table.letGo() }
        }
        return true
    }

    /// Waits until everything begun is stored; false where another process was faster.
    ///
    /// Where it could not be stored, the fold has rows in memory that pass for stored and are not:
    /// nothing more is stored of it until it is attached again.
    @discardableResult
    func finishStoring() throws -> Bool {
        guard let (work, changes) = storing else { return true }
        storing = nil
        switch work.finish() {
        case .stored:
            for (new, _) in changes.states { base[new.state.name] = new }
            return true
        case .outrun:
            isAttached = false
            return false
        case .failed(let error):
            isAttached = false
            throw error
        }
    }

    /// Waits until nothing is being written any more, whatever becomes of it.
    package func wait() {
        _ = storing?.work.finish()
        storing = nil
        isAttached = false
    }

    func begin(_ changes: ViewChanges) {
        let (environment, catalogue) = (environment, catalogue)
        let work = BackgroundWork { changes.store(in: environment, catalogue: catalogue) }
        storing = (work, changes)
    }

    private func liveChanges(of fold: Fold) throws -> ViewChanges {
        var states: [(new: StoredModel, old: StoredModel?)] = []
        var generations: [UInt32] = []
        for (projector, state) in zip(fold.projectors, fold.states) {
            // The first is 0, a number that no generation has that is built beside the live one.
            let old = base[projector.modelName]
            let generation = old?.generation ?? 0
            try attach(projector, generation: generation)
            generations.append(generation)
            states.append((StoredModel(generation: generation, state: state), old))
        }
        return ViewChanges(
            runs: try changedRows(of: fold, generations) { _ in true }, states: states)
    }

    /// The changed rows of those tables of a fold that `isChosen` says; they take them as stored.
    func changedRows(
        of fold: Fold, _ generations: [UInt32], of isChosen: (any ModelTable) -> Bool
    ) throws -> [TableRun] {
        var sink = TableSink()
        for (projector, generation) in zip(fold.projectors, generations) {
            let names = Self.tableNames(projector, generation)
            for (table, name) in zip(projector.tables, names)
            where table.hasChanges && isChosen(table) {
                guard let stored = tables[name] else { continue }
                sink.turn(to: stored)
                try table.flush(into: &sink)
            }
        }
        return sink.runs
    }
}
