/// What an import of the sample is to find, written beside it as `expected.json`.
///
/// `main` and `late` count the events of the two plans by type. `rejects` counts the spoiled rows
/// by reason: `rejectedRows` are turned away while they are read, `refusedEvents` by the book,
/// because they name what it does not have. `alreadyThere` are rows written twice.
/// Conflicts that the book notes of itself, after a submission, are not in it.
struct Expected {
    let options: Options
    let tally: Tally
    let files: [(name: String, rows: Int)]
    let flaws: Flaws?

    /// Spoiled rows that are turned away while they are read.
    var rejectedRows: Int { count { !$0.isForTheBook } }

    /// Spoiled rows that read well and are refused by the book.
    var refusedEvents: Int { count { $0.isForTheBook } }

    private func count(where isCounted: (Flaws.Flaw) -> Bool) -> Int {
        guard let flaws else { return 0 }
        return zip(Flaws.Flaw.allCases, flaws.counts).reduce(0) { sum, flaw in
            isCounted(flaw.0) ? sum + flaw.1 : sum
        }
    }

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
        guard let flaws else {
            output.text("\n}\n")
            return
        }
        let rejects = Flaws.Flaw.allCases.enumerated().map { ($0.element, flaws.counts[$0.offset]) }
        list("rejects", rejects.filter { $0.1 > 0 }.map { ($0.0.rawValue, $0.1) }, output)
        output.text(",\n  \"rejectedRows\": ")
        output.number(rejectedRows)
        output.text(",\n  \"refusedEvents\": ")
        output.number(refusedEvents)
        output.text(",\n  \"alreadyThere\": ")
        output.number(flaws.repeated)
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
