/// What is wrong with a JSON text, where, and what would be right.
package struct JSONError: Error, Hashable, Sendable {
    /// The column of the line, from 1, in Unicode scalars.
    package var column: Int
    /// The way to the value: `data.lines[0].net.amount`; empty for the whole text.
    package var path: String
    /// What is wrong, a clause without its subject: `is a number`.
    package var problem: String
    /// What would be right, a clause; empty where the problem says it.
    package var advice: String

    /// A problem at `column`, with what would be right.
    package init(column: Int, path: String = "", problem: String, advice: String = "") {
        self.column = column
        self.path = path
        self.problem = problem
        self.advice = advice
    }

    /// The same problem, seen from the object that has the value in this member.
    package func inside(member: String) -> JSONError {
        var error = self
        let joint = path.isEmpty || path.hasPrefix("[") ? "" : "."
        error.path = member + joint + path
        return error
    }

    /// The same problem, seen from the array that has the value at this index.
    package func inside(index: Int) -> JSONError {
        inside(member: "[\(index)]")
    }
}

extension JSONError: CustomStringConvertible {
    /// What is wrong, without the column and the advice: `data.discount is not known`.
    package var message: String {
        "\(path.isEmpty ? "the line" : path) \(problem)"
    }

    /// One sentence without the column: `data.discount is not known; did you mean …`.
    package var description: String {
        advice.isEmpty ? message : "\(message); \(advice)"
    }
}
