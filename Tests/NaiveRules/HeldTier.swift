/// A tier as it was reached, which other versions may read under another name.
struct HeldTier: Hashable {
    /// Its name; none where no ladder was in force.
    let name: String?
    /// The ladder in which it was reached.
    let ladder: [String]

    /// The tier of a ladder by its place; the first where there is no ladder.
    init(_ index: Int, of rules: RuleFile?) {
        ladder = rules?.tiers?.ladder ?? []
        name = ladder.isEmpty ? nil : ladder[index]
    }

    /// A tier by its name.
    init(name: String, of rules: RuleFile?) {
        self.name = name
        ladder = rules?.tiers?.ladder ?? []
    }

    /// Its place on the ladder of a version: a tier that is not there is the next lower one of its
    /// own ladder that is (section 7), and the first where none is.
    ///
    /// Reading: an active partner whose tier was fixed where no ladder was in force reads as the
    /// first tier, on which "a partner starts".
    func index(under rules: RuleFile?) -> Int? {
        guard let present = rules?.tiers?.ladder, !present.isEmpty else { return nil }
        guard let name, let place = ladder.firstIndex(of: name) else {
            return name.flatMap { present.firstIndex(of: $0) } ?? 0
        }
        let below = ladder[...place].reversed()
        return below.lazy.compactMap { present.firstIndex(of: $0) }.first ?? 0
    }

    /// Its name by a version.
    func name(under rules: RuleFile?) -> String? {
        index(under: rules).flatMap { rules?.tiers?.ladder[$0] }
    }
}
