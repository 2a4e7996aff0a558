import EventLog

/// Verifying every record, stream, id and hash of a book.
enum VerifyMeasures {
    static func run(_ book: String, _ bare: BareLimits, _ report: inout BenchReport) throws {
        let log = try EventLog.open(at: book, readOnly: true)
        defer { log.close() }
        var finding: String?
        var count = 0
        let elapsed = try Machine.time {
            let verified = try log.verify()
            count = Int(verified.recordCount)
            finding = verified.finding.map { "\($0.position): \($0.reason)" }
        }
        report.add(
            "verify", events: count, nanoseconds: elapsed, bare: bare.hash,
            target: "8 s for 10,000,000")
        if let finding { report.note("verify found", finding) }
    }
}
