import Foundation

/// Makes a history that fails small: fewer events, then fewer clauses in its rule files, then
/// simpler amounts, over and over while anything can go.
struct HistoryShrinker {
    /// Whether a history still fails.
    let fails: (History) throws -> Bool
    /// How many histories are tried at most.
    private var tries: Int

    init(tries: Int = 600, fails: @escaping (History) throws -> Bool) {
        self.tries = tries
        self.fails = fails
    }

    mutating func shrunk(_ history: History) throws -> History {
        var small = history
        var size = 0
        repeat {
            size = small.size
            small = try withFewerEvents(small)
            small = try withFewerClauses(small)
            small = try withSimplerAmounts(small)
        } while small.size < size && tries > 0
        return small.tidied
    }

    private mutating func stillFails(_ history: History) throws -> Bool {
        guard tries > 0 else { return false }
        tries -= 1
        // A history that cannot be played at all is none that fails.
        return (try? fails(history)) ?? false
    }

    /// Takes out runs of events, long ones first, from the end.
    private mutating func withFewerEvents(_ history: History) throws -> History {
        var small = history
        var length = max(1, small.lines.count / 2)
        while true {
            var end = small.lines.count
            while end > 0 {
                let start = max(0, end - length)
                var candidate = small
                candidate.lines.removeSubrange(start..<end)
                candidate.numberVersions()
                if try stillFails(candidate) { small = candidate }
                end = start
            }
            if length == 1 { return small }
            length = max(1, length / 2)
        }
    }

    /// Takes out lines of rule files, each with what is indented below it.
    private mutating func withFewerClauses(_ history: History) throws -> History {
        var small = history.tidied
        for name in small.rules.keys.sorted() {
            var start = (small.rules[name] ?? "").split(separator: "\n").count - 1
            while start >= 0 {
                var lines = (small.rules[name] ?? "").split(separator: "\n")
                lines.removeSubrange(Self.block(at: start, of: lines))
                var candidate = small
                candidate.rules[name] = lines.joined(separator: "\n") + "\n"
                if try stillFails(candidate) { small = candidate }
                start -= 1
            }
        }
        return small
    }

    private static func block(at start: Int, of lines: [Substring]) -> Range<Int> {
        let indent = { (line: Substring) in line.prefix { $0 == " " }.count }
        var end = start + 1
        while end < lines.count, indent(lines[end]) > indent(lines[start]) { end += 1 }
        return start..<end
    }

    /// Rounds amounts of events to fewer digits.
    private mutating func withSimplerAmounts(_ history: History) throws -> History {
        var small = history
        for index in small.lines.indices {
            var parts = small.lines[index].components(separatedBy: Self.amount)
            for number in parts.indices.dropFirst() {
                let digits = parts[number].prefix { $0 != "\"" }
                for simpler in Self.simpler(digits) {
                    var changed = parts
                    changed[number] = simpler + parts[number].dropFirst(digits.count)
                    var candidate = small
                    candidate.lines[index] = changed.joined(separator: Self.amount)
                    if try stillFails(candidate) {
                        (small, parts) = (candidate, changed)
                        break
                    }
                }
            }
        }
        return small
    }

    private static let amount = "\"amount\":\""

    /// Rounder amounts with as many decimals, the roundest first.
    private static func simpler(_ digits: Substring) -> [String] {
        let significant = digits.filter { $0 != "0" && $0 != "." && $0 != "-" }.count
        guard significant > 1 else { return [] }
        var list: [String] = []
        for kept in 1...min(2, significant - 1) {
            var left = kept
            list.append(
                String(
                    digits.map { digit in
                        guard digit.isNumber, digit != "0" || left < kept else { return digit }
                        left -= 1
                        return left >= 0 ? digit : "0"
                    }))
        }
        return list
    }
}

extension History {
    /// What shrinking brings down.
    fileprivate var size: Int {
        lines.reduce(0) { $0 + $1.utf8.count }
            + tidied.rules.values.reduce(0) { $0 + $1.utf8.count }
    }

    /// Numbers the versions anew in the order in which they are activated.
    fileprivate mutating func numberVersions() {
        self = tidied
        var number = 0
        for line in lines {
            guard let name = rules.keys.first(where: { line.contains("\"yamlFile\":\"\($0)\"") })
            else { continue }
            number += 1
            let text = (rules[name] ?? "").split(separator: "\n").map { text in
                text.hasPrefix("version: ") ? "version: \(number)" : String(text)
            }
            rules[name] = text.joined(separator: "\n") + "\n"
        }
    }
}
