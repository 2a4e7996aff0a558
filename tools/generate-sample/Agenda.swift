/// The events to come, by the day on which the book is told of them.
///
/// A subject's whole life is laid out when it begins and its events wait here, so that events
/// leave in the order of time and memory follows the number of open subjects.
struct Agenda {
    struct Item {
        let fact: Fact
        let day: Day
        /// Reported long after its day, in the second export.
        let isLate: Bool
    }

    let start: Day
    private var days: [[Item]]

    init(start: Day, days count: Int) {
        self.start = start
        days = Array(repeating: [], count: count)
    }

    var end: Day { start + (days.count - 1) }

    mutating func add(_ item: Item, arriving day: Day) {
        days[day - start].append(item)
    }

    /// Takes the items of one day, in the order of their types and then of their planning.
    mutating func take(_ day: Day) -> [Item] {
        let items = days[day - start]
        days[day - start] = []
        let order = items.indices.map { index in
            UInt64(items[index].fact.type.rawValue) << 40 | UInt64(index)
        }
        return order.sorted().map { items[Int($0 & 0xFF_FFFF_FFFF)] }
    }
}
