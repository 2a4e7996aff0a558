import Testing

@testable import generate_sample

/// The same seed and size are the same bytes, in every run and on every machine.
@Suite struct DeterminismTests {
    /// The digests were taken once. Where a change of the generator is meant to change its output,
    /// take them anew.
    @Test(arguments: [
        (
            1_000, 1, "43804d417b6d3339fd84cb7f3726e45c76ec3f6af49e56b9e2629a2132ddbaf3",
            "7c76e3120ff23e1d2fe8a34b01cb944f838242b3938fb11e67eb7a4db8140a00"
        ),
        (
            5_000, 7, "3307c672aab2ec776892fc5271eac8bda2039557aa2c0024de42b79a4633327e",
            "6d695d13ffcb2bd99f417e1a9ade474f0376e2f6c69c9460d3b1f9da03bfff74"
        ),
    ])
    func outputIsThatOfEveryOtherMachine(
        events: Int, seed: UInt64, tables: String, lines: String
    ) throws {
        let first = try SampleDirectory()
        _ = try SampleFiles.writeTables(events: events, seed: seed, to: first)
        #expect(try first.digest() == tables)
        let second = try SampleDirectory()
        _ = try SampleFiles.writeEvents(events: events, seed: seed, to: second)
        // The rule files are in the events; they may change without the generator.
        let text = try second.contents(of: "events.ndjson").split(separator: 0x0A)
        let rest = text.filter { !$0.starts(with: #"{"type":"ruleset"#.utf8) }
        #expect(text.count - rest.count == 2)
        #expect(Digest.sha256(Array(rest.joined(separator: [0x0A]))) == lines)
    }

    @Test func otherSeedsAreOtherSamples() throws {
        let digests = try (UInt64(1)...3).map { seed in
            let directory = try SampleDirectory()
            _ = try SampleFiles.writeTables(events: 1_000, seed: seed, to: directory)
            return try directory.digest()
        }
        #expect(Set(digests).count == 3)
    }

    @Test(arguments: [1_000, 5_000, 20_000])
    func sizeIsAboutWhatIsAskedFor(events: Int) throws {
        let directory = try SampleDirectory()
        let total = try SampleFiles.writeTables(events: events, seed: 3, to: directory).tally.total
        #expect(abs(total - events) * 100 < events * 3)
    }

    @Test func idsRiseUnlessTheyAreRandom() throws {
        let directory = try SampleDirectory()
        var ids: [[Substring]] = []
        for randomIDs in [false, true] {
            _ = try SampleFiles.writeEvents(
                events: 1_000, seed: 1, randomIDs: randomIDs, to: directory)
            let text = String(
                decoding: try directory.contents(of: "events.ndjson"), as: UTF8.self)
            ids.append(text.matches(of: /"source":"[^"]*","id":"([^"]*)"/).map(\.1))
        }
        #expect(ids[0] == ids[0].sorted() && Set(ids[0]).count == ids[0].count)
        #expect(ids[1].count == ids[0].count && Set(ids[1]).count == ids[0].count)
        let form = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
        #expect(ids[1].allSatisfy { $0.wholeMatch(of: form) != nil })
    }
}
