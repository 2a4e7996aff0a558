/// A place in a rule file: what findings point at, and what `explain` names a clause by.
package struct SourcePosition: Hashable, Sendable {
    /// The line, counted from 1.
    package let line: Int32
    /// The column, counted from 1 in Unicode scalars.
    package let column: Int32

    /// The place at `line` and `column`, both counted from 1.
    package init(line: Int, column: Int) {
        self.line = Int32(clamping: line)
        self.column = Int32(clamping: column)
    }

    /// The first character of a file.
    package static let start = SourcePosition(line: 1, column: 1)
}

extension SourcePosition: Comparable {
    package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

extension SourcePosition: CustomStringConvertible {
    /// `LINE:COLUMN`.
    package var description: String { "\(line):\(column)" }
}
