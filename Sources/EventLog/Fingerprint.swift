/// A 64-bit number for some bytes, to tell apart by accident what is different.
///
/// Not a cryptographic hash: it is used to compare tables with each other, where the tree says
/// nothing, and millions of them can be kept in memory or added up.
struct Fingerprint {
    private(set) var value: UInt64

    /// The fingerprint of nothing; a different one for each `seed`.
    init(seed: UInt64 = 0) {
        value = Self.mix(seed &+ 0x9E37_79B9_7F4A_7C15)
    }

    /// Takes in a number.
    mutating func add(_ number: UInt64) {
        value = Self.mix(value ^ number)
    }

    /// Takes in some bytes, eight at a time, and their number.
    mutating func add(_ bytes: RawSpan) {
        var offset = 0
        while offset + 8 <= bytes.byteCount {
            add(bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        var rest = UInt64(bytes.byteCount)
        while offset < bytes.byteCount {
            rest = rest << 8 | UInt64(bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self))
            offset += 1
        }
        add(rest)
    }

    /// The finisher of SplitMix64 (Steele, Lea and Flood, 2014).
    private static func mix(_ number: UInt64) -> UInt64 {
        var mixed = (number ^ number >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
