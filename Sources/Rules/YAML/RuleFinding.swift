/// Something in a rule file that is not right.
package struct RuleFinding: Hashable, Sendable {
    /// The file's name, as it was given.
    package let file: String
    /// Where.
    package let at: SourcePosition
    /// What is wrong: a clause without a full stop.
    package let message: String
    /// The line as it stands in the file, without its end.
    package let excerpt: String
    /// What would be right: a clause without a full stop.
    package let advice: String
}

extension RuleFinding: CustomStringConvertible {
    /// `FILE:LINE:COLUMN: what is wrong`, then the excerpt, then what would be right.
    package var description: String {
        "\(file):\(at): \(message)\n  \(excerpt)\n  \(advice)"
    }
}

/// What reading a rule file has given: the rules, or else what is not right, all of it.
package struct RuleReading: Sendable {
    /// The rules; nil when there are findings.
    package let file: RuleFile?
    /// What is not right, in file order; empty when there is a file.
    package let findings: [RuleFinding]
}
