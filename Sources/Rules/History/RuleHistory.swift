import Accounting

/// The activated versions of a programme's rules, and which of them is in force on a date.
package struct RuleHistory: Sendable {
    /// The versions in order; version *n* is at index *n* − 1.
    package private(set) var versions: [RuleVersion] = []

    /// Stretches of dates with the version in force on them, by date; the last is without end.
    private var stretches: [Stretch] = []
    private var ladders = LadderMap()

    private struct Stretch {
        let from: BusinessDate
        let version: Int?
    }

    /// A history without versions: no programme, no currency.
    package init() {}

    /// The last activated version; nil before the first activation.
    package var latest: RuleVersion? { versions.last }

    /// The highest activated version whose dates contain `date`; nil where none is in force.
    /// - Complexity: O(log *n*) in the number of versions.
    package func inForce(on date: BusinessDate) -> RuleVersion? {
        indexInForce(on: date).map { versions[$0] }
    }

    /// The index of the highest activated version whose dates contain `date`; nil where none is in
    /// force.
    /// - Complexity: O(log *n*) in the number of versions.
    package func indexInForce(on date: BusinessDate) -> Int? {
        var low = 0
        var high = stretches.count
        while low < high {
            let middle = (low + high) / 2
            if stretches[middle].from.daysSince1970 <= date.daysSince1970 {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low > 0 ? stretches[low - 1].version : nil
    }

    /// The days from which on another version is in force than on the day before, or none, or may
    /// be: by date, the first version's first day included.
    package var changeDays: [BusinessDate] { stretches.map(\.from) }

    /// Adds the next version. The caller has asked `refusal(of:)`.
    package mutating func activate(_ rules: RuleFile) {
        precondition(
            Int(rules.head.version) == versions.count + 1,
            "Versions are activated in order; ask refusal(of:) first")
        let ladder = rules.tiers.map { ladders.number(of: $0.ladder) }
        versions.append(RuleVersion(index: versions.count, rules: rules, ladder: ladder))
        stretches = Self.stretches(of: versions)
    }

    /// The index, in the ladder of `reader`, of a tier that was held under `holder`: the same name,
    /// or else the next lower one of the ladder in which it was held; the first tier where none of
    /// them is left (rules.md section 7). Nil where `reader` has no tiers.
    ///
    /// - Parameters:
    ///   - tier: an index in the ladder of `holder`.
    ///   - holder: the version under which the tier was held.
    ///   - reader: the version that reads it.
    /// - Returns: an index in the ladder of `reader`.
    /// - Complexity: O(1).
    package func tier(_ tier: Int, heldUnder holder: RuleVersion, readBy reader: RuleVersion)
        -> Int?
    {
        guard let from = holder.ladder, let to = reader.ladder else { return nil }
        return from == to ? tier : ladders.map(tier, from: from, to: to)
    }

    private static func stretches(of versions: [RuleVersion]) -> [Stretch] {
        var starts: Set<BusinessDate> = []
        for version in versions {
            starts.insert(version.rules.head.from)
            if let to = version.rules.head.to {
                starts.insert(BusinessDate(daysSince1970: to.daysSince1970 + 1))
            }
        }
        return starts.sorted().map { start in
            Stretch(
                from: start, version: versions.lastIndex { $0.rules.head.covers(start) })
        }
    }
}
