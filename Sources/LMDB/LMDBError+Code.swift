import CLMDB
import Glibc

extension LMDBError {
    /// Everything that can go wrong, by name: LMDB's own codes, the system's, and what this
    /// package checks itself because LMDB does not.
    @usableFromInline
    package enum Code: Equatable, Sendable {
        /// The key (or the pair) is there already, or an appended key does not rise.
        case keyExists
        /// There is no such key or table.
        case notFound
        /// A page that another page points to is missing.
        case pageNotFound
        /// A page is not of the kind that its place in the tree asks for.
        case corrupted
        /// An earlier failure to write a meta page has left the environment unusable.
        case panic
        /// The data or lock file is of another version of the format.
        case versionMismatch
        /// The file is not an LMDB data file.
        case invalid
        /// The data file has reached the map size.
        case mapFull
        /// More tables than the environment was opened for.
        case tablesFull
        /// All reader slots are taken.
        case readersFull
        /// The system has no thread-local slot left.
        case threadLocalFull
        /// The transaction has touched too many pages.
        case transactionFull
        /// A cursor is deeper than LMDB allows.
        case cursorFull
        /// A page has no room where there should be some.
        case pageFull
        /// Another process has grown the data file beyond this process's map.
        case mapResized
        /// The table was made with other flags, or the operation does not suit its flags.
        case incompatible
        /// A reader slot was used twice, or across a fork.
        case badReaderSlot
        /// The transaction has failed before, or has been reset.
        case badTransaction
        /// A key or value of a size that LMDB does not take.
        case badValueSize
        /// The table's handle is not open in this transaction.
        case badTable
        /// A failure of the system below: an `errno`.
        case system(CInt)
        /// This process has opened the environment already.
        case alreadyOpen
        /// The data file ends before the last page that it refers to. Sizes in bytes.
        case truncated(size: Int, needed: Int)
        /// The environment has been closed.
        case closed
    }
}

// MARK: - From and to LMDB's numbers

extension LMDBError.Code {
    /// The code of a status that LMDB returned; every status that is not LMDB's own is the
    /// system's.
    package init(status: CInt) {
        self = Self.byStatus.first { $0.status == status }?.code ?? .system(status)
    }

    /// LMDB's own statuses (`lmdb.h`, "Return Codes"), in the order of their numbers.
    package static let byStatus: [(status: CInt, code: Self)] = [
        (MDB_KEYEXIST, .keyExists), (MDB_NOTFOUND, .notFound),
        (MDB_PAGE_NOTFOUND, .pageNotFound), (MDB_CORRUPTED, .corrupted), (MDB_PANIC, .panic),
        (MDB_VERSION_MISMATCH, .versionMismatch), (MDB_INVALID, .invalid),
        (MDB_MAP_FULL, .mapFull), (MDB_DBS_FULL, .tablesFull),
        (MDB_READERS_FULL, .readersFull), (MDB_TLS_FULL, .threadLocalFull),
        (MDB_TXN_FULL, .transactionFull), (MDB_CURSOR_FULL, .cursorFull),
        (MDB_PAGE_FULL, .pageFull), (MDB_MAP_RESIZED, .mapResized),
        (MDB_INCOMPATIBLE, .incompatible), (MDB_BAD_RSLOT, .badReaderSlot),
        (MDB_BAD_TXN, .badTransaction), (MDB_BAD_VALSIZE, .badValueSize),
        (MDB_BAD_DBI, .badTable),
    ]
}

extension LMDBError {
    /// Whether the environment must be closed and opened again before anything else is written:
    /// after a failed write of the system it is not known what has reached the disk.
    package var isFatal: Bool {
        switch code {
        case .panic, .corrupted, .pageNotFound: true
        case .system(EIO), .system(ENOSPC), .system(EDQUOT), .system(EFBIG): true
        default: false
        }
    }
}
