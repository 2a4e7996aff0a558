import Foundation
import Testing

/// Lines that are refused: each with its number and its reason, and the book as it was.
@Suite("Bad input: lines")
struct BadLineTests {
    private struct Refused: Decodable {
        let line: Int
        let message: String
    }

    /// All of them in one file: what is wrong with one does not spill into the next.
    @Test func eachIsRefusedInItsPlace() throws {
        try withSmallBook { child in
            let before = try child.head()
            let bytes = try child.bytes(of: "book/log/data.mdb")
            try child.write(BadLine.all.flatMap { $0.bytes + [0x0A] }, to: "bad.ndjson")
            let ending = try child.run("append bad.ndjson -O ndjson")
            #expect(ending.status == 1)
            let refused = reasons(in: ending)
            for (index, line) in BadLine.all.enumerated() {
                let reason = refused[index + 1] ?? "nothing"
                #expect(reason.contains(line.message), "\(line.name): \(reason)")
            }
            #expect(refused.count == BadLine.all.count)
            #expect(try child.head() == before)
            #expect(try child.bytes(of: "book/log/data.mdb") == bytes)
            #expect(try child.run("verify").status == 0)
        }
    }

    /// Good lines between bad ones are recorded; with `--atomic` none is.
    @Test func goodLinesBetweenThem() throws {
        try withSmallBook { child in
            var file: [UInt8] = []
            for (number, line) in BadLine.all.enumerated() {
                file += line.bytes + [0x0A]
                file += Self.good(number) + [0x0A]
            }
            try child.write(file, to: "mixed.ndjson")
            let before = try child.head()
            #expect(try child.run("append mixed.ndjson --atomic").status == 1)
            #expect(try child.run("append mixed.ndjson --dry-run").status == 1)
            #expect(try child.head() == before)
            let ending = try child.run("append mixed.ndjson -O ndjson")
            #expect(ending.status == 1)
            #expect(
                ending.output.contains(
                    #"{"recorded":\#(BadLine.all.count),"alreadyThere":0,"#
                        + #""refused":\#(BadLine.all.count),"#), "\(ending.output.suffix(200))")
            let after = try child.head()
            #expect(after.position == before.position + UInt64(BadLine.all.count))
            #expect(try child.run("append mixed.ndjson").status == 1)
            #expect(try child.head() == after)
            #expect(try child.run("verify").status == 0)
        }
    }

    /// One line of 100 MB takes neither the memory nor the line after it.
    @Test func aLineOfAHundredMegabytes() throws {
        try withSmallBook { child in
            let file = child.directory.appendingPathComponent("long.ndjson")
            try Data().write(to: file)
            let handle = try FileHandle(forWritingTo: file)
            try handle.truncate(atOffset: 100 << 20)
            try handle.seekToEnd()
            try handle.write(contentsOf: [0x0A] + Self.good(1) + [0x0A])
            try handle.close()
            let ending = try child.run("append long.ndjson")
            #expect(ending.status == 1)
            #expect(ending.errors.contains("line 1: the line has 104857600 bytes"))
            #expect(ending.output.contains("recorded 1, already there 0, refused 1"))
            #expect(try child.bytes(of: "long.ndjson.rejects").count < 8 << 20)
        }
    }

    private static func good(_ number: Int) -> [UInt8] {
        BadLine.line(
            replacing: #""id":"x""#, with: #""id":"good-\#(number)""#,
            data: #"{"partnerId":"G-\#(number)","legalName":"Good","kind":"reseller"}"#)
    }

    private func reasons(in ending: Child.Ending) -> [Int: String] {
        var reasons: [Int: String] = [:]
        for line in ending.output.split(separator: "\n") {
            let refused = try? JSONDecoder().decode(Refused.self, from: Data(line.utf8))
            if let refused { reasons[refused.line] = refused.message }
        }
        return reasons
    }
}
