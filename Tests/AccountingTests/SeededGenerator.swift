/// SplitMix64: random numbers that a failing test's printed seed brings back.
struct SeededGenerator: RandomNumberGenerator {
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

    /// A number of any size up to 63 bits, small ones as likely as large ones.
    mutating func amount() -> Int64 {
        let bits = Int.random(in: 0...62, using: &self)
        let size = Int64.random(in: 0...(1 << bits), using: &self)
        return Bool.random(using: &self) ? size : -size
    }
}

/// Seeds of property tests: three fixed ones, and a new one in every run.
enum Seeds {
    static let all: [UInt64] = [1, 2, 3, UInt64.random(in: 0...UInt64.max)]
}
