import Foundation
import Testing

@testable import Events

/// The bytes of the first release, kept for ever: a record that was written once must be read
/// for as long as there are books. `RECORD_GOLDEN=1` adds lines for new types and never changes
/// one that is there.
@Suite struct GoldenTests {
    /// Lines of a sample's name and the hexadecimal digits of its record.
    static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Golden/records-v1.txt")

    private func golden() throws -> [String: [UInt8]] {
        var records: [String: [UInt8]] = [:]
        for line in try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n") {
            let parts = line.split(separator: " ")
            try #require(parts.count == 2, "a line is a name and a record")
            let bytes = try Self.bytes(String(parts[1]))
            records[String(parts[0])] = bytes
        }
        return records
    }

    @Test func bytesAreAsTheyEverWere() throws {
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil { try addNewOnes() }
        let golden = try golden()
        for sample in Samples.all {
            let kept = try #require(golden[sample.name], "\(sample.name) has no golden bytes")
            #expect(try sample.record() == kept, "\(sample.name)")
        }
    }

    /// Also those of samples that are made no more.
    @Test func everyGoldenRecordIsStillRead() throws {
        for (name, bytes) in try golden() {
            let event = try EventView(bytes.span.bytes)
            let draft = try event.draft()
            #expect(try draft.firstDifference(from: event) == nil, "\(name)")
            #expect(name.hasPrefix(draft.type.name))
        }
    }

    private func addNewOnes() throws {
        var text = (try? String(contentsOf: Self.file, encoding: .utf8)) ?? ""
        let known = (try? golden()) ?? [:]
        for sample in Samples.all where known[sample.name] == nil {
            let hex = try sample.record().map { String(format: "%02x", $0) }.joined()
            text += "\(sample.name) \(hex)\n"
        }
        try Data(text.utf8).write(to: Self.file)
    }

    private static func bytes(_ hex: String) throws -> [UInt8] {
        let digits = Array(hex)
        try #require(digits.count % 2 == 0)
        return try stride(from: 0, to: digits.count, by: 2).map {
            try #require(UInt8(String(digits[$0...$0 + 1]), radix: 16))
        }
    }
}
