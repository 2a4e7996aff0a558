import Glibc

extension LMDBError.Code {
    /// The name that a reader of LMDB's or the system's manual can look up.
    package var name: String {
        text.name
    }

    /// The likely cause, as half a sentence.
    package var cause: String {
        text.cause
    }

    /// What to do, in whole sentences.
    package var advice: String {
        text.advice
    }

    private struct Text {
        let name: String
        let cause: String
        let advice: String

        init(_ name: String, _ cause: String, _ advice: String) {
            self.name = name
            self.cause = cause
            self.advice = advice
        }
    }

    private var text: Text {
        switch self {
        case .system(let number): Self.systemText(number)
        case .alreadyOpen, .truncated, .closed: ownText
        case .corrupted, .pageNotFound, .panic, .invalid, .versionMismatch: damageText
        case .mapFull, .mapResized, .tablesFull, .readersFull, .transactionFull: limitText
        default: callText
        }
    }

    /// What this package finds out for itself.
    private var ownText: Text {
        switch self {
        case .alreadyOpen:
            Text(
                "already open", "this process has opened it before",
                "Use the environment that is open: a second one would break the file locks of both."
            )
        case .truncated(let size, let needed):
            Text(
                "truncated", "the data file has \(size) bytes and needs \(needed)",
                "It was cut off, by an incomplete copy for instance: restore it from a backup.")
        default:
            Text(
                "closed", "it has been closed",
                "Open it again before it is used.")
        }
    }

    /// A data file that is not, or no longer, what it should be.
    private var damageText: Text {
        switch self {
        case .pageNotFound:
            Text(
                "MDB_PAGE_NOTFOUND", "a page that the data file refers to is missing",
                "The data file is damaged: restore it from a backup and check the disk.")
        case .panic:
            Text(
                "MDB_PANIC", "an earlier write to the disk failed half-way",
                "Close it, see to the disk, open it again and check what was written last.")
        case .versionMismatch:
            Text(
                "MDB_VERSION_MISMATCH", "the files were written by another version of LMDB",
                "Use the LMDB 0.9 that wrote them, or a backup that was taken with this one.")
        case .invalid:
            Text(
                "MDB_INVALID", "the file is not an LMDB data file",
                "Check the path; if it is right, restore the file from a backup.")
        default:
            Text(
                "MDB_CORRUPTED", "a page of the data file makes no sense",
                "The data file is damaged: restore it from a backup and check the disk.")
        }
    }

    /// A limit that was set when the environment was opened, or that LMDB has built in.
    private var limitText: Text {
        switch self {
        case .mapResized:
            Text(
                "MDB_MAP_RESIZED", "another process has grown the data file beyond this map",
                "Open it again with the map size that the other process uses.")
        case .tablesFull:
            Text(
                "MDB_DBS_FULL", "more tables than it was opened for",
                "Drop tables that are no longer used, or open it for more.")
        case .readersFull:
            Text(
                "MDB_READERS_FULL", "all reader slots are taken",
                "Too many readers at once: end some of the processes that read, or try later.")
        case .transactionFull:
            Text(
                "MDB_TXN_FULL", "one transaction has touched too many pages",
                "Write less per transaction.")
        default:
            Text(
                "MDB_MAP_FULL", "the data file has reached the size of the map",
                "Open it again with a larger map; long readers also keep old pages from reuse.")
        }
    }

    /// A call that LMDB refuses.
    private var callText: Text {
        switch self {
        case .keyExists:
            Text(
                "MDB_KEYEXIST", "the key is there already or is not above the last one",
                "Keys are appended in rising order and written once.")
        case .notFound:
            Text(
                "MDB_NOTFOUND", "there is no such key or table",
                "Check that the files belong to this program and this version of it.")
        case .threadLocalFull:
            Text(
                "MDB_TLS_FULL", "the system has no thread-local slot left",
                "End the process and start it again.")
        case .cursorFull:
            Text(
                "MDB_CURSOR_FULL", "a tree is deeper than LMDB allows",
                "The data file is likely damaged: restore it from a backup.")
        case .pageFull:
            Text(
                "MDB_PAGE_FULL", "a page has no room where there should be some",
                "The data file is likely damaged: restore it from a backup.")
        case .incompatible:
            Text(
                "MDB_INCOMPATIBLE", "the table was made with other flags",
                "Check that the files belong to this program and this version of it.")
        case .badReaderSlot:
            Text(
                "MDB_BAD_RSLOT", "a reader slot was used twice or across a fork",
                "Open it again in the process that uses it.")
        case .badValueSize:
            Text(
                "MDB_BAD_VALSIZE", "a key or value has a size that LMDB does not take",
                "Keys have 1 to 511 bytes; so have the values of a table of duplicates.")
        case .badTable:
            Text(
                "MDB_BAD_DBI", "the table is not open in this transaction",
                "Open tables before the transactions that use them; renew a reader before it reads."
            )
        default:
            Text(
                "MDB_BAD_TXN", "the transaction has failed before or has been reset",
                "Abort it and begin another.")
        }
    }

    /// The failures of the system that a store meets, and any other by its number.
    private static func systemText(_ number: CInt) -> Text {
        let name = systemNames.first { $0.number == number }?.name ?? "errno \(number)"
        let (cause, advice): (String, String) =
            switch number {
            case ENOSPC, EDQUOT:
                ("the disk is full", "Make room, then open it again and check it.")
            case EIO:
                (
                    "the disk failed to read or write, or is full",
                    "Check the disk and the room on it, then open it again and check it."
                )
            case EACCES, EPERM:
                (
                    "it may not be read or written by this user, or is open read-only",
                    "Check the owner and the rights of the directory and of both files in it."
                )
            case EROFS: ("the file system is read-only", "Open it read-only.")
            case ENOENT, ENOTDIR: ("there is no such file or directory", "Check the path.")
            case EEXIST: ("there is such a file already", "Name a place that is empty.")
            case ENOMEM:
                (
                    "there is not enough memory or address space",
                    "Check the limits of the process (ulimit -v), or open it with a smaller map."
                )
            case EAGAIN, EBUSY: ("a lock is held elsewhere", "Try again later.")
            case EMFILE, ENFILE: ("too many files are open", "Raise the limit (ulimit -n).")
            case EINVAL:
                (
                    "the call or the file system does not suit LMDB",
                    "Keep the files on a local disk, not on a network or an unusual file system."
                )
            case EFBIG:
                (
                    "the file would be larger than the system allows",
                    "Raise the limit (ulimit -f) or use another file system."
                )
            default: ("the system reported an error", "See what the system's manual says of it.")
            }
        return Text(name, cause, advice)
    }

    private static let systemNames: [(number: CInt, name: String)] = [
        (EPERM, "EPERM"), (ENOENT, "ENOENT"), (EIO, "EIO"), (EAGAIN, "EAGAIN"),
        (ENOMEM, "ENOMEM"), (EACCES, "EACCES"), (EBUSY, "EBUSY"), (EEXIST, "EEXIST"),
        (ENOTDIR, "ENOTDIR"), (EINVAL, "EINVAL"), (ENFILE, "ENFILE"), (EMFILE, "EMFILE"),
        (EFBIG, "EFBIG"), (ENOSPC, "ENOSPC"), (EROFS, "EROFS"), (EDQUOT, "EDQUOT"),
    ]
}
