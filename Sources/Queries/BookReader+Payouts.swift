import Events
import ReadModels

// What questions and commands about payouts look up first.

extension BookReader {
    /// All models as they stood at a point's position, over all business dates.
    ///
    /// - Complexity: O(position) for a point before the head.
    func models(at point: PointInTime) throws -> ModelSet {
        point.isHead ? try modelsAtHead() : try models(knownAt: point.knownAt)
    }

    /// A payout as it was scheduled.
    ///
    /// - Throws: `QueryError.unknown` for one that the book does not know.
    package func payout(_ id: String) throws -> PayoutRow {
        let ordinal = try ordinal(of: .payout, id)
        guard let row = try modelsAtHead().payouts.payout(ordinal) else {
            throw QueryError.unknown(kind: StreamKind.payout.name, id: id)
        }
        return row
    }

    /// The id, or where it is taken the first of `id-2`, `id-3` … that is not.
    package func freeID(_ kind: StreamKind, _ id: String) throws -> String {
        var (free, number) = (id, 1)
        while try log.stream(kind, free).exists {
            number += 1
            free = "\(id)-\(number)"
        }
        return free
    }
}
