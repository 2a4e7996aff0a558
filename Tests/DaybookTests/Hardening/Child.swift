import Foundation
import Testing

/// The built program as a process of its own, in a directory that only this test has.
struct Child {
    /// What a run has left behind.
    struct Ending {
        let output: String
        let errors: String
        /// The exit status; 128 and its number for a signal.
        let status: Int32
    }

    /// Where it runs. The book is `book` in it.
    let directory: URL

    private static let products: URL = {
        let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(fileURLWithPath: tests ?? CommandLine.arguments[0]).deletingLastPathComponent()
    }()

    /// The program; another build of it where the environment names one.
    static let daybook: URL =
        ProcessInfo.processInfo.environment["DAYBOOK_PROGRAM"].map { URL(fileURLWithPath: $0) }
        ?? products.appendingPathComponent("daybook")

    static let sampleGenerator = products.appendingPathComponent("generate-sample")

    /// The root of the package.
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Runs `daybook` to its end.
    @discardableResult
    func run(_ arguments: [String], program: URL = daybook) throws -> Ending {
        let running = try start(arguments, program: program)
        running.process.waitUntilExit()
        return try running.ending()
    }

    /// Runs `daybook` with the words of a line.
    @discardableResult
    func run(_ line: String) throws -> Ending {
        try run(line.split(separator: " ").map(String.init))
    }

    /// Starts `daybook` and goes on.
    func start(_ arguments: [String], program: URL = daybook) throws -> RunningChild {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = directory
        process.environment = [
            "DAYBOOK_BOOK": "book", "SWIFT_BACKTRACE": "enable=no", "PATH": "/usr/bin:/bin",
        ]
        // Files, not pipes: neither side waits for the other.
        let name = UUID().uuidString
        let files = ["out", "err"].map { directory.appendingPathComponent("\(name).\($0)") }
        for file in files { try Data().write(to: file) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try process.run()
        return RunningChild(process: process, output: files[0], errors: files[1])
    }

    /// Writes a file in the directory.
    func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
        try Data(bytes).write(to: directory.appendingPathComponent(name))
    }

    /// The bytes of a file in the directory.
    func bytes(of name: String) throws -> Data {
        try Data(contentsOf: directory.appendingPathComponent(name))
    }
}

/// A process that was started here, and nowhere else is it ended.
struct RunningChild {
    let process: Process
    let output: URL
    let errors: URL

    /// Ends it as a crash would, and waits until it is gone.
    func crash() {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }

    /// What it has left, once it has ended.
    func ending() throws -> Child.Ending {
        let texts = try [output, errors].map {
            String(decoding: try Data(contentsOf: $0), as: UTF8.self)
        }
        for file in [output, errors] { try FileManager.default.removeItem(at: file) }
        let status = process.terminationStatus
        return Child.Ending(
            output: texts[0], errors: texts[1],
            status: process.terminationReason == .exit ? status : 128 + status)
    }
}

/// Runs `body` in an empty directory of its own.
func withChild(_ body: (Child) throws -> Void) throws {
    let directory = FileManager.default.temporaryDirectory
        .appendingPathComponent("daybook-hardening-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    try body(Child(directory: directory))
}
