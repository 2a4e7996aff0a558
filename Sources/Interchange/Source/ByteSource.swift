import Glibc

/// A file that is read once from its first byte to its last.
///
/// The descriptor is open from `init` on, so that a file which is renamed or removed afterwards
/// is still read to its end. A regular file must be as long at the end as it was at the start.
package struct ByteSource: ~Copyable {
    package let path: String
    /// Bytes of a regular file when it was opened; nil for a pipe, whose end nobody knows.
    package let size: Int?
    /// Bytes handed out so far.
    package private(set) var position = 0
    private let descriptor: Int32

    /// Opens `path` for reading.
    ///
    /// - Throws: ``SourceError`` when there is no such file, it is a directory, or it is closed
    ///   to the caller.
    package init(path: String) throws(SourceError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.openingFailed(path, code: errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let code = errno
            close(descriptor)
            throw Self.readingFailed(path, code: code)
        }
        let kind = status.st_mode & S_IFMT
        guard kind != S_IFDIR else {
            close(descriptor)
            throw SourceError(
                .badData, file: path, message: "this is a directory",
                remedy: "name a file with rows in it")
        }
        self.path = path
        self.size = kind == S_IFREG ? Int(status.st_size) : nil
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Fills as much of `space` as there are bytes left.
    ///
    /// - Returns: the number of bytes filled in; less than `space.count` only at the end.
    /// - Throws: ``SourceError`` when reading fails or the file has changed its length.
    package mutating func read(into space: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int
    {
        guard let base = space.baseAddress else { return 0 }
        var filled = 0
        while filled < space.count {
            let count = Glibc.read(descriptor, base + filled, space.count - filled)
            if count < 0 {
                if errno == EINTR { continue }
                throw Self.readingFailed(path, code: errno)
            }
            if count == 0 {
                position += filled
                try checkLength()
                return filled
            }
            filled += count
        }
        position += filled
        return filled
    }

    /// Fills in what there is by now: of a pipe what its writer has written so far.
    ///
    /// - Returns: the number of bytes filled in; 0 only at the end.
    /// - Throws: ``SourceError`` when reading fails or the file has changed its length.
    package mutating func readAvailable(
        into space: UnsafeMutableRawBufferPointer
    ) throws(SourceError) -> Int {
        guard let base = space.baseAddress, space.count > 0 else { return 0 }
        while true {
            let count = Glibc.read(descriptor, base, space.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw Self.readingFailed(path, code: errno)
            }
            position += count
            if count == 0 { try checkLength() }
            return count
        }
    }

    /// Reads `count` bytes from `offset`, wherever the reading in order stands.
    ///
    /// - Throws: ``SourceError`` when they are no longer there.
    package func bytes(at offset: Int, count: Int) throws(SourceError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let read = bytes.withUnsafeMutableBytes { space in
                pread(
                    descriptor, space.baseAddress.map { $0 + filled }, count - filled,
                    off_t(offset + filled))
            }
            if read < 0, errno == EINTR { continue }
            if read < 0 { throw Self.readingFailed(path, code: errno) }
            if read == 0 { throw changed("it has ended before byte \(offset + count)") }
            filled += read
        }
        return bytes
    }

    private func checkLength() throws(SourceError) {
        guard let size, position != size else { return }
        throw changed("it had \(size) bytes and now ends after \(position)")
    }

    private func changed(_ how: String) -> SourceError {
        SourceError(
            .inputOutput, file: path, message: "the file has changed while it was read: \(how)",
            remedy: "start again when nobody writes to it")
    }

    private static func openingFailed(_ path: String, code: Int32) -> SourceError {
        switch code {
        case ENOENT, ENOTDIR:
            return SourceError(
                .missing, file: path, message: "there is no such file",
                remedy: "check its name and the directory that it is looked for in")
        case EACCES, EPERM:
            return SourceError(
                .missing, file: path, message: "this file may not be read by this user",
                remedy: "give read permission")
        default:
            return readingFailed(path, code: code)
        }
    }

    private static func readingFailed(_ path: String, code: Int32) -> SourceError {
        SourceError(
            .inputOutput, file: path, message: "cannot be read: \(String(cString: strerror(code)))",
            remedy: "see whether the disk or the connection to it is in order")
    }
}
