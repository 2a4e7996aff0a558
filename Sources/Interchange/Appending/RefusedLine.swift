import Commands
import Events

/// A line that was not recorded, and why.
package struct RefusedLine: Sendable {
    /// Number of the line, from 1.
    package let number: Int
    /// Its bytes, without the line break.
    package let raw: [UInt8]
    package let refusal: Refusal
    /// Where the line is no event, and what would be right; nil where the book refused the event.
    package let error: JSONError?

    /// The column, from 1, of a line that is no event.
    package var column: Int? { error?.column }

    /// The place with its file, what is wrong, the excerpt, what would be right; for a refusal of
    /// the book the line and its sentence.
    package func description(in file: String) -> String {
        guard let error else { return "line \(number): \(refusal.message)" }
        var text = "daybook: \(file):\(number):\(error.column): \(error.message)"
        text += "\n  \(Excerpt.text(of: raw, around: error.column))"
        if !error.advice.isEmpty { text += "\n  \(error.advice)" }
        return text
    }
}

/// Excerpts of lines, for messages.
enum Excerpt {
    /// Characters of a line that are shown.
    private static let width = 120

    /// The part of a line around a column, from 1; what is left out is marked.
    static func text(of line: some Collection<UInt8>, around column: Int) -> String {
        let scalars = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
        let middle = Swift.min(Swift.max(column - 1, 0), scalars.count)
        let start = scalars.count <= width ? 0 : Swift.max(0, middle - width / 2)
        let end = Swift.min(scalars.count, start + width)
        var part = String.UnicodeScalarView()
        part.append(contentsOf: scalars[start..<end])
        let shown = shown(String(part), limit: width)
        return (start > 0 ? "…" : "") + shown + (end < scalars.count ? "…" : "")
    }
}
