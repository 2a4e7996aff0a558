import Accounting
import Events

/// A set of read models that are folded together, event by event, in the order of their
/// dependence: each stands at the same position when it reads the ones before it.
package final class Fold {
    /// Upstream first.
    package let projectors: [any Projector]
    package private(set) var states: [ModelState]
    /// Position of the last event given to the fold.
    package private(set) var position: UInt64 = 0
    /// Whether any model has stopped.
    package private(set) var hasStopped = false
    /// The last event whose figures did not fit, and what did not; nil where all have.
    package private(set) var overflow: (position: UInt64, cause: AccountingError)?
    private var upstream: [[Int]]

    /// - Precondition: every projector stands after all that it names as upstream, except that
    ///   one may read a later model *as it stood before the event* without naming it.
    package init(_ projectors: [any Projector]) {
        self.projectors = projectors
        states = projectors.map { ModelState(name: $0.modelName, revision: $0.modelRevision) }
        let names = projectors.map(\.modelName)
        upstream = projectors.enumerated().map { index, projector in
            projector.modelUpstream.map { name in
                let found = names.firstIndex(of: name)
                precondition(found.map { $0 < index } ?? false, "\(name) must be folded before")
                return found ?? 0
            }
        }
    }

    /// Gives an event to every model that has not stopped.
    ///
    /// - Throws: only what keeps the fold itself from going on (a table that cannot be read).
    ///   A model that cannot take the event in is marked as stopped and the others go on.
    package func apply(_ event: borrowing EventView) throws {
        let now = FoldContext(position: event.position)
        for index in projectors.indices where states[index].stop == nil {
            guard states[index].position < now.position else { continue }
            if let blocker = upstream[index].first(where: { states[$0].stop != nil }) {
                try stop(index, at: event, "the model \(states[blocker].name) has stopped")
                continue
            }
            do {
                try projectors[index].apply(event, at: now)
                states[index].position = now.position
            } catch let cause as ProjectionStop {
                try stop(index, at: event, cause.reason)
            } catch let cause as AccountingError {
                overflow = (now.position, cause)
                try stop(index, at: event, "\(cause)")
            }
        }
        position = now.position
    }

    private func stop(
        _ index: Int, at event: borrowing EventView, _ reason: String
    ) throws {
        states[index].stop = ModelState.Stop(
            position: event.position, subject: try event.envelope().stream.string(),
            reason: reason)
        hasStopped = true
    }

    /// Takes over how far each model had come when its tables were stored.
    package func resume(_ stored: [ModelState]) {
        restart()
        for (index, state) in states.enumerated() {
            guard let found = stored.first(where: { $0.name == state.name }) else { continue }
            states[index] = found
        }
        hasStopped = states.contains { $0.stop != nil }
        position =
            states.filter { $0.stop == nil }.map(\.position).min()
            ?? states.map(\.position).max() ?? 0
    }

    /// Stands before the first event again; the tables are the caller's to empty.
    package func restart() {
        states = projectors.map { ModelState(name: $0.modelName, revision: $0.modelRevision) }
        position = 0
        hasStopped = false
        overflow = nil
    }

    /// Forgets all that was folded since the last flush, and stands again where that left off.
    package func discard(to stored: [ModelState]) {
        for projector in projectors { projector.discard() }
        resume(stored)
    }

    /// SHA-256 of a model's tables, 32 bytes; nil for a model that this fold does not have.
    ///
    /// - Complexity: O(n) in the model's rows.
    package func digest(of model: String) throws -> [UInt8]? {
        guard let projector = projectors.first(where: { $0.modelName == model }) else { return nil }
        var digest = ModelDigest()
        for table in projector.tables {
            try table.digest(into: &digest)
        }
        return digest.finish()
    }
}
