import Glibc

/// Where a report goes: standard output, or a file that appears under its name when it is whole.
final class OutputFile {
    private let path: String?
    private let temporary: String
    private var descriptor = STDOUT_FILENO

    /// Opens the file; nil stands for standard output.
    init(_ path: String?) throws {
        self.path = path
        temporary = "\(path ?? "").\(getpid()).tmp"
        guard let path else { return }
        descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw Failure(.inputOutput, "\(path) cannot be written: \(Console.lastError)")
        }
    }

    deinit {
        guard path != nil, descriptor >= 0 else { return }
        close(descriptor)
        unlink(temporary)
    }

    func write(_ bytes: [UInt8]) throws {
        try Console.write(bytes, to: descriptor, named: path ?? "standard output")
    }

    /// Makes the file durable and gives it its name.
    func finish() throws {
        guard let path else { return }
        let isWhole = fsync(descriptor) == 0 || errno == EINVAL
        close(descriptor)
        descriptor = -1
        guard isWhole, rename(temporary, path) == 0 else {
            let reason = Console.lastError
            unlink(temporary)
            throw Failure(.inputOutput, "\(path) cannot be written: \(reason)")
        }
    }
}
