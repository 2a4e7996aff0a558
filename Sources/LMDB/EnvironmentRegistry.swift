import Glibc
import Synchronization

/// The data files that this process has open, so that none is opened twice.
///
/// LMDB guards its reader table and its writer with `fcntl` locks, and those belong to the
/// process: closing a second environment on the same file silently drops the locks of the first,
/// and another process may then reuse pages that are still being read.
///
/// A file is known by device and inode, not by its path: links and relative paths lead to the same
/// entry, and as LMDB keeps the file open, the inode is not given to another one.
enum EnvironmentRegistry {
    /// A file, whatever its path.
    struct FileID: Hashable, Sendable {
        let device: UInt64
        let inode: UInt64

        init(_ status: stat) {
            device = UInt64(status.st_dev)
            inode = UInt64(status.st_ino)
        }
    }

    private static let open = Mutex<Set<FileID>>([])

    /// Enters `file`; false if it is there already.
    static func enter(_ file: FileID) -> Bool {
        open.withLock { $0.insert(file).inserted }
    }

    /// Strikes `file` out.
    static func leave(_ file: FileID) {
        open.withLock { _ = $0.remove(file) }
    }
}
