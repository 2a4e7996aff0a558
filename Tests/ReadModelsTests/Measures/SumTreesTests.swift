import ReadModels
import Testing

/// Running totals in trees, against the same in a plain list.
@Suite("Sum trees")
struct SumTreesTests {
    /// A list that is added up from its beginning whenever it is asked.
    private struct PlainTotals {
        var items: [SumItem] = []

        mutating func set(_ key: OrderKey, to item: SumItem?) {
            items.removeAll { $0.key == key }
            if let item {
                items.append(item)
                items.sort { $0.key < $1.key }
            }
        }

        func total(before key: OrderKey) -> Int64 {
            items.reduce(0) { $1.key < key ? $0 + $1.sum : $0 }
        }

        /// The documents between two places whose stretch of the total contains a point.
        func found(after: OrderKey?, through: OrderKey?, at point: Int64) -> [SumItem] {
            var total: Int64 = 0
            return items.filter { item in
                defer { total += item.sum }
                let isInside =
                    after.map { $0 < item.key } ?? true && through.map { item.key <= $0 } ?? true
                return isInside && total + item.low <= point && point <= total + item.high
            }
        }
    }

    /// Documents put in, changed and taken out at random places, in nodes of few and of many items.
    @Test(arguments: [(3, 1, 400), (4, 2, 800), (64, 3, 4_000)])
    func isAPlainList(capacity: Int, seed: UInt64, steps: Int) throws {
        let trees = SumTrees("test", capacity: capacity)
        let other = TreeKey(owner: 2)
        let tree = TreeKey(owner: 1, span: 7)
        var plain = PlainTotals()
        var random = SplitMix(state: seed)
        for step in 1...steps {
            let position = UInt64(random.next(through: steps / 2))
            let key = OrderKey(day: Int32(random.next(through: 3)), position: position)
            var item: SumItem?
            // Half as often near the end, so that trees come to be empty again.
            let takesOut = random.next(through: 10) <= (step > steps * 3 / 4 ? 8 : 3)
            if !takesOut {
                let sum = Int64(random.next(through: 200)) - 90
                let swing = Int64(random.next(through: 30))
                item = SumItem(
                    key: key, reference: UInt64(position), sum: sum, low: min(sum, 0) - swing,
                    high: max(sum, 0) + swing)
            }
            let old = try trees.set(key, to: item, in: tree)
            #expect(old == plain.items.first { $0.key == key })
            plain.set(key, to: item)
            if step % 7 == 0 { try trees.set(key, to: item, in: other) }
            try compare(trees, tree, plain, &random)
        }
        for item in plain.items { try trees.set(item.key, to: nil, in: tree) }
        #expect(try trees.total(of: tree) == 0)
        #expect(try trees.last(of: tree) == nil)
    }

    private func compare(
        _ trees: SumTrees, _ tree: TreeKey, _ plain: PlainTotals, _ random: inout SplitMix
    ) throws {
        #expect(try trees.total(of: tree) == plain.items.reduce(0) { $0 + $1.sum })
        #expect(try trees.last(of: tree) == plain.items.last)
        let key = OrderKey(
            day: Int32(random.next(through: 3)), position: UInt64(random.next(through: 500)))
        #expect(try trees.total(before: key, in: tree) == plain.total(before: key))
        #expect(try trees.item(at: key, in: tree) == plain.items.first { $0.key == key })
        let point = Int64(random.next(through: 3_000)) - 500
        let through = OrderKey(day: 3, position: UInt64(random.next(through: 500)))
        let after = random.next(through: 2) == 1 ? key : nil
        var found: [SumItem] = []
        try trees.visit(tree, after: after, through: through) {
            $0.contains(point)
        } _: { item, before in
            #expect(before == plain.total(before: item.key))
            found.append(item)
        }
        #expect(found == plain.found(after: after, through: through, at: point))
    }

    /// What is looked for is found without a look at what lies between.
    @Test func visitsNoMoreThanItMust() throws {
        let trees = SumTrees("test")
        let tree = TreeKey(owner: 1)
        for number in 1...100_000 {
            let key = OrderKey(position: UInt64(number))
            try trees.set(
                key, to: SumItem(key: key, reference: UInt64(number), sum: 10, low: 0, high: 10),
                in: tree)
        }
        var asked = 0
        var found: [UInt64] = []
        try trees.visit(tree, after: OrderKey(position: 5)) { stretch in
            asked += 1
            return stretch.contains(500_005)
        } _: { item, _ in
            found.append(item.key.position)
        }
        #expect(found == [50_001])
        #expect(asked <= 3 * 64)
    }
}
