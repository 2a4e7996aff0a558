import Glibc

/// A file of refused rows, unchanged, each below a comment with its place and the reason. Made
/// when the first row is added; a file of that name from an earlier run is replaced.
package final class RejectsFile {
    package let path: String
    private var descriptor: Int32 = -1

    package init(_ path: String) {
        self.path = path
    }

    deinit {
        if descriptor >= 0 { Glibc.close(descriptor) }
    }

    /// Makes sure that it is none of the files that are read, which it would overwrite.
    ///
    /// - Throws: `SameFile` for the first that it is.
    package func keepApart(from sources: [String]) throws(SameFile) {
        var own = stat()
        guard stat(path, &own) == 0 else { return }
        for source in sources {
            var other = stat()
            if stat(source, &other) == 0, other.st_dev == own.st_dev, other.st_ino == own.st_ino {
                throw SameFile(rejects: path, source: source)
            }
        }
    }

    /// What is read would be overwritten.
    package struct SameFile: Error, CustomStringConvertible {
        let rejects: String
        let source: String

        package var description: String {
            "the rejects would overwrite \(source), which is read; name another place with "
                + "--rejects"
        }
    }

    /// Adds a refused row.
    ///
    /// - Throws: `SourceError` where the file cannot be written.
    package func add(
        _ raw: [UInt8], file: String, line: Int, column: Int? = nil, _ reason: String
    ) throws {
        if descriptor < 0 {
            descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        }
        guard descriptor >= 0 else { throw failure() }
        let place = "\(file):\(line)" + (column.map { ":\($0)" } ?? "")
        var bytes = Array(
            "# \(place): \(reason.split(separator: "\n").joined(separator: " "))\n".utf8)
        bytes += raw
        if raw.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
        try write(bytes)
    }

    /// Makes what was added durable.
    package func close() throws {
        guard descriptor >= 0 else { return }
        let isDurable = fsync(descriptor) == 0 || errno == EINVAL
        Glibc.close(descriptor)
        descriptor = -1
        if !isDurable { throw failure() }
    }

    private func write(_ bytes: [UInt8]) throws {
        var done = 0
        while done < bytes.count {
            let written = bytes.withUnsafeBytes { bytes in
                Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw failure() }
            done += written
        }
    }

    private func failure() -> SourceError {
        SourceError(
            .inputOutput, file: path,
            message: "cannot be written: \(String(cString: strerror(errno)))",
            remedy: "name another place with --rejects")
    }
}
