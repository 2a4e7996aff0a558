import Glibc

// The head of a data file of LMDB 0.9 on a 64-bit little-endian machine (mdb.c, MDB_page, MDB_meta
// and MDB_db). Pages 0 and 1 are meta pages; the one with the higher transaction number counts.
//
//     page    0  number            8 bytes
//             8  pad               2
//            10  flags             2    P_META = 0x08
//            12  lower, upper      4
//     meta   16  magic             4    0xBEEFC0DE
//            20  format            4    1
//            24  address           8
//            32  map size          8
//            40  free-page tree   48    page size 4, flags 2, depth 2, counts 32, root page 8
//            88  main tree        48
//           136  last page         8
//           144  transaction       8

/// A look at a data file before LMDB maps it.
///
/// LMDB maps the file without comparing its length with the pages that it refers to: in a file cut
/// short the first access beyond the end kills the process with SIGBUS. So what is needed to judge
/// the length is read here with plain reads, which fail politely.
struct DataFile: ~Copyable {
    /// What the file holds.
    enum Finding: Equatable {
        /// Nothing: LMDB will lay it out.
        case empty
        /// Every page that is in use.
        case sound(pageSize: Int, lastPage: Int)
    }

    let identity: EnvironmentRegistry.FileID
    private let descriptor: CInt
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

    /// Checks the meta pages, and that every page in use lies within the file.
    ///
    /// Another process may be writing meanwhile: a finding against the file counts only if it has
    /// not changed since.
    ///
    /// - Complexity: two reads; in a file that is shorter than its last page, one for each page of
    ///   the free-page tree.
    func check() throws(LMDBError) -> Finding {
        if try byteCount() == 0 { return .empty }
        var meta = try latestMeta()
        while true {
            do throws(LMDBError) {
                try checkLength(meta)
                return .sound(pageSize: meta.pageSize, lastPage: meta.lastPage)
            } catch {
                let now = try latestMeta()
                if now == meta { throw error }
                meta = now
            }
        }
    }

    /// Sound files can be shorter than their last page: LMDB does not write pages that were taken
    /// and given back within one transaction, and counts them as free. So every page beyond the
    /// end must be free.
    private func checkLength(_ meta: Meta) throws(LMDBError) {
        let size = try byteCount()
        let needed = (meta.lastPage + 1) * meta.pageSize
        if size >= needed { return }
        let missing = size / meta.pageSize...meta.lastPage
        var tree = FreePages(pageSize: meta.pageSize, wanted: missing)
        do throws(LMDBError) {
            try tree.visit(root: meta.freeRoot, depth: meta.freeDepth, in: self)
        } catch  where error.code.isTruncation {
            // The tree itself lies beyond the end: what was found of it does not suffice.
        }
        if tree.found.count < missing.count {
            throw failure(.truncated(size: size, needed: needed))
        }
    }
}

// MARK: - Meta pages

extension DataFile {
    /// What a meta page says.
    struct Meta: Equatable {
        let pageSize: Int
        let lastPage: Int
        let transaction: UInt64
        let freeRoot: UInt64
        let freeDepth: Int
    }

    private static let magic: UInt32 = 0xBEEF_C0DE
    private static let format: UInt32 = 1
    private static let metaFlag: UInt16 = 0x08
    private static let headByteCount = 152

    private func latestMeta() throws(LMDBError) -> Meta {
        let first = try meta(at: 0)
        let second = try meta(at: first.pageSize)
        return first.transaction < second.transaction ? second : first
    }

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
            (1..<1 << 47).contains(lastPage)
        else { throw failure(.invalid) }
        return Meta(
            pageSize: pageSize, lastPage: Int(lastPage),
            transaction: head.load(UInt64.self, at: 144),
            freeRoot: head.load(UInt64.self, at: 80),
            freeDepth: Int(head.load(UInt16.self, at: 46)))
    }
}

// MARK: - Reading

extension DataFile {
    /// The bytes at `offset`; `truncated` if they are not all there.
    func bytes(_ count: Int, at offset: Int) throws(LMDBError) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: count)
        var got = 0
        while got < count {
            let step = buffer.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress?.advanced(by: got), count - got, offset + got)
            }
            if step < 0, errno == EINTR { continue }
            if step < 0 { throw failure(.system(errno)) }
            if step == 0 {
                throw failure(.truncated(size: try byteCount(), needed: offset + count))
            }
            got += step
        }
        return buffer
    }

    private func byteCount() throws(LMDBError) -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(.system(errno)) }
        return status.st_size
    }

    /// An empty file where there should be a data file.
    var emptyFailure: LMDBError {
        failure(.truncated(size: 0, needed: 2 * sysconf(CInt(_SC_PAGESIZE))))
    }

    func failure(_ code: LMDBError.Code) -> LMDBError {
        LMDBError(code, operation: "open", path: directory)
    }
}

extension LMDBError.Code {
    fileprivate var isTruncation: Bool {
        if case .truncated = self { true } else { false }
    }
}

extension [UInt8] {
    /// The little-endian integer at `offset`.
    ///
    /// - Precondition: it lies within the array.
    func load<T: FixedWidthInteger>(_ type: T.Type, at offset: Int) -> T {
        withUnsafeBytes { T(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: T.self)) }
    }
}
