import Foundation

/// The built program, run as a process of its own in a directory that only this test has.
struct DaybookProcess {
    /// What a run has left behind.
    struct Outcome {
        let output: String
        let errors: String
        let status: Int32
    }

    /// Where it runs; the book is `book` in it.
    let directory: URL

    /// `daybook` beside the program that runs the tests.
    static let program: URL = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        return URL(fileURLWithPath: tests ?? CommandLine.arguments[0])
            .deletingLastPathComponent().appendingPathComponent("daybook")
    }()

    /// Runs with these arguments, and waits for the end.
    func run(
        _ arguments: [String], input: String? = nil, environment: [String: String] = [:]
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        process.currentDirectoryURL = directory
        var variables = ["DAYBOOK_BOOK": "book", "SWIFT_BACKTRACE": "enable=no", "PATH": "/bin"]
        variables.merge(environment) { $1 }
        process.environment = variables
        // Files, not pipes: nobody has to read while it runs.
        let files = try ["out", "err", "in"].map { name in
            let file = directory.appendingPathComponent(".\(name)")
            try Data((name == "in" ? input ?? "" : "").utf8).write(to: file)
            return file
        }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        process.standardInput = try FileHandle(forReadingFrom: files[2])
        try process.run()
        process.waitUntilExit()
        return Outcome(
            output: try String(contentsOf: files[0], encoding: .utf8),
            errors: try String(contentsOf: files[1], encoding: .utf8),
            status: process.terminationReason == .exit
                ? process.terminationStatus : 128 + process.terminationStatus)
    }

    /// Runs a line as it would stand in a shell, without the program's name. Words may stand in
    /// double quotes.
    func run(line: String) throws -> Outcome {
        try run(Self.words(line))
    }

    static func words(_ line: String) -> [String] {
        var words: [String] = []
        var word: String?
        var isQuoted = false
        for character in line {
            switch character {
            case "\"":
                isQuoted.toggle()
                word = word ?? ""
            case " " where !isQuoted:
                if let whole = word { words.append(whole) }
                word = nil
            default: word = (word ?? "") + String(character)
            }
        }
        if let word { words.append(word) }
        return words
    }
}

/// Runs `body` in a directory of its own, with a book that holds the events of `Book/`.
func withTestBook<Result>(_ body: (DaybookProcess) throws -> Result) throws -> Result {
    try withTestDirectory { daybook in
        try FileManager.default.copyItem(
            at: TestBook.whole.directory.appendingPathComponent("book"),
            to: daybook.directory.appendingPathComponent("book"))
        return try body(daybook)
    }
}

/// Runs `body` in an empty directory of its own.
func withTestDirectory<Result>(_ body: (DaybookProcess) throws -> Result) throws -> Result {
    let directory = FileManager.default.temporaryDirectory
        .appendingPathComponent("daybook-cli-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try body(DaybookProcess(directory: directory))
}
