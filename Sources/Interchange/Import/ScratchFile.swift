import Glibc

/// A temporary file without a name: it is gone as soon as the process is, however that ends.
struct ScratchFile: ~Copyable {
    private let descriptor: Int32
    private let directory: String
    /// Bytes written so far.
    private(set) var count = 0

    /// Makes the file in `directory`.
    init(in directory: String) throws(SourceError) {
        var name = Array("\(directory)/daybook-import-XXXXXX".utf8CString)
        let descriptor = name.withUnsafeMutableBufferPointer { letters -> Int32 in
            guard let base = letters.baseAddress else { return -1 }
            let descriptor = mkstemp(base)
            if descriptor >= 0 { unlink(base) }
            return descriptor
        }
        guard descriptor >= 0 else { throw Self.failed(directory, "cannot make", code: errno) }
        self.descriptor = descriptor
        self.directory = directory
    }

    deinit {
        close(descriptor)
    }

    /// Appends `bytes`.
    mutating func append(_ bytes: [UInt8]) throws(SourceError) {
        var written = 0
        while written < bytes.count {
            let result = bytes.withUnsafeBytes { space in
                write(
                    descriptor, space.baseAddress.map { $0 + written }, bytes.count - written)
            }
            if result < 0, errno == EINTR { continue }
            guard result > 0 else { throw Self.failed(directory, "cannot write", code: errno) }
            written += result
        }
        count += written
    }

    /// Reads up to `length` bytes from `offset`.
    func read(at offset: Int, length: Int) throws(SourceError) -> [UInt8] {
        var code: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: length) { space, filled in
            filled = 0
            while filled < length {
                let result = pread(
                    descriptor, space.baseAddress.map { $0 + filled }, length - filled,
                    off_t(offset + filled))
                if result < 0, errno == EINTR { continue }
                if result < 0 { code = errno }
                if result <= 0 { return }
                filled += result
            }
        }
        guard bytes.count == length else {
            throw Self.failed(directory, "cannot read back", code: code)
        }
        return bytes
    }

    private static func failed(_ directory: String, _ what: String, code: Int32) -> SourceError {
        SourceError(
            .inputOutput, file: directory,
            message: "\(what) a temporary file: \(String(cString: strerror(code)))",
            remedy: "give it room, or name another directory (TMPDIR)")
    }
}
