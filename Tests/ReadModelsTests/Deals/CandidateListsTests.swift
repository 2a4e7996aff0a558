import Testing

@testable import ReadModels

@Suite("Lists of candidates")
struct CandidateListsTests {
    @Test("find what a plain list finds, at every size and after every change, seed 11")
    func againstPlainList() throws {
        var random = SplitMix(state: 11)
        let lists = CandidateLists()
        var days: [Int32] = []
        for size in 1...2_200 {
            let day = Int32(random.next(through: 1_000))
            let slot = try lists.add(UInt32(size), until: day, to: 1)
            #expect(slot == UInt32(size - 1))
            days.append(day)
            let changed = random.next(through: size) - 1
            days[changed] = random.next(through: 9) == 1 ? .min : Int32(random.next(through: 1_000))
            try lists.set(days[changed], at: UInt32(changed), of: 1)
            guard size < 70 || size % 97 == 0 || (1_020...1_030).contains(size) else { continue }
            for day in [Int32.min + 1, 1, 500, 990, 1_000, 1_001] {
                var found: [UInt32] = []
                try lists.forEach(in: 1, from: day) { found.append($0) }
                let expected = days.indices.filter { days[$0] >= day }.map { UInt32($0 + 1) }
                #expect(found == expected, "\(size) from \(day)")
            }
        }
    }

    @Test("are apart from one another, and empty before the first deal")
    func apart() throws {
        let lists = CandidateLists()
        for deal in 1...100 {
            _ = try lists.add(UInt32(deal), until: 10, to: UInt32(deal % 2) + 1)
        }
        var found: [UInt32] = []
        try lists.forEach(in: 1, from: 0) { found.append($0) }
        #expect(found == (1...50).map { UInt32($0 * 2) })
        try lists.forEach(in: 3, from: 0) { _ in Issue.record("the list is empty") }
    }

    @Test(
        "are as high as they must be",
        arguments: [
            (0, 0), (1, 0), (32, 0), (33, 1), (1_024, 1), (1_025, 2), (32_768, 2), (32_769, 3),
            (UInt32.max, 6),
        ] as [(UInt32, UInt8)])
    func height(size: UInt32, height: UInt8) {
        #expect(CandidateLists.height(size: size) == height)
    }
}
