import Accounting
import EventLog
import Projections
import ReadModels

/// A book that is open for asking. Nothing is written: models that lag behind the log are brought
/// to its head in memory.
package final class BookReader {
    package let log: EventLog
    /// nil where the views do not exist: everything is folded in memory then.
    private let store: ModelStore?

    package init(opening directory: String) throws {
        log = try EventLog.open(at: directory, readOnly: true)
        store = try? ModelStore(at: "\(directory)/views", isReadOnly: true)
    }

    package func close() {
        log.close()
        store?.close()
    }
}

// MARK: - Two time axes

extension BookReader {
    /// Which state of the book a query is about.
    package struct PointInTime: Hashable, Sendable {
        /// Position of the last event that was known.
        package var knownAt: UInt64
        /// Last business date that counts.
        package var asOf: BusinessDate
        /// Whether the date is the default: the greatest `effectiveOn` known.
        package var isLatestDate: Bool
        /// Whether the position is the head of the log.
        package var isHead: Bool
    }

    /// Works out the defaults: the head, and the greatest `effectiveOn` at the position.
    ///
    /// - Complexity: O(log n), but O(n) for the default date at a past position.
    package func point(asOf: BusinessDate?, knownAt: KnownAt?) throws -> PointInTime {
        let head = try log.head()
        let position: UInt64
        switch knownAt {
        case nil: position = head.position
        case .position(let stated): position = Swift.min(stated, head.position)
        case .instant(let instant): position = try log.positionKnown(at: instant)
        }
        let isHead = position == head.position
        var date = asOf
        if date == nil {
            date = isHead ? head.greatestEffectiveOn : try greatestDate(through: position)
        }
        return PointInTime(
            knownAt: position, asOf: date ?? .min, isLatestDate: asOf == nil, isHead: isHead)
    }

    private func greatestDate(through position: UInt64) throws -> BusinessDate? {
        guard position > 0 else { return nil }
        var greatest = BusinessDate.min
        try log.forEach(from: 1, through: position) { event in
            greatest = Swift.max(greatest, event.effectiveOn)
            return true
        }
        return greatest
    }
}

/// A point on the record axis as a user states it.
package enum KnownAt: Hashable, Sendable {
    case position(UInt64)
    case instant(Instant)
}

// MARK: - Models

extension BookReader {
    /// The models at the head of the log, over the stored views where there are any.
    package func modelsAtHead() throws -> ModelSet {
        let models = ModelSet()
        guard let store else {
            try models.fold.catchUp(with: log)
            return models
        }
        let missing = try store.attach(models.fold)
        if !missing.isEmpty {
            let fresh = ModelSet()
            try fresh.fold.catchUp(with: log)
            return fresh
        }
        try models.fold.catchUp(with: log)
        return models
    }

    /// The models as they stood at a point: over the stored views at the head and for the latest
    /// date, else folded in memory.
    package func models(at point: PointInTime) throws -> ModelSet {
        if point.isHead, point.isLatestDate { return try modelsAtHead() }
        return try models(
            knownAt: point.knownAt, effectiveThrough: point.isLatestDate ? nil : point.asOf)
    }

    /// The models as folded in memory from what was known at a position, and, where a date is
    /// given, from events of that business date or before only.
    ///
    /// - Complexity: O(position).
    package func models(
        knownAt position: UInt64, effectiveThrough date: BusinessDate? = nil
    ) throws -> ModelSet {
        let models = ModelSet()
        try models.fold.catchUp(
            with: log,
            Fold.Range(through: position, effectiveThrough: date?.daysSince1970))
        return models
    }

    /// The citation of a report over `models`.
    package func citation(_ point: PointInTime, _ models: ModelSet) throws -> Citation {
        let root = point.knownAt == 0 ? "" : "\(try log.root(at: point.knownAt))"
        return Citation(
            book: "\(log.bookID)", position: point.knownAt, root: String(root.prefix(16)),
            asOf: point.asOf, knownAt: point.knownAt,
            rules: try models.programme.history().versions.map(\.number),
            incomplete: models.fold.states.compactMap { state in
                state.stop.map {
                    "\(state.name) from position \($0.position) (\($0.subject)): \($0.reason)"
                }
            })
    }
}
