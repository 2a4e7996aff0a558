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
    private let environment: Environment
    private let snapshot: ViewSnapshot
    private let catalogue: Table
    private var tables: [String: Table] = [:]

    /// Opens the views in `directory`, creating what is missing. Opened for writing, files that
    /// cannot be read any more give way to empty ones, and the models are folded again.
    package init(at directory: String, isReadOnly: Bool) throws {
        var options = Environment.Options()
        options.isReadOnly = isReadOnly
        options.sync = .noMetaSync
        options.maxTables = 256
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
    /// where it was flushed last. A model that is not stored, or in another revision, is left as
    /// it is: at position 0 and in memory.
    ///
    /// - Returns: the models that must be folded from the beginning.
    package func attach(_ fold: Fold) throws -> [String] {
        var stored: [ModelState] = []
        var missing: [String] = []
        for projector in fold.projectors {
            let name = projector.modelName
            guard let model = try state(of: name), model.state.revision == projector.modelRevision
            else {
                missing.append(name)
                continue
            }
            try attach(projector, generation: model.generation)
            stored.append(model.state)
        }
        fold.resume(stored)
        return missing
    }

    private func attach(_ projector: any Projector, generation: UInt32) throws {
        let names = projector.tables.map {
            Self.tableName(projector.modelName, generation, $0.name)
        }
        try open(names)
        for (table, name) in zip(projector.tables, names) {
            table.source = tables[name].map { TableSource(snapshot: snapshot, table: $0) }
        }
    }

    private func open(_ names: [String]) throws {
        let missing = names.filter { tables[$0] == nil }
        guard !missing.isEmpty else { return }
        let opened = try environment.openTables(missing.map { Environment.TableRequest($0) })
        for (name, table) in zip(missing, opened) { tables[name] = table }
        try snapshot.renew()
    }

    static func tableName(_ model: String, _ generation: UInt32, _ table: String) -> String {
        "\(model)@\(generation)/\(table)"
    }
}

// MARK: - Writing

extension ModelStore {
    /// Writes what has changed in every table of a fold, and how far each model has come, in one
    /// commit, to the live generations; models that have none yet get their first.
    package func flush(_ fold: Fold) throws {
        var generations: [UInt32] = []
        for projector in fold.projectors {
            let generation = try state(of: projector.modelName)?.generation ?? 1
            try open(
                projector.tables.map { Self.tableName(projector.modelName, generation, $0.name) })
            generations.append(generation)
        }
        try write(fold, generations)
        for (projector, generation) in zip(fold.projectors, generations) {
            try attach(projector, generation: generation)
        }
    }

    /// Writes a fold that was built in memory as the next generation of the models named, turns
    /// the pointers to it and drops the generation before.
    package func replace(_ models: [String], with fold: Fold) throws {
        var generations: [UInt32] = []
        var old: [String] = []
        var chosen: [any Projector] = []
        for projector in fold.projectors where models.contains(projector.modelName) {
            let live = try state(of: projector.modelName)?.generation ?? 0
            try open(
                projector.tables.map { Self.tableName(projector.modelName, live + 1, $0.name) })
            if live > 0 {
                old += projector.tables.map { Self.tableName(projector.modelName, live, $0.name) }
            }
            generations.append(live + 1)
            chosen.append(projector)
        }
        try write(chosen, fold, generations)
        try drop(old)
    }

    private func write(_ fold: Fold, _ generations: [UInt32]) throws {
        try write(fold.projectors, fold, generations)
    }

    private func write(
        _ projectors: [any Projector], _ fold: Fold, _ generations: [UInt32]
    ) throws {
        let isNew = try zip(projectors, generations).map { projector, generation in
            try state(of: projector.modelName)?.generation != generation
        }
        var sink = TableSink(try environment.beginWrite())
        for (index, projector) in projectors.enumerated() {
            let generation = generations[index]
            for table in projector.tables where table.hasChanges {
                let name = Self.tableName(projector.modelName, generation, table.name)
                guard let stored = tables[name] else { continue }
                sink.turn(to: stored, isNew: isNew[index])
                try table.flush(into: &sink)
            }
            guard let state = fold.states.first(where: { $0.name == projector.modelName }) else {
                continue
            }
            sink.turn(to: catalogue, isNew: false)
            try sink.put { key in
                TextKey(projector.modelName).encode(into: &key)
            } row: { row in
                StoredModel(generation: generation, state: state).encode(into: &row)
            }
        }
        try sink.commit()
        try snapshot.renew()
    }

    private func drop(_ names: [String]) throws {
        try open(names)
        var transaction = try environment.beginWrite()
        for name in names {
            guard let table = tables.removeValue(forKey: name) else { continue }
            try table.drop(in: &transaction)
        }
        try transaction.commit()
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
