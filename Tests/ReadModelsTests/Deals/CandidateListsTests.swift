import Projections
import Testing

@testable import ReadModels

@Suite("Lists of candidates")
struct CandidateListsTests {
    private let lists = CandidateLists(count: Counter(table: OrdinalTable("counters"), row: 1))

    private func found(in list: UInt32, from day: Int32) throws -> [UInt32] {
        var found: [UInt32] = []
        try lists.forEach(in: list, from: day) { found.append($0) }
        return found
    }

    @Test("find what a plain list finds, at every size and after every change, seed 11")
    func againstPlainList() throws {
        var random = SplitMix(state: 11)
        var days: [Int32] = []
        var places: [CandidatePlace] = []
        for size in 1...2_200 {
            let day = Int32(random.next(through: 1_000))
            places.append(try lists.add(UInt32(size), until: day, to: 1))
            days.append(day)
            let changed = random.next(through: size) - 1
            days[changed] = random.next(through: 9) == 1 ? .min : Int32(random.next(through: 1_000))
            try lists.set(days[changed], at: places[changed])
            guard size < 70 || size % 97 == 0 || (1_020...1_030).contains(size) else { continue }
            for day in [Int32.min + 1, 1, 500, 990, 1_000, 1_001] {
                let expected = days.indices.filter { days[$0] >= day }.map { UInt32($0 + 1) }
                #expect(try found(in: 1, from: day) == expected, "\(size) from \(day)")
            }
        }
    }

    @Test("pass over what has ended without reading it")
    func height() throws {
        for deal in 1...1_025 {
            _ = try lists.add(UInt32(deal), until: deal == 700 ? 9 : 1, to: 1)
        }
        let list = try #require(try lists.lists.row(1))
        let root = try #require(try lists.nodes.row(list.root))
        #expect(root.level == 2 && root.entries.map(\.until) == [9, 1])
        let below = try #require(try lists.nodes.row(root.entries[0].number))
        #expect(below.entries.count == 32 && below.entries.filter { $0.until == 9 }.count == 1)
        #expect(try found(in: 1, from: 2) == [700])
    }

    @Test("are apart from one another, and empty before the first deal")
    func apart() throws {
        for deal in 1...100 {
            _ = try lists.add(UInt32(deal), until: 10, to: UInt32(deal % 2) + 1)
        }
        #expect(try found(in: 1, from: 0) == (1...50).map { UInt32($0 * 2) })
        #expect(try found(in: 3, from: 0).isEmpty)
        try lists.set(5, at: .none)
        #expect(try found(in: 2, from: 6).count == 50)
    }
}
