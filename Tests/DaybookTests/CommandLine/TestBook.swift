import Foundation

/// The book that the tests of the command line ask: a few partners, their leads, deals and sales
/// from January to April 2025. It is made once, by the program itself.
enum TestBook {
    /// Events and rules as they are kept.
    static let source = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("Book")

    /// A book with all of them. Tests copy it.
    static let whole: DaybookProcess = {
        let directory = FileManager.default.temporaryDirectory
            .appendingPathComponent("daybook-cli-\(UUID().uuidString)")
        let daybook = DaybookProcess(directory: directory)
        do {
            try FileManager.default.createDirectory(
                at: directory, withIntermediateDirectories: true)
            _ = try daybook.run(["init", "--programme", "NOVA"])
            _ = try daybook.run([
                "append", source.appendingPathComponent("events.ndjson").path,
                "--keep-recorded-at", "--rejects", "rejects",
            ])
        } catch {
            // The tests that ask the book say what is missing.
        }
        return daybook
    }()
}
