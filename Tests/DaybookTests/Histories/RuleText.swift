/// A rule file in the making: each clause on a line of its own, or on lines below it that are
/// indented, so that a clause can be taken out of the text again.
struct RuleText {
    private(set) var lines: [String] = []

    /// Adds a line, indented by so many levels.
    mutating func add(_ line: String, level: Int = 0) {
        lines.append(String(repeating: "  ", count: level) + line)
    }

    mutating func add(_ more: [String]) { lines += more }

    var text: String { lines.joined(separator: "\n") + "\n" }
}
