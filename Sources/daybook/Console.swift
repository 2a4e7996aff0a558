import Foundation

/// Where data and notes go: data to standard output, everything else to standard error.
enum Console {
    /// Writes bytes to standard output, or to a file.
    ///
    /// - Throws: `Failure` where the file cannot be written.
    static func write(_ bytes: [UInt8], to path: String? = nil) throws {
        guard let path else {
            FileHandle.standardOutput.write(Data(bytes))
            return
        }
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw Failure(.inputOutput, "\(path) cannot be written: \(error.localizedDescription)")
        }
    }

    /// A line on standard error.
    static func note(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    static var errorsGoToTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
