import Foundation
import Testing

/// Where commands that record read from and write to, when that is not as it should be.
@Suite("Bad input: places of recording")
struct RecordingPlacesTests {
    private static let plan = """
        plan: daybook-import/1
        source: /import/test
        actor: { id: importer, role: system }
        tables:
          names: { file: names.csv, key: partner }
        events:
          - from: partners.csv
            emit: partner.recruited
            on: "2025-02-01"
            id: "{partner}"
            data:
              partnerId: "{partner}"
              legalName: "{partner|lookup:names.name}"
              kind: reseller

        """

    private static func lines(_ count: Int) -> [UInt8] {
        (0..<count).flatMap { number in
            BadLine.line(
                replacing: #""id":"x""#, with: #""id":"many-\#(number)""#,
                data: #"{"partnerId":"N-\#(number)","legalName":"N","kind":"reseller"}"#) + [0x0A]
                + Array("{bad\n".utf8)
        }
    }

    private func writePlan(in child: Child) throws {
        try child.write(Self.plan.utf8, to: "plan.yaml")
        try child.write("partner\nP-7\nP 8\n".utf8, to: "partners.csv")
        try child.write("partner,name\nP-7,Elm\nP 8,Fir\n".utf8, to: "names.csv")
    }

    /// The rejects would take the place of what is being read.
    @Test func rejectsDoNotOverwriteWhatIsRead() throws {
        try withSmallBook { child in
            try child.write(Self.lines(3), to: "many.ndjson")
            try writePlan(in: child)
            try FileManager.default.createSymbolicLink(
                atPath: child.directory.appendingPathComponent("link").path,
                withDestinationPath: "many.ndjson")
            for (line, file) in [
                ("append many.ndjson --rejects many.ndjson", "many.ndjson"),
                ("append many.ndjson --rejects link", "many.ndjson"),
                (
                    "append many.ndjson --rejects ../\(child.directory.lastPathComponent)/"
                        + "many.ndjson", "many.ndjson"
                ),
                ("import plan.yaml --rejects plan.yaml", "plan.yaml"),
                ("import plan.yaml --rejects partners.csv", "partners.csv"),
                ("import plan.yaml --rejects ./names.csv", "names.csv"),
            ] {
                let before = try child.bytes(of: file)
                try child.expectMistake(Mistake(line, 64, "name another place with --rejects"))
                #expect(try child.bytes(of: file) == before, "\(line)")
            }
        }
    }

    /// Nobody may read what is printed; everything is recorded all the same.
    @Test(arguments: ["append many.ndjson -O ndjson --group 10", "append many.ndjson --group 10"])
    func aReaderThatGoesAwayEndsNoAppend(_ line: String) throws {
        try withSmallBook { child in
            try child.write(Self.lines(1_000), to: "many.ndjson")
            _ = try child.run(
                [
                    "-c", "{ sleep 0.2; \"$0\" \(line); echo $? >status; } 2>errors | true",
                    Child.daybook.path,
                ], program: URL(fileURLWithPath: "/bin/sh"))
            #expect(try child.head().position == SmallBook.position + 1_000)
            #expect(String(decoding: try child.bytes(of: "status"), as: UTF8.self) == "1\n")
        }
    }

    /// Rejected rows are read a second time, which a pipe does not allow.
    @Test func aPlanThatReadsAPipe() throws {
        try withSmallBook { child in
            try writePlan(in: child)
            let path = child.directory.appendingPathComponent("partners.csv").path
            try FileManager.default.removeItem(atPath: path)
            try #require(mkfifo(path, 0o600) == 0)
            let arguments = [
                "-c", "cat names.csv >partners.csv & exec \"$0\" import plan.yaml",
                Child.daybook.path,
            ]
            let ending = try child.run(arguments, program: URL(fileURLWithPath: "/bin/sh"))
            #expect(ending.status == 65, "\(ending.errors)")
            #expect(ending.errors.contains("partners.csv: this is no regular file"))
            #expect(try child.head().position == SmallBook.position)
        }
    }

    @Test func aByteOrderMarkIsPassedOver() throws {
        try withSmallBook { child in
            let line = BadLine.line(data: #"{"partnerId":"B","legalName":"B","kind":"reseller"}"#)
            try child.write([0xEF, 0xBB, 0xBF] + line + [0x0A], to: "mark.ndjson")
            let ending = try child.run("append mark.ndjson")
            #expect(ending.status == 0, "\(ending.errors)")
        }
    }

    /// Nothing could be recorded in a book of a programme that no event can name.
    @Test(arguments: ["two words", "", String(repeating: "x", count: 129)])
    func aProgrammeThatIsNoID(_ name: String) throws {
        try withChild { child in
            let ending = try child.run(["init", "--programme", name])
            #expect(ending.status == 64, "\(ending.errors)")
            #expect(ending.errors.contains("an id is 1 to 128 bytes"), "\(ending.errors)")
            #expect(!FileManager.default.fileExists(atPath: child.directory.path + "/book"))
        }
    }
}
