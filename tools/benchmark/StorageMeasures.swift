import Crypto
import EventLog
import LMDB

/// The bare limits: LMDB and SHA-256 over bytes of the sizes of a book's records.
enum StorageMeasures {
    static func run(
        sizesOf book: String, in work: WorkDirectory, _ report: inout BenchReport
    ) throws -> BareLimits {
        var limits = BareLimits()
        let sizes = try sizes(of: book)
        report.note("bytes a record", "\(sizes.reduce(0, +) / max(sizes.count, 1))")
        let bytes = [UInt8](repeating: 7, count: sizes.max() ?? 1)
        let environment = try Environment(at: work.book("bare"))
        defer { environment.close() }
        let table = try environment.openTable("records")
        let append = try Machine.time {
            var next = 0
            while next < sizes.count {
                let end = min(next + 8_000, sizes.count)
                try environment.write { transaction in
                    for index in next..<end {
                        try table.append(
                            Key64(UInt64(index)).bytes,
                            bytes.span.bytes.extracting(0..<sizes[index]), in: &transaction)
                    }
                }
                next = end
            }
        }
        limits.append = report.add(
            "bare LMDB append, groups of 8,000", events: sizes.count, nanoseconds: append)
        let singles = min(sizes.count, 5_000)
        let single = try environment.openTable("singles")
        let one = try Machine.time {
            for index in 0..<singles {
                try environment.write { transaction in
                    try single.append(
                        Key64(UInt64(index)).bytes,
                        bytes.span.bytes.extracting(0..<sizes[index]), in: &transaction)
                }
            }
        }
        limits.commit = report.add(
            "bare LMDB append, one a commit", events: singles, nanoseconds: one)
        var total = 0
        let scan = try Machine.time {
            try environment.read { transaction in
                try table.scan(in: transaction) { _, value in
                    total += value.byteCount
                    return .proceed
                }
            }
        }
        limits.scan = report.add("bare LMDB scan", events: sizes.count, nanoseconds: scan)
        let hash = Machine.time {
            for size in sizes {
                bytes.withUnsafeBytes { bytes in
                    var hash = SHA256()
                    hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[0..<size]))
                    _ = hash.finalize()
                }
            }
        }
        limits.hash = report.add(
            "SHA-256 of the same bytes", events: sizes.count, nanoseconds: hash)
        return limits
    }

    private static func sizes(of book: String) throws -> [Int] {
        var sizes: [Int] = []
        let log = try EventLog.open(at: book, readOnly: true)
        defer { log.close() }
        try log.forEach { event in
            sizes.append(event.bytes.byteCount)
            return true
        }
        return sizes
    }
}
