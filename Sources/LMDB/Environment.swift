import CLMDB
import Glibc
import Synchronization

/// A directory with one LMDB data file and its lock file, open in this process.
///
/// An environment holds tables; tables are read and written in transactions:
///
/// ```swift
/// let environment = try Environment(at: path)
/// let names = try environment.openTable("names")
/// try environment.write { transaction in
///     try names.put(key.span.bytes, value.span.bytes, in: &transaction)
/// }
/// let size = try environment.read { transaction in
///     try names.get(key.span.bytes, in: transaction)?.byteCount
/// }
/// ```
///
/// Any number of readers, one writer. Readers do not wait for the writer nor it for them; but as
/// long as a reader is open, no page that it can see is used again, so long readers make the file
/// grow. Any thread may use the environment; a transaction belongs to the thread that began it.
@usableFromInline
package final class Environment: Sendable {
    /// What can be chosen when an environment is opened.
    package struct Options: Sendable {
        /// Bytes of address space for the data file, which cannot grow beyond it. Not memory and
        /// not disk. Doubled at open until the file fills at most 70 % of it.
        package var mapSize = 64 << 30

        /// How many tables can be open at a time.
        package var maxTables = 128

        /// How many read transactions, of all processes together, can be open at a time. The
        /// first process to open the environment decides.
        package var maxReaders = 254

        /// Whether to refuse writes. Then the environment must exist.
        package var isReadOnly = false

        /// Whether to make the directory and the files in it if they are missing. Without it an
        /// empty data file is an error too, so that a file cut down to nothing is not taken for
        /// a new one.
        package var createsIfMissing = true

        /// What a commit waits for.
        package var sync = Sync.full

        var mayCreate: Bool { createsIfMissing && !isReadOnly }

        /// The defaults: 64 GiB, 128 tables, 254 readers, every commit synced.
        package init() {}
    }

    /// What a commit waits for.
    package enum Sync: Sendable {
        /// Data and meta page are on the disk: what has been committed survives anything.
        case full
        /// Data is on the disk, the meta page perhaps not: a crash of the machine may lose the
        /// last commit, and leaves the one before.
        case noMetaSync
        /// Nothing is waited for: a crash of the machine may leave a useless file. For files that
        /// are thrown away in that case; call ``Environment/sync()`` when all is written.
        case noSync
    }

    /// The directory, as it was given.
    package let path: String

    /// Whether writes are refused.
    package let isReadOnly: Bool

    /// LMDB's handle. Valid until ``close()``.
    nonisolated(unsafe) let handle: OpaquePointer

    private let file: EnvironmentRegistry.FileID
    let state = Mutex(State())

    /// Held while tables are opened in a read transaction: LMDB allows one such at a time.
    let existingTables = Mutex(())

    /// Opens the environment in the directory `path`, and makes both if need be and the `options`
    /// allow.
    ///
    /// The data file's size is compared with what it refers to before it is mapped; slots of
    /// readers that have died are cleared.
    ///
    /// - Throws: ``LMDBError``: `alreadyOpen` if this process has it open, `truncated` if the data
    ///   file has been cut short, `invalid`, `versionMismatch`, or what the system says.
    package init(at path: String, options: Options = Options()) throws(LMDBError) {
        self.path = path
        isReadOnly = options.isReadOnly
        if options.mayCreate, mkdir(path, 0o750) != 0, errno != EEXIST {
            throw LMDBError(status: errno, operation: "make the directory", path: path)
        }
        let dataFile = try DataFile(in: path, create: options.mayCreate)
        file = dataFile.identity
        guard EnvironmentRegistry.enter(file) else {
            throw LMDBError(.alreadyOpen, operation: "open", path: path)
        }
        do throws(LMDBError) {
            let finding = try dataFile.check()
            if finding == .empty, !options.mayCreate { throw dataFile.emptyFailure }
            let mapSize = Self.mapSize(for: finding, atLeast: options.mapSize)
            handle = try Self.open(path, options, mapSize: mapSize, isNew: finding == .empty)
        } catch {
            EnvironmentRegistry.leave(file)
            throw error
        }
    }

    deinit {
        let isOpen = state.withLock { !$0.isClosed }
        if isOpen { release() }
    }

    /// Closes the environment. Closing it again does nothing; being let go closes it too.
    ///
    /// - Precondition: no transaction is open.
    package func close() {
        let isOpen = state.withLock { state in
            guard state.readers == 0, state.writer == nil else {
                misuse("An environment was closed while a transaction was open: end it first.")
            }
            defer { state.isClosed = true }
            return !state.isClosed
        }
        if isOpen { release() }
    }

    private func release() {
        mdb_env_close(handle)
        EnvironmentRegistry.leave(file)
    }
}

// MARK: - State

extension Environment {
    /// Who uses the environment in this process.
    struct State {
        var isClosed = false
        /// Read transactions that have not ended.
        var readers = 0
        /// The thread in a write transaction.
        var writer: pthread_t?
    }

    /// How many read transactions this process has not ended yet, reset ones included.
    ///
    /// For tests and checks at the end of a piece of work: a reader that is left open keeps old
    /// pages from being used again.
    package var openReaderCount: Int {
        state.withLock { $0.readers }
    }
}

// MARK: - Opening

extension Environment {
    /// Fullness at which a map is doubled when it is opened, in percent.
    package static let growthThreshold = 70

    /// The map size for a data file with that content: `wanted`, doubled until the file fills no
    /// more than ``growthThreshold`` percent of it, rounded up to whole pages.
    static func mapSize(for finding: DataFile.Finding, atLeast wanted: Int) -> Int {
        let page = sysconf(CInt(_SC_PAGESIZE))
        var size = (max(wanted, page) + page - 1) / page * page
        guard case .sound(let pageSize, let lastPage) = finding else { return size }
        let used = (lastPage + 1) * pageSize
        while used > size / 100 * growthThreshold { size *= 2 }
        return size
    }

    private static func open(
        _ path: String, _ options: Options, mapSize: Int, isNew: Bool
    ) throws(LMDBError) -> OpaquePointer {
        var created: OpaquePointer?
        var status = mdb_env_create(&created)
        guard status == MDB_SUCCESS, let handle = created else {
            throw LMDBError(status: status, operation: "open", path: path)
        }
        mdb_env_set_assert(handle) { endForDamage(in: $0, $1) }
        status = mdb_env_set_mapsize(handle, mapSize)
        if status == 0 { status = mdb_env_set_maxdbs(handle, MDB_dbi(options.maxTables)) }
        if status == 0 { status = mdb_env_set_maxreaders(handle, CUnsignedInt(options.maxReaders)) }
        if status == 0 { status = mdb_env_open(handle, path, options.flags, 0o640) }
        if status == 0 {
            var dead: CInt = 0
            status = mdb_reader_check(handle, &dead)
        }
        if status == 0, isNew, options.sync != .noSync {
            // LMDB syncs the file; that there is a file at all, the directories must know.
            status = syncToDisk(path)
            if status == 0 { status = syncToDisk("\(path)/..") }
        }
        guard status == 0 else {
            mdb_env_close(handle)
            throw LMDBError(status: status, operation: "open", path: path)
        }
        return handle
    }
}

extension Environment.Options {
    /// LMDB's flags. Reader slots belong to transactions, not to threads, always: a thread may
    /// then have several readers, and a reader inside its own write transaction.
    var flags: CUnsignedInt {
        var flags = CUnsignedInt(MDB_NOTLS)
        if isReadOnly { flags |= CUnsignedInt(MDB_RDONLY) }
        switch sync {
        case .full: break
        case .noMetaSync: flags |= CUnsignedInt(MDB_NOMETASYNC)
        case .noSync: flags |= CUnsignedInt(MDB_NOSYNC)
        }
        return flags
    }
}
