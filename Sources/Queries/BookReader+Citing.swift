import Accounting
import EventLog
import Projections
import ReadModels

extension BookReader {
    /// The citation of an answer that rests on these models, as the head's models know the rules.
    ///
    /// `states` say how far the models came that the answer was read from; of those, it rests on
    /// `names`, nil for all. `hasDate` is false where the answer is not one as of a date.
    ///
    /// - Complexity: O(rule versions), and O(log n) for the root of the tree.
    package func citation(
        _ point: PointInTime, _ states: [ModelState], restingOn names: [String]? = nil,
        hasDate: Bool = true
    ) throws -> Citation {
        let root = point.knownAt == 0 ? "" : "\(try log.root(at: point.knownAt))"
        let stopped = states.filter { state in
            guard let stop = state.stop, stop.position <= point.knownAt else { return false }
            return names?.contains(state.name) ?? true
        }
        return Citation(
            book: "\(log.bookID)", position: point.knownAt, root: String(root.prefix(16)),
            asOf: hasDate && point.asOf > .min ? point.asOf : nil, knownAt: point.knownAt,
            rules: try rulesKnown(at: point.knownAt),
            incomplete: stopped.compactMap { state in
                state.stop.map {
                    "\(state.name) from position \($0.position) (\($0.subject)): \($0.reason)"
                }
            })
    }

    /// The numbers of the rule versions that had been activated by a position.
    private func rulesKnown(at position: UInt64) throws -> [UInt32] {
        let versions = try modelsAtHead().programme.versions
        var numbers: [UInt32] = []
        while let row = try versions.row(UInt32(numbers.count) + 1), row.position <= position {
            numbers.append(row.number)
        }
        return numbers
    }
}
