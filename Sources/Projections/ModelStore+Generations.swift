import EventLog
import Glibc
import LMDB

// A generation beside the live one: built while the live one is in use, then put in its place.

/// The next generation of a set of models, while it is being built. Nobody else builds one as long
/// as it lives.
package final class NextGeneration {
    fileprivate var numbers: [UInt32] = []
    private let lock: CInt

    /// - Throws: `GenerationBusy` where another process builds one and `waits` is false.
    fileprivate init(in directory: String, waits: Bool) throws {
        lock = open("\(directory)/generation.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard lock >= 0 else { throw GenerationBusy(reason: String(cString: strerror(errno))) }
        guard flock(lock, waits ? LOCK_EX : LOCK_EX | LOCK_NB) == 0 else {
            close(lock)
            throw GenerationBusy(reason: "another process is folding the models anew")
        }
    }

    deinit { close(lock) }
}

/// A generation cannot be begun now.
package struct GenerationBusy: Error, CustomStringConvertible {
    let reason: String

    package var description: String {
        "the models cannot be folded anew now: \(reason); try again when it has ended"
    }
}

extension ModelStore {
    /// Begins the next generation of every model of a fold, whose tables are empty. What a
    /// generation that was never finished has left is dropped.
    ///
    /// - Parameter waits: until no other process builds one.
    /// - Throws: `GenerationBusy` where one does.
    package func beginGeneration(waits: Bool) throws -> NextGeneration {
        try NextGeneration(in: directory, waits: waits)
    }

    /// Gives a fold, which stands before the first event, the tables of a generation.
    package func attach(_ fold: Fold, to next: NextGeneration) throws {
        var numbers: [UInt32] = []
        var names: [String] = []
        for projector in fold.projectors {
            let number = (try state(of: projector.modelName)?.generation ?? 0) + 1
            numbers.append(number)
            names += Self.tableNames(projector, number)
        }
        try open(names)
        var transaction = try environment.beginWrite()
        try drop(names, in: &transaction)
        try transaction.commit()
        for (projector, number) in zip(fold.projectors, numbers) {
            try attach(projector, generation: number)
        }
        next.numbers = numbers
    }

    /// Begins to store what has changed in a generation that is being built, and returns while it
    /// is being written.
    ///
    /// - Parameter onlyAdded: leaves the rows of tables that change rows in memory.
    package func flushBeside(
        _ fold: Fold, into next: NextGeneration, onlyAdded: Bool = false
    ) throws {
        _ = try settle(fold)
        let rows = try changedRows(of: fold, next.numbers) { !onlyAdded || $0.isAppendOnly }
        begin(ViewChanges(runs: rows, states: []))
    }

    /// Stores the rest of a generation, table by table, and lets go of all rows: from then on they
    /// are fetched.
    package func complete(_ fold: Fold, into next: NextGeneration) throws {
        _ = try settle(fold)
        for projector in fold.projectors {
            for table in projector.tables where table.hasChanges {
                let rows = try changedRows(of: fold, next.numbers) { $0 === table }
                // What has been encoded is not needed any more, and this one is not folded on
                // before it is stored.
                table.discard()
                try finishStoring()
                begin(ViewChanges(runs: rows, states: []))
            }
        }
        try finishStoring()
        try snapshot.renew()
        for projector in fold.projectors { projector.discard() }
    }

    /// Puts a completed generation in the place of the live one for the models named, and drops
    /// what is no longer used.
    package func promote(_ models: [String], of fold: Fold, _ next: NextGeneration) throws {
        var unused: [String] = []
        var promoted: [StoredModel] = []
        for (index, projector) in fold.projectors.enumerated() {
            let number = next.numbers[index]
            if models.contains(projector.modelName) {
                unused += Self.tableNames(projector, number - 1)
                promoted.append(StoredModel(generation: number, state: fold.states[index]))
            } else {
                unused += Self.tableNames(projector, number)
            }
        }
        try open(unused)
        var transaction = try environment.beginWrite()
        for model in promoted { try catalogue.set(model, in: &transaction) }
        try drop(unused, in: &transaction)
        try transaction.commit()
        try snapshot.renew()
    }
}
