import Accounting
import Events

/// Keeps the strongest of the conflicts that are found, and counts the others.
struct StrongestConflicts {
    /// One submission records this many conflicts with other deals (rules.md section 8).
    static let limit = 20

    /// Another deal, by what it is the same customer's.
    struct Candidate {
        let deal: UInt32
        let match: Events.ConflictMatch
        /// 100 % unless the match is fuzzy.
        let score: Rate

        /// Whether this match is stronger; of two equal ones the earlier deal's is.
        func precedes(_ other: Candidate) -> Bool {
            (match.rawValue, other.score.partsPerMillion, deal)
                < (other.match.rawValue, score.partsPerMillion, other.deal)
        }
    }

    /// Strongest first.
    private var kept: [Candidate] = []
    private(set) var count: UInt32 = 0

    /// How many were found and not kept.
    var more: UInt32 { count - UInt32(kept.count) }

    /// In the order in which the deals came up first.
    var inOrder: [Candidate] { kept.sorted { $0.deal < $1.deal } }

    /// - Complexity: O(`limit`).
    mutating func add(_ candidate: Candidate) {
        count += 1
        if kept.count == Self.limit {
            guard let last = kept.last, candidate.precedes(last) else { return }
            kept.removeLast()
        }
        let place = kept.firstIndex { candidate.precedes($0) } ?? kept.count
        kept.insert(candidate, at: place)
    }
}
