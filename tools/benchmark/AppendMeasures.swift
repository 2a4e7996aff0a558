import Accounting
import Commands
import EventLog
import Events

/// Appending as the book does it, decided, hashed and folded, in groups of 8,000, 100 and 1. What
/// is timed is the book; reading the input is not.
enum AppendMeasures {
    /// Events in memory at a time.
    private static let part = 500_000

    /// All events in groups of 8,000; the book stays for what is measured next.
    static func bulk(
        _ input: String, in work: WorkDirectory, _ report: inout BenchReport
    ) throws {
        let (count, elapsed) = try append(input, .max, groupsOf: 8_000, to: work.book("book-8000"))
        report.note("events", "\(count)")
        report.add(
            "append, groups of 8,000", events: count, nanoseconds: elapsed, target: "250,000 /s")
    }

    /// Fewer events: in small groups, and under ids that are in no order.
    static func small(
        _ input: String, in work: WorkDirectory, _ bare: BareLimits, _ report: inout BenchReport
    ) throws {
        let random = try append(
            input, 1_000_000, groupsOf: 8_000, to: work.book("book-random"), randomIDs: true)
        report.add(
            "append, groups of 8,000, random ids", events: random.count,
            nanoseconds: random.elapsed)
        let hundreds = try append(input, 100_000, groupsOf: 100, to: work.book("book-100"))
        report.add(
            "append, groups of 100", events: hundreds.count, nanoseconds: hundreds.elapsed)
        let singles = try append(input, 5_000, groupsOf: 1, to: work.book("book-1"))
        report.add(
            "append, one event a commit", events: singles.count, nanoseconds: singles.elapsed,
            bare: bare.commit, target: "60 %")
    }

    private static func append(
        _ path: String, _ limit: Int, groupsOf size: Int, to book: String, randomIDs: Bool = false
    ) throws -> (count: Int, elapsed: UInt64) {
        try Book.create(at: book, id: BookID(high: 1, low: 1), programme: nil)
        var input = try Input(path)
        let opened = try Book(opening: book)
        var options = Book.AppendOptions()
        options.keepsRecordedAt = true
        let now = Instant(microsecondsSince1970: 4_000_000_000_000_000)
        var count = 0
        var elapsed: UInt64 = 0
        while count < limit {
            var drafts = try input.next(min(part, limit - count))
            if drafts.isEmpty { break }
            if randomIDs { drafts = drafts.withRandomIDs() }
            count += drafts.count
            elapsed += try Machine.time {
                var start = 0
                while start < drafts.count {
                    let end = min(start + size, drafts.count)
                    _ = try opened.append(Array(drafts[start..<end]), now: now, options: options)
                    start = end
                }
            }
        }
        elapsed += try Machine.time { try opened.close() }
        return (count, elapsed)
    }
}
