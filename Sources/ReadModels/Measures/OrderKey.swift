import Accounting
import Projections

/// Where a document stands in an order of documents: by a day (or 0 where the order has none), then
/// by its position in the log.
package struct OrderKey: Hashable, Comparable, Sendable {
    /// Days since 1970, or 0 in an order that goes by position alone.
    package var day: Int32
    package var position: UInt64

    package init(day: Int32 = 0, position: UInt64) {
        self.day = day
        self.position = position
    }

    /// Before every document of a day.
    package static func start(of date: BusinessDate) -> OrderKey {
        OrderKey(day: date.daysSince1970, position: 0)
    }

    /// After every document of a day.
    package static func end(of date: BusinessDate) -> OrderKey {
        OrderKey(day: date.daysSince1970, position: .max)
    }

    package static func < (one: OrderKey, other: OrderKey) -> Bool {
        one.day == other.day ? one.position < other.position : one.day < other.day
    }
}
