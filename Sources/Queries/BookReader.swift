import EventLog
import Projections
import ReadModels

/// A book that is open for asking. Nothing is written: models that lag behind the log are brought
/// to its head in memory.
package final class BookReader {
    package let log: EventLog
    /// The book's directory.
    package let directory: String
    /// nil where the views do not exist: everything is folded in memory then.
    private let store: ModelStore?
    private var models: ModelSet?
    /// Where rows of long folds lie that do not fit into memory.
    private var scratches: [ScratchStore] = []
    private let temporaryDirectory: String

    /// The longest fold that has no files to fall back on: some 2 GB of rows.
    static let longestInMemory: UInt64 = 1_000_000

    /// Called while events are folded in memory, with how many of how many are done; what it
    /// throws ends the work.
    package var progress: (_ done: UInt64, _ total: UInt64) throws -> Void = { _, _ in }

    /// - Parameters:
    ///   - directory: the book's.
    ///   - temporaryDirectory: where long folds may put what does not fit into memory.
    /// - Throws: `EventLogError` or `LMDBError` where the book is missing or damaged.
    package init(opening directory: String, temporaryDirectory: String = "/tmp") throws {
        self.directory = directory
        self.temporaryDirectory = temporaryDirectory
        log = try EventLog.open(at: directory, readOnly: true)
        store = try? ModelStore(at: "\(directory)/views", isReadOnly: true)
    }

    package func close() {
        models = nil
        for scratch in scratches { scratch.close() }
        log.close()
        store?.close()
    }
}

// MARK: - Models

extension BookReader {
    /// The models at the head of the log, over the stored views where there are any.
    ///
    /// The views are looked at before the log, so that they are never ahead of it.
    package func modelsAtHead() throws -> ModelSet {
        // Where a model is not stored, it is folded again, and with it all that others read.
        let models = try self.models ?? storedModels() ?? ModelSet()
        self.models = models
        try catchUp(models.fold)
        return models
    }

    /// The stored models as they are, not brought to the head; nil where one is missing or of
    /// another revision.
    package func storedModels() throws -> ModelSet? {
        let models = ModelSet()
        guard let store, try store.attach(models.fold).isEmpty else { return nil }
        return models
    }

    /// The models as folded from what was known at a position: in memory, and what does not fit in
    /// files that are gone with the reader.
    ///
    /// - Complexity: O(position).
    package func models(knownAt position: UInt64) throws -> ModelSet {
        let models = ModelSet()
        guard position > Self.longestInMemory else {
            try catchUp(models.fold, through: position)
            return models
        }
        let scratch = try ScratchStore(in: temporaryDirectory)
        scratches.append(scratch)
        try scratch.catchUp(models.fold, with: log, Fold.Range(through: position)) { done in
            try progress(done, position)
        }
        return models
    }

    /// Brings a fold to a position, without one to the head of the log.
    func catchUp(_ fold: Fold, through position: UInt64? = nil) throws {
        let last = try position ?? log.head().position
        let first = fold.position
        guard first < last else { return }
        try fold.catchUp(with: log, Fold.Range(through: last)) { position in
            try progress(position - first, last - first)
        }
    }
}
