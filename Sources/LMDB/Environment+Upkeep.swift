import CLMDB
import Glibc

extension Environment {
    /// The sizes of an environment at one moment.
    package struct Info: Sendable, Equatable {
        /// Bytes of address space for the data file.
        package let mapSize: Int
        /// Bytes of a page.
        package let pageSize: Int
        /// The number of the last page that was ever used; some below it may be free.
        package let lastPage: Int
        /// The number of the last transaction that was committed.
        package let lastTransaction: Int
        /// Reader slots of all processes that have been in use at the same time.
        package let readerSlotsUsed: Int
        /// Reader slots there are.
        package let readerSlots: Int

        /// Bytes that the data file needs at least.
        package var usedSize: Int { (lastPage + 1) * pageSize }

        /// How full the map is, in percent, rounded up. From 70 on, ``Environment`` takes a larger
        /// map when it is next opened; at 100 writes fail with `mapFull`.
        package var usage: Int { (usedSize + mapSize / 100 - 1) / max(mapSize / 100, 1) }
    }

    /// The sizes as of the last commit.
    ///
    /// - Precondition: the environment is open.
    package var info: Info {
        if state.withLock({ $0.isClosed }) { misuse("An environment was used after its close.") }
        var info = MDB_envinfo()
        var stat = MDB_stat()
        mdb_env_info(handle, &info)
        mdb_env_stat(handle, &stat)
        return Info(
            mapSize: info.me_mapsize, pageSize: Int(stat.ms_psize), lastPage: info.me_last_pgno,
            lastTransaction: info.me_last_txnid, readerSlotsUsed: Int(info.me_numreaders),
            readerSlots: Int(info.me_maxreaders))
    }

    /// Clears the reader slots of processes that have died, which would keep old pages from being
    /// used again. Done at open; worth doing now and then in a process that runs for long.
    ///
    /// - Returns: how many there were.
    @discardableResult
    package func clearStaleReaders() throws(LMDBError) -> Int {
        try checkOpen("clear stale readers")
        var dead: CInt = 0
        try succeed(mdb_reader_check(handle, &dead), "clear stale readers")
        return Int(dead)
    }

    /// Has the disk write everything that was committed. Needed only with a weaker
    /// ``Sync`` than `full`.
    package func sync() throws(LMDBError) {
        try checkOpen("sync")
        try succeed(mdb_env_sync(handle, 1), "sync")
    }

    /// Writes a copy of the last commit, without its free pages, into the directory `directory`,
    /// which must be there and hold no data file. Writers go on meanwhile.
    ///
    /// The copy is on the disk when this returns; when it fails, there is none.
    package func copy(to directory: String) throws(LMDBError) {
        try checkOpen("copy")
        let file = "\(directory)/data.mdb"
        var status = mdb_env_copy2(handle, directory, CUnsignedInt(MDB_CP_COMPACT))
        if status == EEXIST { try succeed(status, "copy to \(directory)") }
        if status == MDB_SUCCESS { status = Self.syncToDisk(file) }
        if status == MDB_SUCCESS { status = Self.syncToDisk(directory) }
        if status != MDB_SUCCESS { unlink(file) }
        try succeed(status, "copy to \(directory)")
    }

    /// Has the disk keep what a file holds, or which files a directory holds. Returns an `errno`.
    static func syncToDisk(_ path: String) -> CInt {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { return errno }
        defer { Glibc.close(descriptor) }
        return fsync(descriptor) == 0 ? 0 : errno
    }

    /// Refuses what would touch the handle after the close.
    func checkOpen(_ operation: String) throws(LMDBError) {
        if state.withLock({ $0.isClosed }) {
            throw LMDBError(.closed, operation: operation, path: path)
        }
    }

    private func succeed(_ status: CInt, _ operation: String) throws(LMDBError) {
        if status != MDB_SUCCESS {
            throw LMDBError(status: status, operation: operation, path: path)
        }
    }
}
