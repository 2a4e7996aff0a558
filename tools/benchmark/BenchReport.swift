/// Lines of figures, each with what it is measured against.
struct BenchReport {
    private let machine: String
    private let input: String
    private var notes: [(String, String)] = []
    private var rows: [Row] = []

    private struct Row {
        let work: String
        let events: Int
        let nanoseconds: UInt64
        let bare: Double?
        let target: String
    }

    init(machine: String, input: String) {
        self.machine = machine
        self.input = input
    }

    mutating func note(_ name: String, _ value: String) {
        notes.append((name, value))
    }

    /// Adds a figure, with the nanoseconds an event of the bare limit where there is one; returns
    /// its own.
    @discardableResult
    mutating func add(
        _ work: String, events: Int, nanoseconds: UInt64, bare: Double? = nil, target: String = ""
    ) -> Double {
        rows.append(
            Row(work: work, events: events, nanoseconds: nanoseconds, bare: bare, target: target))
        return Double(nanoseconds) / Double(max(events, 1))
    }

    var text: String {
        var lines = ["machine: \(machine)", "input: \(input)"]
        lines += notes.map { "\($0.0): \($0.1)" }
        lines.append("")
        lines.append("| work | events | seconds | events/s | of the bare limit | to reach |")
        lines.append("|---|--:|--:|--:|--:|--:|")
        for row in rows {
            let each = Double(row.nanoseconds) / Double(max(row.events, 1))
            let share = row.bare.map { "\(Int(($0 / each * 100).rounded())) %" } ?? ""
            lines.append(
                "| \(row.work) | \(row.events) | \(Self.seconds(row.nanoseconds)) | "
                    + "\(Int(1e9 / each)) | \(share) | \(row.target) |")
        }
        return lines.joined(separator: "\n")
    }

    var json: String {
        let rows = rows.map { row in
            "{\"work\":\"\(row.work)\",\"events\":\(row.events),"
                + "\"nanoseconds\":\(row.nanoseconds),"
                + "\"bareNanosecondsEach\":\(row.bare.map { "\(Int($0))" } ?? "null"),"
                + "\"toReach\":\"\(row.target)\"}"
        }
        let notes = notes.map { "\"\($0.0)\":\"\($0.1)\"" }
        return "{\"machine\":\"\(machine)\",\"input\":\"\(input)\","
            + (notes + ["\"rows\":[\(rows.joined(separator: ","))]"]).joined(separator: ",") + "}"
    }

    private static func seconds(_ nanoseconds: UInt64) -> String {
        let milliseconds = nanoseconds / 1_000_000
        let rest = String(milliseconds % 1_000)
        return "\(milliseconds / 1_000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
    }
}
