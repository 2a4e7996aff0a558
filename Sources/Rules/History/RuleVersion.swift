import Accounting

/// A rule file as it was activated: what values the dates on which it is in force.
///
/// A reference, so that folds hand it around without copying what it holds.
package final class RuleVersion: Sendable {
    /// Its place in the history, from 0; one less than its number.
    package let index: Int
    /// The rules.
    package let rules: RuleFile
    /// The number of its ladder among the history's different ladders; nil without tiers.
    let ladder: Int?

    init(index: Int, rules: RuleFile, ladder: Int?) {
        self.index = index
        self.rules = rules
        self.ladder = ladder
    }

    /// The version's number, from 1.
    package var number: UInt32 { rules.head.version }
}
