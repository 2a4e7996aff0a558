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

    /// Hands out the items of one day, in the order of their types and then of their planning.
    mutating func take(_ day: Day, _ body: (Item) -> Void) {
        let items = days[day - start]
        days[day - start] = []
        var places = [Int](repeating: 0, count: FactType.allCases.count + 1)
        for item in items {
            places[Int(item.fact.type.rawValue) + 1] += 1
        }
        for index in 1..<places.count {
            places[index] += places[index - 1]
        }
        var order = [Int](repeating: 0, count: items.count)
        for (index, item) in items.enumerated() {
            let type = Int(item.fact.type.rawValue)
            order[places[type]] = index
            places[type] += 1
        }
        for index in order {
            body(items[index])
        }
    }
}
