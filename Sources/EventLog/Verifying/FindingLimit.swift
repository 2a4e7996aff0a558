import Synchronization

/// The first position that any of the checks has found broken: behind it none need look.
final class FindingLimit: Sendable {
    private let position = Atomic<UInt64>(.max)

    /// No position beyond this one need be looked at.
    var value: Position { position.load(ordering: .relaxed) }

    /// Something is broken at `found`.
    func lower(to found: Position) {
        position.min(found, ordering: .relaxed)
    }
}
