import Glibc

/// A whole file in memory: rule files and plans.
enum TextFile {
    /// The bytes of a file, `-` for standard input. Throws a `Failure` where it cannot be read, or
    /// has more bytes than `limit`.
    static func read(_ path: String, limit: Int = 4 << 20) throws -> [UInt8] {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Failure(
                errno == ENOENT ? .noInput : .inputOutput,
                "\(path) cannot be read: \(Console.lastError)")
        }
        defer { if path != "-" { close(descriptor) } }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = piece.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw Failure(
                    errno == EISDIR ? .badData : .inputOutput,
                    "\(path) cannot be read: \(Console.lastError)")
            }
            guard count > 0 else { return bytes }
            bytes += piece[..<count]
            guard bytes.count <= limit else {
                throw Failure(.badData, "\(path) is longer than \(limit) bytes")
            }
        }
    }
}
