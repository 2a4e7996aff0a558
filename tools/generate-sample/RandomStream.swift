/// A small seeded generator of numbers (SplitMix64, Steele, Lea and Flood 2014).
///
/// It uses whole numbers only, so the same seed gives the same sample on every machine. Each
/// subject of the channel draws from a stream of its own, so that adding a draw to one kind of
/// subject does not change all the others.
struct RandomStream {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// A stream that is a function of the seed and of what it is for.
    init(seed: UInt64, subject: UInt64) {
        state = seed ^ Self.mixed(subject &+ 0x9E37_79B9_7F4A_7C15)
        state = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    /// A number in `0..<bound`; the bias is below `bound / 2^64`.
    mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number in `low...high`.
    mutating func between(_ low: Int, _ high: Int) -> Int {
        low + below(high - low + 1)
    }

    /// True in `perMille` of 1,000 draws.
    mutating func chance(_ perMille: Int) -> Bool {
        below(1_000) < perMille
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[below(elements.count)]
    }

    /// The index of one of `weights`, in proportion to them.
    mutating func weighted(_ weights: [Int]) -> Int {
        var left = below(weights.reduce(0, +))
        for (index, weight) in weights.enumerated() {
            left -= weight
            if left < 0 {
                return index
            }
        }
        return weights.count - 1
    }

    /// An amount spread around `median` as amounts are: most small, a few very large.
    ///
    /// The logarithm to base two is the sum of four uniform draws, nearly normal with a standard
    /// deviation of 1.5 and at most 5.3 either way; between powers of two it runs straight, so
    /// that no root or exponential is needed.
    mutating func skewed(median: Int) -> Int {
        let draws = next()
        var sum = 0
        for shift in stride(from: 0, to: 64, by: 16) {
            sum += Int(truncatingIfNeeded: draws >> UInt64(shift)) & 0xFF
        }
        let exponent = (sum - 510) * 4 / 3 + 128 * 8
        return ((median * (128 + exponent % 128) / 128) << (exponent / 128)) >> 8
    }

    /// A well-mixed function of a number, for attributes that follow from an identity.
    static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
