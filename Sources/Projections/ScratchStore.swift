import EventLog
import Glibc
import LMDB

/// Storage for a fold that is thrown away: what does not fit into memory lies in files that have no
/// name any more, so that nothing is left of them whatever ends the process.
package final class ScratchStore {
    private let store: ModelStore
    private let generation: NextGeneration

    /// - Parameter directory: where there is room.
    /// - Throws: `LMDBError` where no file can be made there.
    package init(in directory: String) throws {
        var template = Array("\(directory)/daybook-fold-XXXXXX".utf8CString)
        let made = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
        // Where no directory can be made, opening says why.
        let place = made ?? "\(directory)/daybook-fold"
        store = try ModelStore(at: place, isReadOnly: false, sync: .noSync)
        generation = try store.beginGeneration(waits: false)
        for name in ["data.mdb", "lock.mdb", "generation.lock"] { unlink("\(place)/\(name)") }
        rmdir(place)
    }

    /// Takes in the events of a log; see ``Fold/catchUp(with:_:storing:in:pace:progress:)``. The
    /// fold's rows can be read until the store is closed.
    package func catchUp(
        _ fold: Fold, with log: EventLog, _ range: Fold.Range, pace: StoringPace = StoringPace(),
        progress: (UInt64) throws -> Void
    ) throws {
        try store.attach(fold, to: generation)
        try fold.catchUp(
            with: log, range, storing: generation, in: store, pace: pace, progress: progress)
        _ = try store.settle(fold)
    }

    package func close() {
        store.close()
    }
}
