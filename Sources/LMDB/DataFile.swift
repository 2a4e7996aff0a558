import CLMDB
import Glibc

// The head of a data file of LMDB 0.9 on a 64-bit little-endian machine (mdb.c, MDB_page and
// MDB_meta). Pages 0 and 1 are meta pages; the one with the higher transaction number counts.
//
//     page    0  number            8 bytes
//             8  pad               2
//            10  flags             2    P_META = 0x08
//            12  lower, upper      4
//     meta   16  magic             4    0xBEEFC0DE
//            20  format            4    1
//            24  address           8
//            32  map size          8
//            40  free-page tree   48    the first 4 bytes are the page size
//            88  main tree        48
//           136  last page         8
//           144  transaction       8

/// A look at a data file before LMDB maps it.
///
/// LMDB maps the file without comparing its length with the pages that it refers to: in a file cut
/// short the first access beyond the end kills the process with SIGBUS. So the two meta pages are
/// read here with plain reads, which fail politely.
struct DataFile: ~Copyable {
    /// Where a file was cut off, or that it is sound.
    enum Finding: Equatable {
        case empty
        case sound(pageSize: Int, lastPage: Int)
    }

    let descriptor: CInt
    let identity: EnvironmentRegistry.FileID
    private let directory: String

    /// Opens the data file in `directory`; makes an empty one if `create` is set.
    init(in directory: String, create: Bool) throws(LMDBError) {
        let flags = create ? O_RDWR | O_CREAT | O_CLOEXEC : O_RDONLY | O_CLOEXEC
        let descriptor = Glibc.open("\(directory)/data.mdb", flags, 0o640)
        guard descriptor >= 0 else {
            throw LMDBError(status: errno, operation: "open the data file", path: directory)
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let number = errno
            close(descriptor)
            throw LMDBError(status: number, operation: "inspect the data file", path: directory)
        }
        self.descriptor = descriptor
        self.identity = EnvironmentRegistry.FileID(status)
        self.directory = directory
    }

    deinit { close(descriptor) }

    /// Checks both meta pages and that every page up to the last one is there.
    ///
    /// The size is taken after the meta pages are read: another process may be writing, and the
    /// file only grows.
    func check() throws(LMDBError) -> Finding {
        let size = try byteCount()
        if size == 0 { return .empty }
        let first = try meta(at: 0)
        let second = try meta(at: first.pageSize)
        let latest = first.transaction < second.transaction ? second : first
        let needed = (latest.lastPage + 1) * latest.pageSize
        let sizeNow = try byteCount()
        guard sizeNow >= needed else {
            throw failure(.truncated(size: sizeNow, needed: needed))
        }
        return .sound(pageSize: latest.pageSize, lastPage: latest.lastPage)
    }
}

// MARK: - Reading

extension DataFile {
    private struct Meta {
        let pageSize: Int
        let lastPage: Int
        let transaction: UInt64
    }

    private static let magic: UInt32 = 0xBEEF_C0DE
    private static let format: UInt32 = 1
    private static let metaFlag: UInt16 = 0x08
    private static let headByteCount = 152

    private func meta(at offset: Int) throws(LMDBError) -> Meta {
        let head = try bytes(Self.headByteCount, at: offset)
        let flags = head.load(UInt16.self, at: 10)
        guard flags & Self.metaFlag != 0, head.load(UInt32.self, at: 16) == Self.magic else {
            throw failure(.invalid)
        }
        guard head.load(UInt32.self, at: 20) == Self.format else {
            throw failure(.versionMismatch)
        }
        let pageSize = Int(head.load(UInt32.self, at: 40))
        let lastPage = head.load(UInt64.self, at: 136)
        guard (256...65_536).contains(pageSize), pageSize & (pageSize - 1) == 0,
            lastPage >= 1, lastPage < 1 << 47
        else { throw failure(.invalid) }
        return Meta(
            pageSize: pageSize, lastPage: Int(lastPage),
            transaction: head.load(UInt64.self, at: 144))
    }

    private func byteCount() throws(LMDBError) -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw failure(.system(errno))
        }
        return Int(status.st_size)
    }

    private func bytes(_ count: Int, at offset: Int) throws(LMDBError) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: count)
        let got = pread(descriptor, &buffer, count, off_t(offset))
        guard got >= 0 else { throw failure(.system(errno)) }
        guard got == count else {
            throw failure(.truncated(size: offset + got, needed: offset + count))
        }
        return buffer
    }

    private func failure(_ code: LMDBError.Code) -> LMDBError {
        LMDBError(code, operation: "open", path: directory)
    }
}

extension [UInt8] {
    /// The little-endian integer at `offset`.
    fileprivate func load<T: FixedWidthInteger>(_ type: T.Type, at offset: Int) -> T {
        withUnsafeBytes { T(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: T.self)) }
    }
}
