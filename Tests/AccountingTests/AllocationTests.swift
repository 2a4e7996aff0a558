import Testing

@testable import Accounting

@Suite struct AllocationTests {
    /// S08 of rules.md section 10, and what its text says about ties and signs.
    @Test(
        arguments: [
            (100_000, "P-1 33.3334%, P-2 33.3333%, P-3 33.3333%", [33_334, 33_333, 33_333]),
            (10_001, "P-1 50%, P-2 30%, P-3 20%", [5_001, 3_000, 2_000]),
            (5, "P-1 30%, P-2 70%", [2, 3]),
            (5, "P-2 70%, P-1 30%", [3, 2]),
            (-100_000, "P-1 33.3334%, P-2 33.3333%, P-3 33.3333%", [-33_334, -33_333, -33_333]),
            (60_000, "P-1 33.3334%, P-2 33.3333%, P-3 33.3333%", [20_000, 20_000, 20_000]),
            (1, "P-2 50%, P-1 50%", [0, 1]),
            (-1, "P-2 50%, P-1 50%", [0, -1]),
            (1, "P-1 50%, P-1 50%", [1, 0]),
            (1, "P-9 50%, P-10 50%", [0, 1]),
            (1, "p-1 50%, P-2 50%", [0, 1]),
            (2, "P-3 25%, P-2 25%, P-1 25%, P-4 25%", [0, 1, 1, 0]),
            (0, "P-1 50%, P-2 50%", [0, 0]),
            (7, "P-1 100%", [7]),
            (7, "P-1 0%, P-2 100%", [0, 7]),
        ] as [(Int64, String, [Int64])])
    func amountsAreSplitAsTheRulesSay(amount: Int64, shares: String, parts: [Int64]) throws {
        #expect(try Allocation.allocate(amount, over: Self.shares(shares)) == parts)
    }

    /// "A change of R reallocates the whole of it; each payee's change is the difference."
    @Test func aPartialCreditIsTheDifferenceOfTwoAllocations() throws {
        let shares = try Self.shares("P-1 33.3334%, P-2 33.3333%, P-3 33.3333%")
        let before = try Allocation.allocate(100_000, over: shares)
        let after = try Allocation.allocate(60_000, over: shares)
        #expect(zip(after, before).map { $0 - $1 } == [-13_334, -13_333, -13_333])
    }

    @Test(arguments: Seeds.all)
    func partsSumToTheAmountAndLieWithinAUnit(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let amount = random.amount()
            let count = Int.random(in: 1...40, using: &random)
            let weights = (0..<count).map { _ in Int64(random.amount().magnitude >> 8) }
            guard weights.contains(where: { $0 > 0 }) else { continue }
            let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
            let keys = (0..<count).map { _ in Int.random(in: 0...3, using: &random) }
            var parts: [Int64] = []
            try Allocation.allocate(amount, over: weights, into: &parts) { keys[$0] < keys[$1] }

            #expect(parts.reduce(Int128(0)) { $0 + Int128($1) } == Int128(amount), "seed \(seed)")
            for (part, weight) in zip(parts, weights) {
                // |part − amount × weight / total| < 1, without dividing.
                let error = Self.wide(part, total) - Self.wide(amount, Int128(weight))
                #expect(error.magnitude < total.magnitude, "seed \(seed)")
                #expect(weight > 0 || part == 0, "seed \(seed)")
            }
            #expect(try parts == Self.slowly(amount, weights, keys), "seed \(seed)")

            var wide: [Int128] = []
            try Allocation.allocate(Int128(amount), over: weights.map { Int128($0) }, into: &wide) {
                keys[$0] < keys[$1]
            }
            #expect(wide == parts.map { Int128($0) }, "seed \(seed)")

            var mirrored: [Int64] = []
            try Allocation.allocate(-amount, over: weights, into: &mirrored) { keys[$0] < keys[$1] }
            #expect(mirrored == parts.map { -$0 }, "seed \(seed)")
        }
    }

    /// Millionths over millionths do not fit 128 bits on the way, and are exact all the same.
    @Test func amountsAndWeightsOf128BitsAreSplitExactly() throws {
        let amount = Int128.max - 4
        let weights: [Int128] = [Int128.max / 3, Int128.max / 3, Int128.max / 3]
        var parts: [Int128] = []
        try Allocation.allocate(amount, over: weights, into: &parts) { _, _ in false }
        let third = amount / 3
        #expect(
            parts
                == [third, third, third].enumerated().map { index, part in
                    part + (index < Int(amount % 3) ? 1 : 0)
                })
        try Allocation.allocate(Int128.min, over: [Int128.max], into: &parts) { _, _ in false }
        #expect(parts == [Int128.min])
        var mins: [Int64] = []
        try Allocation.allocate(Int64.min, over: [1, 1], into: &mins) { _, _ in false }
        #expect(mins == [Int64.min / 2, Int64.min / 2])
    }

    @Test func whatCannotBeSplitIsRefused() throws {
        var parts: [Int64] = [9]
        #expect(throws: AccountingError.notAllocatable(reason: "a share is below zero")) {
            try Allocation.allocate(Int64(5), over: [1, -1], into: &parts) { _, _ in false }
        }
        for nobody in [[], [0, 0]] as [[Int64]] {
            #expect(throws: AccountingError.notAllocatable(reason: "the shares sum to nothing")) {
                try Allocation.allocate(Int64(5), over: nobody, into: &parts) { _, _ in false }
            }
        }
        #expect(throws: AccountingError.notAllocatable(reason: "the shares are too large")) {
            let weights = [Int64](repeating: .max, count: 3)
            try Allocation.allocate(Int64(5), over: weights, into: &parts) { _, _ in false }
        }
        try Allocation.allocate(Int64(0), over: [0, 0], into: &parts) { _, _ in false }
        #expect(parts == [0, 0])
        try Allocation.allocate(Int64(0), over: [Int64](), into: &parts) { _, _ in false }
        #expect(parts == [])
    }

    // MARK: - Helpers

    /// `P-1 50%, P-2 50%` as shares.
    private static func shares(_ text: String) throws -> [(payee: String, share: Rate)] {
        try text.split(separator: ",").map { part in
            let words = part.split(separator: " ")
            return (payee: String(words[0]), share: try Rate(parsing: String(words[1])))
        }
    }

    private static func wide(_ left: Int64, _ right: Int128) -> Int128 { Int128(left) * right }

    /// The same split, one missing unit at a time, each to the best claim among all that are left.
    private static func slowly(
        _ amount: Int64, _ weights: [Int64], _ keys: [Int]
    ) throws -> [Int64] {
        let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
        let size = Int128(amount.magnitude)
        var parts = weights.map { size * Int128($0) / total }
        var claims = weights.map { size * Int128($0) % total }
        while parts.reduce(0, +) < size {
            var best = 0
            for index in claims.indices.dropFirst() {
                let isLarger = claims[index] > claims[best]
                let isTie = claims[index] == claims[best] && keys[index] < keys[best]
                if isLarger || isTie { best = index }
            }
            parts[best] += 1
            claims[best] = -1
        }
        return try parts.map { part in
            try #require(Int64(exactly: amount < 0 ? -part : part))
        }
    }
}
