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
            let reason =
                errno == EINTR ? "interrupted" : "another process is folding the models anew"
            close(lock)
            throw GenerationBusy(reason: reason)
        }
    }

    deinit { close(lock) }
}

/// A generation cannot be begun now.
package struct GenerationBusy: Error, CustomStringConvertible {
    let reason: String

    package init(reason: String) {
        self.reason = reason
    }

    package var description: String {
        "the models cannot be folded anew now: \(reason); try again when it has ended"
    }
}

extension ModelStore {
    /// Begins the next generation, see ``attach(_:to:)``. What others have stored while this waited
    /// is seen from here on.
    ///
    /// - Parameter waits: until no other process builds one.
    /// - Returns: what the fold is attached to with ``attach(_:to:)``.
    /// - Throws: `GenerationBusy` where one does.
    package func beginGeneration(waits: Bool) throws -> NextGeneration {
        let next = try NextGeneration(in: directory, waits: waits)
        try snapshot.renew()
        return next
    }

    /// Gives a fold, which stands before the first event, the tables of a generation, which are
    /// empty: what one that was never finished has left in them is dropped.
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
        // All rows are in memory until they are let go for the first time; until then nothing is
        // looked for in the new tables, but what is stored as it comes.
        for (projector, number) in zip(fold.projectors, numbers) {
            try attach(projector, generation: number)
            for table in projector.tables where !table.isAppendOnly { table.source = nil }
        }
        next.numbers = numbers
    }

    /// Begins to store the rows that were added to tables that never change a row, and returns
    /// while they are being written.
    func storeAdded(_ fold: Fold, into next: NextGeneration) throws {
        try fold.settleDeferred()
        try finishStoring()
        try snapshot.renew()
        for table in fold.projectors.flatMap(\.tables) where table.isAppendOnly { table.letGo() }
        let rows = try changedRows(of: fold, next.numbers) { $0.isAppendOnly }
        begin(ViewChanges(runs: rows, states: []))
    }

    /// Stores everything that has changed, table by table, and lets go of it: from then on rows are
    /// fetched. What is in use comes back with its next event.
    func relieve(_ fold: Fold, into next: NextGeneration) throws {
        try storeTables(of: fold, into: next) { _ in }
        for (projector, number) in zip(fold.projectors, next.numbers) {
            try attach(projector, generation: number)
            // The second time nothing counts as asked for any more.
            for table in projector.tables {
                table.letGo()
                table.letGo()
            }
        }
    }

    /// Stores the rest of a generation, table by table, and lets go of all rows: from then on they
    /// are fetched.
    package func complete(_ fold: Fold, into next: NextGeneration) throws {
        // What has been encoded is not needed any more: nothing is folded before it is stored.
        try storeTables(of: fold, into: next) { $0.discard() }
        for (projector, number) in zip(fold.projectors, next.numbers) {
            projector.discard()
            try attach(projector, generation: number)
        }
    }

    /// Stores what has changed, one table being written while the next is encoded.
    private func storeTables(
        of fold: Fold, into next: NextGeneration, encoded: (any ModelTable) -> Void
    ) throws {
        try fold.settleDeferred()
        for projector in fold.projectors {
            for table in projector.tables where table.hasChanges {
                let rows = try changedRows(of: fold, next.numbers) { $0 === table }
                encoded(table)
                try finishStoring()
                begin(ViewChanges(runs: rows, states: []))
            }
        }
        try finishStoring()
        try snapshot.renew()
    }

    /// Puts a completed generation in the place of the live one for the models named, and drops
    /// what is no longer used.
    package func promote(_ models: [String], of fold: Fold, _ next: NextGeneration) throws {
        try snapshot.renew()
        var unused: [String] = []
        var promoted: [StoredModel] = []
        for (index, projector) in fold.projectors.enumerated() {
            let number = next.numbers[index]
            if models.contains(projector.modelName) {
                if let live = try state(of: projector.modelName) {
                    unused += Self.tableNames(projector, live.generation)
                }
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
        isAttached = false
    }
}
