import Testing

@testable import generate_sample

@Suite struct PartsTests {
    /// The numbers of the reference implementation in C for the seed 1234567.
    @Test func splitMixIsSplitMix() {
        var random = RandomStream(seed: 1_234_567)
        let numbers = (0..<5).map { _ in random.next() }
        #expect(
            numbers == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ])
    }

    /// Examples of FIPS 180-4, and lengths around that of a block.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func digestIsSHA256(text: String, digest: String) {
        #expect(Digest.sha256(Array(text.utf8)) == digest)
    }

    @Test(arguments: [
        ("1970-01-01", 0, 3), ("2000-02-29", 11_016, 1), ("2023-01-01", 19_358, 6),
        ("2024-12-31", 20_088, 1), ("1969-12-31", -1, 2),
    ])
    func daysAreDays(text: String, number: Int, weekday: Int) throws {
        let day = try #require(Day(text))
        #expect(day.number == number)
        let (year, month, dayOfMonth) = day.civil
        #expect(Day(year: year, month: month, day: dayOfMonth) == day)
        #expect((day + 7).weekday == weekday)
    }

    @Test(arguments: ["2023-02-29", "2023-13-01", "2023-1-01", "23-01-01", "2023-01-01x", ""])
    func othersAreNone(text: String) {
        #expect(Day(text) == nil)
    }

    /// Most amounts are small, few large, and the middle is where it is said to be.
    @Test func amountsAreSkewed() {
        var random = RandomStream(seed: 9)
        let amounts = (0..<20_001).map { _ in random.skewed(median: 100_000) }.sorted()
        #expect((90_000...110_000).contains(amounts[10_000]))
        #expect(amounts[0] > 0)
        let sum = amounts.reduce(0, +)
        let top = amounts.suffix(2_000).reduce(0, +)
        #expect(top * 100 / sum > 35)
        #expect(sum / amounts.count > amounts[10_000] * 3 / 2)
    }

    @Test func seasonEndsWithEverything() {
        let season = Season(start: Day(year: 2023, month: 1, day: 1), days: 1_096)
        let due = (0..<1_096).map { season.due(of: 1_000_000, byDay: $0) }
        #expect(due == due.sorted())
        #expect(due[13] == 0 && due[1_095] == 1_000_000)
        // The last workday of a quarter is busier than a Sunday.
        let friday = Day(year: 2023, month: 9, day: 29) - season.start
        #expect(due[friday] - due[friday - 1] > 10 * (due[friday - 5] - due[friday - 6]))
    }

    @Test(arguments: [
        ([], "--events and --seed"),
        (["--events", "10", "--seed", "1", "--out", "x"], "from 1000 to"),
        (["--events", "1000", "--seed", "-1", "--out", "x"], "--seed takes"),
        (["--events", "1000", "--seed", "1"], "--out is needed"),
        (["--events", "1000", "--seed", "1", "--out"], "--out takes a value"),
        (["--events", "1000", "--seed", "1", "--out", "x", "--start", "2023-02-30"], "a date"),
        (["--events", "1000", "--seed", "1", "--out", "x", "--random-ids"], "go with --ndjson"),
        (["--events", "1000", "--what"], "what is --what?"),
    ])
    func wrongArgumentsAreNamed(arguments: [String], message: String) {
        let failure = #expect(throws: Failure.self) { try Options(arguments: arguments) }
        #expect(failure?.status == 64)
        #expect(failure?.message.contains(message) == true)
    }
}
