/// Something in an import plan that is not right.
package struct PlanFinding: Error, Hashable, Sendable {
    /// The plan's file name, as it was given.
    package let file: String
    /// The line, from 1.
    package let line: Int
    /// The column, from 1, in Unicode scalars.
    package let column: Int
    /// What is wrong: a clause without a full stop.
    package let message: String
    /// The line as it stands in the file, without its end.
    package let excerpt: String
    /// What would be right; nil where the message says it.
    package let advice: String?
}

extension PlanFinding: CustomStringConvertible {
    /// `FILE:LINE:COLUMN: what is wrong`, then the excerpt, then what would be right.
    package var description: String {
        var text = "\(file):\(line):\(column): \(message)\n  \(excerpt)"
        if let advice { text += "\n  \(advice)" }
        return text
    }
}

/// A plan that cannot be used, with everything that is not right in it.
package struct InvalidPlan: Error, Equatable, Sendable {
    /// In the order of the file; never empty.
    package let findings: [PlanFinding]
}

extension InvalidPlan: CustomStringConvertible {
    package var description: String {
        findings.map(\.description).joined(separator: "\n")
    }
}

/// A place in a plan, kept so that what is found out later can still point at it.
struct PlanPlace: Hashable, Sendable {
    let line: Int
    let column: Int
}
