import Glibc

/// Where data and notes go: data to standard output, everything else to standard error.
enum Console {
    /// Writes bytes to standard output.
    ///
    /// - Throws: `OutputClosed` where nobody reads it any more, `Failure` where it cannot be
    ///   written.
    static func write(_ bytes: [UInt8]) throws {
        try write(bytes, to: STDOUT_FILENO, named: "standard output")
    }

    /// A line on standard error.
    static func note(_ line: String) {
        note(text: line + "\n")
    }

    /// Text on standard error. That nobody reads it stops nothing.
    static func note(text: String) {
        try? write(Array(text.utf8), to: STDERR_FILENO, named: "standard error")
    }

    static func write(_ bytes: [UInt8], to descriptor: Int32, named name: String) throws {
        var done = 0
        while done < bytes.count {
            let written = bytes.withUnsafeBytes { bytes in
                Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
            }
            if written >= 0 {
                done += written
                continue
            }
            switch errno {
            case EINTR: continue
            case EPIPE: throw OutputClosed()
            default: throw Failure(.inputOutput, "\(name) cannot be written: \(lastError)")
            }
        }
    }

    static var errorsGoToTerminal: Bool { isatty(STDERR_FILENO) == 1 }
    static var outputGoesToTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// What errno says.
    static var lastError: String { String(cString: strerror(errno)) }

    /// A variable of the environment; nil where it is not set, or empty.
    static func variable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }
}

/// Nobody reads standard output any more, as after `| head`: the end, and no error.
struct OutputClosed: Error {}
