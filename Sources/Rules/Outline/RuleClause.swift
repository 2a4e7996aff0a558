/// A clause of a rule file as it is written: where it stands, how it is reached, what it says.
package struct RuleClause: Hashable, Sendable {
    /// The keys that lead to it; a component is named by its id, a row by its `from`, a level by its
    /// number from 1.
    package let path: [String]
    /// The path by which its kind is known: keys, with `*` for what is a name.
    package let pattern: String
    /// The names on its path, in order: where the pattern has a `*`.
    package let names: [String]
    /// Where it stands.
    package let at: SourcePosition
    /// What it says, without the clauses below it; empty where these say it all.
    package let says: String
    /// Its place among its neighbours of the same kind, from 0.
    package let index: Int
}

extension RuleFile {
    /// The clauses of a rule file that decide something, in file order. `utf8` is a file that
    /// `parse` has found right.
    ///
    /// The head and the measures are left out: they say what the clauses are about. Every other
    /// value of the file stands in a clause.
    package static func outline(of utf8: [UInt8]) -> [RuleClause] {
        var outline = RuleOutline()
        let (root, _) = YAMLReader.read(utf8, SourceText(name: "", utf8: utf8))
        if let root = RuleItem(root: root) { outline.visit(root, RulePlace(), index: 0) }
        return outline.clauses
    }
}
