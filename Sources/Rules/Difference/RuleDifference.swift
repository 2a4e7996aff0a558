/// Something that one rule file says otherwise than another.
package struct RuleDifference: Hashable, Sendable {
    /// What has become of it.
    package enum Change: String, Sendable {
        case added, removed, changed
    }

    /// Which change it is.
    package let change: Change
    /// Where it stands, by keys, ids and tiers: `components.base.by_tier.gold`.
    package let path: String
    /// What the first file says; nil: nothing.
    package let old: String?
    /// What the second file says; nil: nothing.
    package let new: String?
    /// Where the first file says it.
    package let oldAt: SourcePosition?
    /// Where the second file says it.
    package let newAt: SourcePosition?
    /// The difference as a sentence without its full stop.
    package let words: String
}

extension RuleFile {
    /// What a rule file says otherwise than the one before, in the order of the new file; what it
    /// leaves out stands behind what stood before it.
    ///
    /// Compared is what files mean: 8 % is 8.0 %, the order of keys, holidays and tables' rows does
    /// not count, and what is left out is what it is by default.
    /// Both are bytes of files that `parse` has found right.
    package static func differences(from old: [UInt8], to new: [UInt8]) -> [RuleDifference] {
        var comparison = RuleComparison()
        comparison.compare(
            RuleItem(root: YAMLReader.read(old, SourceText(name: "", utf8: old)).0),
            RuleItem(root: YAMLReader.read(new, SourceText(name: "", utf8: new)).0), RulePlace())
        return comparison.differences
    }
}
