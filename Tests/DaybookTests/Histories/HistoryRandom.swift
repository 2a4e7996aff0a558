import Accounting

/// SplitMix64, so that a seed makes the same history everywhere.
struct HistoryRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// True in so many of 100 cases.
    mutating func chance(_ percent: Int) -> Bool { number(0...99) < percent }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &self)
    }

    /// - Precondition: the list is not empty.
    mutating func pick<Element>(_ list: [Element]) -> Element { list[number(0...list.count - 1)] }

    /// Some of a list, at least one, in a random order.
    ///
    /// - Precondition: the list is not empty.
    mutating func some<Element>(of list: [Element], atMost most: Int) -> [Element] {
        Array(list.shuffled(using: &self).prefix(number(1...min(most, list.count))))
    }

    /// Minor units: small ones that meet the bounds of rules again and again, or any.
    mutating func minorUnits() -> Int {
        if chance(60) {
            return pick([
                10_000, 20_000, 30_000, 5_000, 9_999, 10_001, 40_000, 15_000, 2_000, 1, 60_000,
            ])
        }
        return number(1...45_000)
    }
}

extension Currency {
    /// A number of minor units as the decimal text that rule files and events have.
    func text(_ minorUnits: Int) -> String {
        Money(minorUnits: Int64(minorUnits), currency: self).amountText
    }
}
