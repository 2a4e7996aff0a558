/// The different ladders of a history and where the tiers of one stand in another.
struct LadderMap: Sendable {
    private var ladders: [TierLadder] = []
    /// By number of the ladder held, then of the ladder that reads, then tier.
    private var maps: [[[Int]]] = []

    /// The number of this ladder, a new one if it has not been seen.
    mutating func number(of ladder: TierLadder) -> Int {
        if let known = ladders.firstIndex(of: ladder) { return known }
        for index in ladders.indices {
            maps[index].append(Self.map(from: ladders[index], to: ladder))
        }
        ladders.append(ladder)
        maps.append(ladders.map { Self.map(from: ladder, to: $0) })
        return ladders.count - 1
    }

    /// Where `tier` of ladder `from` stands in ladder `to`.
    func map(_ tier: Int, from: Int, to: Int) -> Int { maps[from][to][tier] }

    /// For each tier of `held`, the index in `reader` of it or of the next lower one that is there;
    /// the first where none is.
    private static func map(from held: TierLadder, to reader: TierLadder) -> [Int] {
        var last = 0
        return held.names.map { name in
            if let index = reader.index(of: name) { last = index }
            return last
        }
    }
}
