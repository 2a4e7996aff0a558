import Foundation
import Testing

/// Books that are not whole, not books, or of a time to come; disks that are full.
@Suite("Bad input: books")
struct BadBookTests {
    private static let commands = [
        "balance", "verify", "status", "append base.ndjson", "rebuild run",
    ]

    @Test func aBookOfALaterFormat() throws {
        try withSmallBook { child in
            var bytes = try child.bytes(of: "book/log/data.mdb")
            // The row `format` of the table `meta`: its value stands right behind its key.
            let row = Data("format".utf8) + Data([1, 0, 0, 0])
            let later = Data("format".utf8) + Data([9, 0, 0, 0])
            while let range = bytes.range(of: row) { bytes.replaceSubrange(range, with: later) }
            try child.write(bytes, to: "book/log/data.mdb")
            for command in Self.commands {
                try child.expectMistake(Mistake(command, 69, "the book has format 9"))
            }
        }
    }

    @Test(arguments: [0, 1, 100, 4_096, 8_191, 8_192, 20_000])
    func aLogThatIsCutOff(_ size: Int) throws {
        try withSmallBook { child in
            try child.write(
                try child.bytes(of: "book/log/data.mdb").prefix(size), to: "book/log/data.mdb")
            for command in Self.commands {
                try child.expectMistake(
                    Mistake(command, 65, "book/log: cannot open: the data file has \(size) bytes"))
            }
        }
    }

    @Test func filesThatAreNoLog() throws {
        try withSmallBook { child in
            let whole = try child.bytes(of: "book/log/data.mdb")
            let pattern = (0..<whole.count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            try child.write(pattern, to: "book/log/data.mdb")
            for command in Self.commands {
                try child.expectMistake(Mistake(command, 65, "not an LMDB data file"))
            }
            try child.write(
                try child.bytes(of: "book/views/data.mdb"), to: "book/log/data.mdb")
            for command in Self.commands {
                try child.expectMistake(Mistake(command, 66, "this is not a book"))
            }
            try FileManager.default.removeItem(
                at: child.directory.appendingPathComponent("book/log/data.mdb"))
            #expect(try child.run("append base.ndjson").errors.contains("no file log/data.mdb"))
        }
    }

    /// One bit of a record: named with its position by `verify`, whatever the models say.
    @Test func aBitThatHasTurned() throws {
        try withSmallBook { child in
            var bytes = try child.bytes(of: "book/log/data.mdb")
            let name = try #require(bytes.range(of: Data("Alder".utf8)))
            bytes[name.lowerBound] ^= 1
            try child.write(bytes, to: "book/log/data.mdb")
            let ending = try child.run("verify -O json")
            #expect(ending.status == 1)
            #expect(ending.output.contains(#""state":"broken","position":2"#), "\(ending.output)")
        }
    }

    /// A record that can no longer be read is named with its position.
    @Test func aRecordThatCannotBeRead() throws {
        try withSmallBook { child in
            var bytes = try child.bytes(of: "book/log/data.mdb")
            bytes[try #require(bytes.range(of: Data("Alder".utf8))).lowerBound] = 0xFF
            try child.write(bytes, to: "book/log/data.mdb")
            for command in ["rebuild run", "replay", "log -O ndjson"] {
                try child.expectMistake(
                    Mistake(command, 65, "book: the log is damaged at position 2: A text is not"))
            }
        }
    }

    /// Whichever page is lost, the program ends with a status of its own and a reason.
    @Test(arguments: ["log", "views"], [UInt8(0), 0xA5])
    func aPageThatIsOverwritten(_ part: String, _ filling: UInt8) throws {
        try withSmallBook { child in
            let whole = try child.bytes(of: "book/\(part)/data.mdb")
            for page in stride(from: 2, to: whole.count / 4_096, by: 3) {
                let range = page * 4_096..<(page + 1) * 4_096
                var bytes = whole
                bytes.replaceSubrange(range, with: repeatElement(filling, count: 4_096))
                for command in ["verify", "balance"] {
                    try child.write(bytes, to: "book/\(part)/data.mdb")
                    let ending = try child.run(command)
                    let place = "\(part), page \(page), \(command): \(ending.errors)"
                    #expect([0, 1, 65, 66, 74].contains(ending.status), "\(place)")
                    #expect(ending.status < 2 || ending.errors.contains("damaged"), "\(place)")
                }
            }
        }
    }

    /// The views are not the truth: broken ones are answered around, and folded again by the next
    /// command that writes.
    @Test(arguments: [0, 100, 8_192, 20_000])
    func viewsThatAreCutOff(_ size: Int) throws {
        try withSmallBook { child in
            let before = try child.run("sales -O csv").output
            for repair in ["append base.ndjson", "rebuild run"] {
                try child.write(
                    try child.bytes(of: "book/views/data.mdb").prefix(size),
                    to: "book/views/data.mdb")
                #expect(try child.run("sales -O csv").output == before)
                let ending = try child.run(repair)
                #expect(ending.status == 0, "\(repair): \(ending.errors)")
                #expect(try child.run("sales -O csv").output == before)
                let check = try child.run("replay --check")
                #expect(check.status == 0, "\(check.errors)")
            }
        }
    }

    /// A limit on the size of files stands in for a full disk, which takes more to set up.
    @Test(arguments: [8, 60, 200, 800])
    func aDiskThatIsFull(_ kilobytes: Int) throws {
        try withSmallBook { child in
            let lines = (0..<5_000).map { number in
                BadLine.line(
                    replacing: #""id":"x""#, with: #""id":"\#(number)""#,
                    data: #"{"partnerId":"F-\#(number)","legalName":"F","kind":"reseller"}"#)
            }
            try child.write(lines.flatMap { $0 + [0x0A] }, to: "many.ndjson")
            let before = try child.head()
            let ending = try child.run(
                [
                    "-c", "ulimit -f \(kilobytes * 2); exec \"$0\" append many.ndjson",
                    Child.daybook.path,
                ], program: URL(fileURLWithPath: "/bin/sh"))
            #expect(ending.status == 74, "\(ending.errors)")
            #expect(ending.errors.contains("cannot commit"), "\(ending.errors)")
            #expect(try child.head() == before)
            #expect(try child.run("verify").status == 0)
            #expect(try child.run("append many.ndjson").status == 0)
            #expect(try child.head().position == before.position + 5_000)
            #expect(try child.run("verify").status == 0)
        }
    }

    @Test func anAnswerThatFindsNoRoom() throws {
        try withSmallBook { child in
            let ending = try child.run(
                ["-c", "exec \"$0\" log >/dev/full", Child.daybook.path],
                program: URL(fileURLWithPath: "/bin/sh"))
            #expect(ending.status == 74)
            #expect(ending.errors.contains("standard output cannot be written: No space left"))
        }
    }

    /// Whoever may read and not write is told so. The administrator may do everything.
    @Test(.enabled(if: geteuid() != 0))
    func aDirectoryThatMayNotBeWritten() throws {
        try withSmallBook { child in
            let log = child.directory.appendingPathComponent("book/log")
            let files = ["data.mdb", "lock.mdb"].map { log.appendingPathComponent($0).path }
            for file in files { chmod(file, 0o440) }
            chmod(log.path, 0o550)
            defer { chmod(log.path, 0o750) }
            try child.expectMistake(
                Mistake("append base.ndjson", 74, "may not be read or written by this user"))
        }
    }

    /// Both end well, one after the other, and nothing of either is lost.
    @Test func twoWritersAtOnce() throws {
        try withSmallBook { child in
            let before = try child.head()
            for writer in ["a", "b"] {
                let lines = (0..<600).map { number in
                    BadLine.line(
                        replacing: #""id":"x""#, with: #""id":"\#(writer)\#(number)""#,
                        data: #"{"partnerId":"\#(writer)-\#(number)","#
                            + #""legalName":"W","kind":"reseller"}"#)
                }
                try child.write(lines.flatMap { $0 + [0x0A] }, to: "\(writer).ndjson")
            }
            let writers = try ["a", "b", "a"].enumerated().map { index, name in
                try child.start([
                    "append", "\(name).ndjson", "--group", "50", "--rejects", "rejects\(index)",
                ])
            }
            for writer in writers {
                writer.process.waitUntilExit()
                let ending = try writer.ending()
                #expect(ending.status == 0, "\(ending.errors)")
            }
            #expect(try child.head().position == before.position + 1_200)
            #expect(try child.run("verify").status == 0)
            #expect(try child.run("replay --check").status == 0)
        }
    }
}
