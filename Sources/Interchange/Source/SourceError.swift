/// Why a source file cannot be read any further, with its place and what would be right.
///
/// What concerns one row only is a ``RowProblem``, and the rows after it are read.
package struct SourceError: Error, Equatable {
    /// What kind of failure it is; the command line turns it into an exit status.
    package enum Kind: Equatable {
        /// The file is not there.
        case missing
        /// The file is there, but what it holds cannot be read as rows.
        case badData
        /// The operating system failed to read it, or it changed while it was read.
        case inputOutput
    }

    package let kind: Kind
    package let file: String
    /// Line from 1; 0 where the failure is about the file as a whole.
    package let line: Int
    /// Column in characters from 1; 0 where the failure is about a line or the file as a whole.
    package let column: Int
    /// What is wrong, a sentence without its full stop.
    package let message: String
    /// The line, or the part of it around the column; empty where the failure is not in a line.
    package let excerpt: String
    /// What would be right.
    package let remedy: String

    package init(
        _ kind: Kind, file: String, line: Int = 0, column: Int = 0, message: String,
        excerpt: String = "", remedy: String
    ) {
        self.kind = kind
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.excerpt = excerpt
        self.remedy = remedy
    }
}

extension SourceError: CustomStringConvertible {
    package var description: String {
        var place = file
        if line > 0 { place += ":\(line)" }
        if line > 0, column > 0 { place += ":\(column)" }
        if excerpt.isEmpty { return "\(place): \(message); \(remedy)" }
        return "\(place): \(message)\n  \(excerpt)\n  \(remedy)"
    }
}
