import Foundation
import Testing

/// Ctrl-C leaves the book whole and says how to go on.
@Suite("Interrupts", .serialized)
struct InterruptTests {
    /// So many that the program is still at work when the signal comes.
    private static let events = (0..<100_000).map { number in
        #"{"type":"partner.recruited","source":"/many","id":"\#(number)","#
            + #""effectiveOn":"2025-05-01","actor":{"id":"u","role":"system"},"data":"#
            + #"{"partnerId":"N-\#(number)","legalName":"N","kind":"reseller"}}"#
    }.joined(separator: "\n")

    private static let plan = """
        plan: daybook-import/1
        source: /import/test
        actor: { id: importer, role: system }
        events:
          - from: partners.csv
            emit: partner.recruited
            on: "2025-02-01"
            id: "{partner}"
            data: { partnerId: "{partner}", legalName: "{partner}", kind: reseller }

        """

    /// Starts a command, interrupts it when it is at work, and expects it to end as it should.
    private func interrupt(_ line: String, after seconds: Double, saying advice: String) throws {
        try withSmallBook { child in
            try child.write(Self.events.utf8, to: "many.ndjson")
            try child.write(Self.plan.utf8, to: "plan.yaml")
            let rows = (0..<300_000).map { "N-\($0)" }.joined(separator: "\n")
            try child.write("partner\n\(rows)\n".utf8, to: "partners.csv")
            let running = try child.start(line.split(separator: " ").map(String.init))
            usleep(UInt32(seconds * 1_000_000))
            try #require(running.process.isRunning, "\(line) was too fast")
            kill(running.process.processIdentifier, SIGINT)
            running.process.waitUntilExit()
            let ending = try running.ending()
            #expect(ending.status == 130, "\(line): \(ending.errors)")
            #expect(ending.errors.contains("interrupted; \(advice)"), "\(line): \(ending.errors)")
            #expect(try child.run("verify").status == 0)
            #expect(try child.run("replay --check").status == 0)
            if advice.hasPrefix("nothing") {
                #expect(try child.head().position == SmallBook.position)
            }
        }
    }

    @Test func anAppend() throws {
        try interrupt(
            "append many.ndjson --group 1", after: 0.3,
            saying: "what was acknowledged is recorded; append the same file again to go on")
    }

    @Test(arguments: ["--atomic", "--dry-run"])
    func anAppendOfAllOrNothing(_ flag: String) throws {
        try interrupt("append many.ndjson \(flag)", after: 0.1, saying: "nothing was recorded")
    }

    /// Also while the files are read, before anything is recorded.
    @Test(arguments: ["", " --dry-run"])
    func anImport(_ flag: String) throws {
        try interrupt(
            "import plan.yaml\(flag)", after: 0.3,
            saying: flag.isEmpty
                ? "what was acknowledged is recorded; run the same import again to go on"
                : "nothing was recorded")
    }
}
