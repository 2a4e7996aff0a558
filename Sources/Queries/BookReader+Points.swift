import Accounting
import EventLog

/// A point on the record axis as a user states it.
package enum KnownAt: Hashable, Sendable {
    case position(UInt64)
    case instant(Instant)
}

extension BookReader {
    /// Which state of the book a query is about: a point on each of the two time axes.
    package struct PointInTime: Hashable, Sendable {
        /// Position of the last event that was known.
        package var knownAt: UInt64
        /// Last business date that counts.
        package var asOf: BusinessDate
        /// Whether the user left the date to the book.
        package var isLatestDate: Bool
        /// Whether every event that was known is effective by the date.
        package var coversAllDates: Bool
        /// Whether the position is the head of the log.
        package var isHead: Bool
    }

    /// Works out the defaults: the head, and the greatest `effectiveOn` known there. `name` is the
    /// option that `knownAt` is from.
    ///
    /// - Throws: `QueryError.notKnownYet` for a position that the log has not come to.
    /// - Complexity: O(log n) and the number of times that the business date has moved on.
    package func point(
        asOf: BusinessDate?, knownAt: KnownAt?, _ name: String = "--known-at"
    ) throws -> PointInTime {
        let models = try modelsAtHead()
        let head = models.fold.position
        let position: UInt64
        switch knownAt {
        case nil: position = head
        case .position(let stated):
            guard stated <= head else {
                throw QueryError.notKnownYet(position: stated, head: head, name: name)
            }
            position = stated
        case .instant(let instant): position = Swift.min(try log.positionKnown(at: instant), head)
        }
        let latest = try models.trail.latestDate(through: position) ?? .min
        return PointInTime(
            knownAt: position, asOf: asOf ?? latest, isLatestDate: asOf == nil,
            coversAllDates: asOf.map { $0 >= latest } ?? true, isHead: position == head)
    }
}
