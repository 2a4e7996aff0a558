import Accounting
import Commands
import EventLog
import Events

/// Appending: to the log alone and as the book does it, in groups of 1, 100 and 8,000.
enum AppendMeasures {
    /// - Returns: sizes of the records, for the bare measures.
    static func run(
        _ drafts: [EventDraft], in work: WorkDirectory, _ report: inout BenchReport
    ) throws -> [Int] {
        for size in [8_000, 100, 1] {
            let count = size == 1 ? min(drafts.count, 5_000) : min(drafts.count, size * 10_000)
            let part = size == 8_000 ? drafts[...] : drafts.prefix(count)
            let name = "book-\(size)"
            let elapsed = try append(part, groupsOf: size, to: work.book(name))
            report.add(
                "append, decided and hashed, groups of \(size)", events: part.count,
                nanoseconds: elapsed)
        }
        var sizes: [Int] = []
        let log = try EventLog.open(at: work.book("book-8000"), readOnly: true)
        defer { log.close() }
        try log.forEach { event in
            sizes.append(event.bytes.byteCount)
            return true
        }
        report.note("bytes a record", "\(sizes.reduce(0, +) / max(sizes.count, 1))")
        return sizes
    }

    private static func append(
        _ drafts: ArraySlice<EventDraft>, groupsOf size: Int, to path: String
    ) throws -> UInt64 {
        try Book.create(at: path, id: BookID(high: 1, low: 1), programme: nil)
        let book = try Book(opening: path)
        var options = Book.AppendOptions()
        options.keepsRecordedAt = true
        let now = Instant(microsecondsSince1970: 4_000_000_000_000_000)
        let elapsed = try Machine.time {
            var start = drafts.startIndex
            while start < drafts.endIndex {
                let end = min(start + size, drafts.endIndex)
                _ = try book.append(Array(drafts[start..<end]), now: now, options: options)
                start = end
            }
        }
        try book.close()
        return elapsed
    }
}
