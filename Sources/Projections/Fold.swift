import Accounting
import Events

/// A set of read models that are folded together, event by event, in the order of their
/// dependence: each stands at the same position when it reads the ones before it.
package final class Fold {
    /// Upstream first.
    package let projectors: [any Projector]
    /// Position of the last event given to the fold.
    package private(set) var position: UInt64 = 0
    /// Whether any model has stopped.
    package private(set) var hasStopped = false
    /// The last event whose figures did not fit, and what did not; nil where all have.
    package private(set) var overflow: (position: UInt64, cause: AccountingError)?

    /// The models' states; the position of one that keeps pace is that of the fold.
    private var known: [ModelState]
    /// Whether every model that has not stopped stands where the fold stands, as it does but for
    /// the time after models were stored at different positions.
    private var isInStep = true
    private let upstream: [[Int]]
    /// Which projectors take in the events of a kind of stream, by its raw value: most events
    /// concern few models.
    private let concerned: [ContiguousArray<Int>]
    /// The projectors that may put work off.
    private let deferring: [(index: Int, projector: any DeferringProjector)]

    /// - Precondition: every projector stands after all that it names as upstream, except that
    ///   one may read a later model *as it stood before the event* without naming it.
    package init(_ projectors: [any Projector]) {
        self.projectors = projectors
        known = projectors.map { ModelState(name: $0.modelName, revision: $0.modelRevision) }
        let names = projectors.map(\.modelName)
        upstream = projectors.enumerated().map { index, projector in
            projector.modelUpstream.map { name in
                let found = names.firstIndex(of: name)
                precondition(found.map { $0 < index } ?? false, "\(name) must be folded before")
                return found ?? 0
            }
        }
        deferring = projectors.enumerated().compactMap { index, projector in
            (projector as? any DeferringProjector).map { (index, $0) }
        }
        let count = 1 + (StreamKind.allCases.map { Int($0.rawValue) }.max() ?? 0)
        concerned = (0..<count).map { kind in
            ContiguousArray(
                projectors.indices.filter { index in
                    projectors[index].modelKinds.contains { Int($0.rawValue) == kind }
                })
        }
    }

    /// How far each model has come, in the order of the projectors.
    package var states: [ModelState] {
        guard isInStep else { return known }
        return known.map { state in
            var state = state
            if state.stop == nil { state.position = position }
            return state
        }
    }

    /// Gives an event to every model that it concerns and that has not stopped.
    ///
    /// - Throws: only what keeps the fold itself from going on (a table that cannot be read).
    ///   A model that cannot take the event in is marked as stopped, with those that read it, and
    ///   the others go on.
    package func apply(_ event: borrowing EventView) throws {
        for model in deferring {
            if let deferred = model.projector.deferred {
                try work(on: model.index, deferred) { try model.projector.makeWay(for: event) }
            }
        }
        let now = FoldContext(position: event.position)
        for index in concerned[Int(event.streamKind.rawValue)] {
            // Asked anew for each: a model that stops takes those that read it with it at once.
            if hasStopped || !isInStep,
                known[index].stop != nil || isAhead(index, of: now.position)
            {
                continue
            }
            do {
                try projectors[index].apply(event, at: now)
            } catch let cause as ProjectionStop {
                stop(index, at: try EventName(event), cause.reason)
            } catch let cause as AccountingError {
                overflow = (now.position, cause)
                stop(index, at: try EventName(event), "\(cause)")
            }
        }
        position = now.position
        if !isInStep { stepOn() }
    }

    /// Whether a model has put work off: its tables are not to be read before it is done.
    package var hasDeferred: Bool { deferring.contains { $0.projector.deferred != nil } }

    /// Has models do what they have put off, or a part of it: at most so many documents of each.
    ///
    /// - Throws: as ``apply(_:)``.
    package func settleDeferred(atMost documents: Int = .max) throws {
        for model in deferring {
            guard let deferred = model.projector.deferred else { continue }
            try work(on: model.index, deferred) {
                try model.projector.settleDeferred(atMost: documents)
            }
        }
    }

    /// Works on what a model has put off. Where it cannot be done, the model stops at its event.
    private func work(on index: Int, _ deferred: EventName, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch let cause as ProjectionStop {
            stop(index, at: deferred, cause.reason)
        } catch let cause as AccountingError {
            stop(index, at: deferred, "\(cause)")
        }
    }

    private func isAhead(_ index: Int, of position: UInt64) -> Bool {
        !isInStep && known[index].position >= position
    }

    /// Models that are behind go on to the fold's position.
    private func stepOn() {
        isInStep = true
        for index in known.indices where known[index].stop == nil {
            known[index].position = max(known[index].position, position)
            if known[index].position != position { isInStep = false }
        }
    }

    /// Stops a model, and those that read it.
    private func stop(_ index: Int, at event: EventName, _ reason: String) {
        markStopped(index, at: event, reason)
        for reader in projectors.indices where reader > index && known[reader].stop == nil {
            guard let blocker = upstream[reader].first(where: { known[$0].stop != nil }) else {
                continue
            }
            markStopped(reader, at: event, "the model \(known[blocker].name) has stopped")
        }
    }

    private func markStopped(_ index: Int, at event: EventName, _ reason: String) {
        if isInStep { known[index].position = position }
        known[index].stop = ModelState.Stop(
            position: event.position, subject: event.stream, reason: reason)
        hasStopped = true
    }

    /// Takes over how far each model had come when its tables were stored.
    package func resume(_ stored: [ModelState]) {
        restart()
        for (index, state) in known.enumerated() {
            guard let found = stored.first(where: { $0.name == state.name }) else { continue }
            known[index] = found
        }
        hasStopped = known.contains { $0.stop != nil }
        position =
            known.filter { $0.stop == nil }.map(\.position).min()
            ?? known.map(\.position).max() ?? 0
        isInStep = known.allSatisfy { $0.stop != nil || $0.position == position }
    }

    /// Stands before the first event again; the tables are the caller's to empty.
    package func restart() {
        known = projectors.map { ModelState(name: $0.modelName, revision: $0.modelRevision) }
        position = 0
        hasStopped = false
        isInStep = true
        overflow = nil
    }

    /// SHA-256 of a model's tables, 32 bytes; nil for a model that this fold does not have.
    ///
    /// - Complexity: O(n) in the model's rows.
    package func digest(of model: String) throws -> [UInt8]? {
        try settleDeferred()
        guard let projector = projectors.first(where: { $0.modelName == model }) else { return nil }
        var digest = ModelDigest()
        for table in projector.tables {
            try table.digest(into: &digest)
        }
        return digest.finish()
    }
}
