import LMDB

/// What a fold has changed since it was stored last: rows of its tables, and how far each model
/// has come, to be stored in one commit.
struct ViewChanges: Sendable {
    /// What became of them.
    enum Outcome: Sendable {
        case stored
        /// Somebody else has stored other changes meanwhile; nothing was written.
        case outrun
        case failed(any Error)
    }

    let runs: [TableRun]
    /// The models as they are to stand in the catalogue, each with what must stand there before;
    /// none for a generation that is not live yet.
    let states: [(new: StoredModel, old: StoredModel?)]

    /// Stores them.
    func store(in environment: Environment, catalogue: Table) -> Outcome {
        do {
            var transaction = try environment.beginWrite()
            for (new, old) in states {
                guard try catalogue.model(new.state.name, in: transaction) == old else {
                    return .outrun
                }
                try catalogue.set(new, in: &transaction)
            }
            for run in runs { try run.write(in: &transaction) }
            try transaction.commit()
            return .stored
        } catch {
            return .failed(error)
        }
    }
}

// MARK: - The catalogue

extension Table {
    /// A model of the catalogue.
    fileprivate func model(
        _ name: String, in transaction: borrowing WriteTransaction
    ) throws -> StoredModel? {
        var key = RowWriter(capacity: 64)
        TextKey(name).encode(into: &key)
        guard let value = try get(key.bytes.bytes, in: transaction) else { return nil }
        return try value.withUnsafeBytes { bytes in
            var reader = RowReader(bytes)
            return try StoredModel(decoding: &reader)
        }
    }

    /// Puts a model into the catalogue.
    func set(_ model: StoredModel, in transaction: inout WriteTransaction) throws {
        var key = RowWriter(capacity: 64)
        TextKey(model.state.name).encode(into: &key)
        var row = RowWriter(capacity: 512)
        model.encode(into: &row)
        try put(key.bytes.bytes, row.bytes.bytes, in: &transaction)
    }
}
