import EventLog
import Glibc
import LMDB

/// The `views/` environment of a book: the tables of every read model, each under a generation of
/// its own, and how far each has come.
///
/// Nothing here is the truth: the directory can be deleted and is folded again from the log.
///
/// | table | key → value |
/// |---|---|
/// | `models` | model name → generation, then the `ModelState` row |
/// | `<model>@<generation>/<table>` | the rows of one table of one generation |
package final class ModelStore {
    let directory: String
    let environment: Environment
    let snapshot: ViewSnapshot
    let catalogue: Table
    private(set) var tables: [String: Table] = [:]
    /// The changes that another thread is storing.
    var storing: (work: BackgroundWork<ViewChanges.Outcome>, changes: ViewChanges)?
    /// The models as the catalogue had them when the fold took them over, or as they were stored
    /// since: what changes may be stored on. nil for one that is not stored.
    var base: [String: StoredModel] = [:]
    /// Whether the fold goes on from `base`; not after changes that could not be stored.
    var isAttached = false

    /// Opens the views in `directory`, creating what is missing. Opened for writing, files that
    /// cannot be read any more give way to empty ones, and the models are folded again.
    package convenience init(at directory: String, isReadOnly: Bool) throws {
        try self.init(at: directory, isReadOnly: isReadOnly, sync: .noMetaSync)
    }

    init(at directory: String, isReadOnly: Bool, sync: Environment.Sync) throws {
        var options = Environment.Options()
        options.isReadOnly = isReadOnly
        options.sync = sync
        options.maxTables = 512
        self.directory = directory
        environment = try Self.open(directory, options)
        catalogue = try environment.openTable("models")
        snapshot = try ViewSnapshot(of: environment)
    }

    private static func open(
        _ directory: String, _ options: Environment.Options
    ) throws(LMDBError) -> Environment {
        do {
            return try Environment(at: directory, options: options)
        } catch {
            guard !options.isReadOnly, error.saysUnreadable else { throw error }
            // Who has them open keeps what he has: nothing is cut off under him.
            for name in ["data.mdb", "lock.mdb"] { unlink("\(directory)/\(name)") }
            return try Environment(at: directory, options: options)
        }
    }

    package func close() {
        _ = storing?.work.finish()
        snapshot.end()
        environment.close()
    }

    /// Sees what other processes have written meanwhile.
    package func renew() throws {
        try snapshot.renew()
    }

    /// How far the live generation of a model has come; nil where there is none.
    package func state(of model: String) throws -> StoredModel? {
        var key = RowWriter(capacity: 64)
        TextKey(model).encode(into: &key)
        return try snapshot.withValue(of: key.bytes, in: catalogue) { value in
            var reader = RowReader(value)
            return try StoredModel(decoding: &reader)
        }
    }
}

/// A model as the catalogue of the views has it.
package struct StoredModel: TableRow, Equatable {
    /// Raised by every rebuild.
    package var generation: UInt32
    package var state: ModelState

    package init(generation: UInt32, state: ModelState) {
        self.generation = generation
        self.state = state
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(generation)
        state.encode(into: &writer)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        generation = try reader.integer()
        state = try ModelState(decoding: &reader)
    }
}

// MARK: - A fold over the store

extension ModelStore {
    /// Lets every table of a fold fetch its rows from the live generation, and the fold go on
    /// where it was stored last. A model that is not stored, or in another revision, is left as
    /// it is: at position 0 and in memory.
    ///
    /// - Precondition: the fold has nothing in memory.
    /// - Returns: the models that must be folded from the beginning.
    package func attach(_ fold: Fold) throws -> [String] {
        let live = try liveModels(of: fold)
        base = [:]
        var stored: [ModelState] = []
        var missing: [String] = []
        for (projector, model) in zip(fold.projectors, live) {
            base[projector.modelName] = model
            guard let model, model.state.revision == projector.modelRevision else {
                missing.append(projector.modelName)
                continue
            }
            try attach(projector, generation: model.generation)
            stored.append(model.state)
        }
        fold.resume(stored)
        isAttached = true
        return missing
    }

    /// Whether none of the models that were to be attached last is stored, in any revision.
    package var hasNoModels: Bool { base.isEmpty }

    /// The models of a fold as the catalogue has them, of one and the same commit, with their
    /// tables open.
    private func liveModels(of fold: Fold) throws -> [StoredModel?] {
        var attempts = 0
        while true {
            // What is read below is of this commit, and so are the rows that are fetched later.
            try snapshot.renew()
            let models = try fold.projectors.map { try state(of: $0.modelName) }
            var names: [String] = []
            for (projector, model) in zip(fold.projectors, models) {
                guard let model, model.state.revision == projector.modelRevision else { continue }
                names += Self.tableNames(projector, model.generation)
            }
            if names.allSatisfy({ tables[$0] != nil }) { return models }
            do {
                try open(names)
            } catch let error as LMDBError where error.code == .notFound && attempts < 10 {
                // Another generation has taken its place meanwhile.
                attempts += 1
            }
        }
    }

    func attach(_ projector: any Projector, generation: UInt32) throws {
        let names = Self.tableNames(projector, generation)
        try open(names)
        for (table, name) in zip(projector.tables, names) {
            table.source = tables[name].map { TableSource(snapshot: snapshot, table: $0) }
        }
    }

    func open(_ names: [String]) throws {
        let missing = names.filter { tables[$0] == nil }
        guard !missing.isEmpty else { return }
        let opened = try environment.openTables(missing.map { Environment.TableRequest($0) })
        for (name, table) in zip(missing, opened) { tables[name] = table }
        try snapshot.renew()
    }

    /// The names of a model's tables in one generation, in the order of the projector's.
    static func tableNames(_ projector: any Projector, _ generation: UInt32) -> [String] {
        projector.tables.map { "\(projector.modelName)@\(generation)/\($0.name)" }
    }

    /// Drops tables; those that are not there are passed over.
    func drop(_ names: [String], in transaction: inout WriteTransaction) throws {
        for name in names {
            guard let table = tables.removeValue(forKey: name) else { continue }
            try table.drop(in: &transaction)
        }
    }
}

extension LMDBError {
    /// Whether the data file is there and is none, or not whole.
    fileprivate var saysUnreadable: Bool {
        switch code {
        case .truncated, .invalid: true
        default: false
        }
    }
}
