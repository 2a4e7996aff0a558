/// What an import of the sample is to find, written beside it as `expected.json`.
///
/// Conflicts that the book notes of itself, after a submission, are not in it.
struct Expected {
    let options: Options
    let tally: Tally
    let files: [(name: String, rows: Int)]
    let rejects: [(reason: String, count: Int)]

    func write(to output: Output) {
        output.text("{\n  \"events\": ")
        output.number(tally.total)
        output.text(",\n  \"seed\": \"\(options.seed)\",\n  \"start\": \"")
        output.day(options.start)
        output.text("\",\n  \"end\": \"")
        output.day(options.start + (options.days - 1))
        output.text("\",\n")
        list("files", files.map { ($0.name, $0.rows) }, output)
        output.text(",\n")
        list("main", Self.counts(tally.main), output)
        output.text(",\n")
        list("late", Self.counts(tally.late), output)
        output.text(",\n")
        list("rejects", rejects.map { ($0.reason, $0.count) }, output)
        output.text("\n}\n")
    }

    private static func counts(_ counts: [Int]) -> [(String, Int)] {
        FactType.allCases.compactMap { type in
            let count = counts[Int(type.rawValue)]
            return count == 0 ? nil : (type.name.description, count)
        }
    }

    private func list(_ title: String, _ counts: [(String, Int)], _ output: Output) {
        output.text("  \"\(title)\": {")
        for (index, (name, count)) in counts.enumerated() {
            output.text(index == 0 ? "\n" : ",\n")
            output.text("    \"\(name)\": \(count)")
        }
        output.text("\n  }")
    }
}
