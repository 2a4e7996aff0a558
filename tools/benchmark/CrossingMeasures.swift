import Commands

/// What others wait for while a payee's total crosses a row of a retroactive table, and every line
/// of the window changes.
enum CrossingMeasures {
    private static let lines = 100_000

    static func run(in work: WorkDirectory, _ report: inout BenchReport) throws {
        var writer = try BookWriter(work.book("crossing"))
        try writer.activate(WindowMeasures.rules(version: 1, WindowMeasures.component))
        try writer.partner("P-1")
        try writer.partner("P-2")
        for line in 1...lines {
            try writer.line(
                invoice: line, partner: "P-1", month: (line - 1) * 12 / lines + 1,
                net: "\(60 + line % 80).00")
        }
        try writer.commit()
        var next = lines
        func append(_ partner: String, _ net: String) throws -> UInt64 {
            next += 1
            try writer.line(invoice: next, partner: partner, month: 12, net: net)
            return try Machine.time { try writer.commit() }
        }
        let before = try (1...500).map { _ in try append("P-2", "80.00") }
        let crossing = try append("P-1", "50000000.00")
        var meanwhile: [UInt64] = []
        while writer.hasDeferred { meanwhile.append(try append("P-2", "80.00")) }
        try writer.close()
        report.add(
            "append, one sale a commit", events: before.count, nanoseconds: before.reduce(0, +))
        report.add(
            "append of the sale that crosses a row of \(lines) lines", events: 1,
            nanoseconds: crossing)
        report.add(
            "append of another payee's, one a commit, until all lines are settled",
            events: meanwhile.count, nanoseconds: meanwhile.reduce(0, +))
        report.add(
            "the slowest of these", events: 1, nanoseconds: meanwhile.max() ?? 0)
    }
}
