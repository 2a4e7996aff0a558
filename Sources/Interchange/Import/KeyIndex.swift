/// Numbers byte strings from 0 in the order in which they first appear.
///
/// The bytes of all keys lie in one buffer, the table is open-addressed: a key costs its bytes and
/// about 16 more, and no allocation of its own. Hashes are the same in every process.
struct KeyIndex {
    private var bytes: [UInt8] = []
    /// Where the keys lie in `bytes`: key *n* is `starts[n]..<starts[n + 1]`.
    private var starts: [Int] = [0]
    /// Numbers of keys plus one; 0 where there is none. The size is a power of two.
    private var slots = [UInt32](repeating: 0, count: 16)

    /// How many different keys there are.
    var count: Int { starts.count - 1 }

    /// FNV-1a, 64 bits.
    static func hash(_ key: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        // The low bits choose the slot; fold the high ones in.
        return hash ^ (hash >> 32)
    }

    /// The number of `key`; nil where it has not been added.
    func number(of key: [UInt8]) -> Int? {
        let entry = slots[slot(of: key)]
        return entry == 0 ? nil : Int(entry) - 1
    }

    /// The number of `key`, which is added where it is new.
    mutating func add(_ key: [UInt8]) -> Int {
        let slot = slot(of: key)
        if slots[slot] != 0 { return Int(slots[slot]) - 1 }
        bytes.append(contentsOf: key)
        starts.append(bytes.count)
        slots[slot] = UInt32(count)
        if count * 3 > slots.count * 2 { grow() }
        return count - 1
    }

    /// The slot that holds `key`, or the empty one where it belongs.
    private func slot(of key: [UInt8]) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: Self.hash(key)) & mask
        while slots[slot] != 0, !holds(Int(slots[slot]) - 1, key) { slot = (slot + 1) & mask }
        return slot
    }

    private func holds(_ number: Int, _ key: [UInt8]) -> Bool {
        let range = starts[number]..<starts[number + 1]
        return range.count == key.count && bytes[range].elementsEqual(key)
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        for number in 0..<count {
            let key = bytes[starts[number]..<starts[number + 1]]
            var slot = Int(truncatingIfNeeded: Self.hash(key)) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(number + 1)
        }
    }
}
