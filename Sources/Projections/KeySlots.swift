import Events

// Finding a row by its key is what a fold does most often, several times an event. A `Dictionary`
// spends more on SipHash, reference counts and metadata than everything else that the fold does
// with a row, so the tables have an index of their own: the keys lie in one array in the order in
// which they came, and a table of buckets, probed one after the other, says where.

/// A key that can be found by a number made of it.
public protocol Fingerprinted: Equatable {
    /// A 64-bit number, the same for equal keys, well mixed in all its bits. It lives in memory
    /// only and is never stored, digested or compared between processes.
    var fingerprint: UInt64 { get }
}

/// Dense numbers for keys, from 0, in the order in which they were added.
///
/// - Complexity: O(1) for each operation, on average.
@usableFromInline
struct KeySlots<Key: Fingerprinted> {
    @usableFromInline var keys: ContiguousArray<Key> = []
    /// Empty (0), or the upper half of a fingerprint and a slot plus one. At most half are taken.
    @usableFromInline var buckets: ContiguousArray<UInt64> = []

    @inlinable init() {}

    @inlinable var count: Int { keys.count }

    /// The slot of a key; -1 where it has none.
    @inlinable func slot(of key: Key) -> Int {
        guard !buckets.isEmpty else { return -1 }
        let fingerprint = key.fingerprint
        let mask = buckets.count - 1
        var bucket = Int(truncatingIfNeeded: fingerprint) & mask
        while true {
            let content = buckets[bucket]
            if content == 0 { return -1 }
            if content >> 32 == fingerprint >> 32 {
                let slot = Int(truncatingIfNeeded: content & 0xFFFF_FFFF) - 1
                if keys[slot] == key { return slot }
            }
            bucket = (bucket + 1) & mask
        }
    }

    /// Gives a key that has none the next slot.
    @inlinable mutating func add(_ key: Key) -> Int {
        if (keys.count + 1) * 2 > buckets.count { grow() }
        let slot = keys.count
        keys.append(key)
        place(slot)
        return slot
    }

    /// Gives the key of a slot a lower one, whose key is given up. The keys cannot be found until
    /// ``truncate(to:)``.
    @inlinable mutating func move(_ slot: Int, to lower: Int) {
        if slot != lower { keys[lower] = keys[slot] }
    }

    /// Gives up all slots from `count` on.
    @inlinable mutating func truncate(to count: Int) {
        guard count < keys.count else { return }
        keys.removeLast(keys.count - count)
        var size = 64
        while size < count * 2 { size *= 2 }
        buckets = ContiguousArray(repeating: 0, count: size)
        for slot in keys.indices { place(slot) }
    }

    /// Forgets all keys and lets go of the room.
    @inlinable mutating func removeAll() {
        keys = []
        buckets = []
    }

    @usableFromInline mutating func grow() {
        buckets = ContiguousArray(repeating: 0, count: Swift.max(64, buckets.count * 2))
        for slot in keys.indices { place(slot) }
    }

    @inlinable mutating func place(_ slot: Int) {
        let fingerprint = keys[slot].fingerprint
        let mask = buckets.count - 1
        var bucket = Int(truncatingIfNeeded: fingerprint) & mask
        while buckets[bucket] != 0 { bucket = (bucket + 1) & mask }
        buckets[bucket] = fingerprint & ~0xFFFF_FFFF | UInt64(slot + 1)
    }
}

/// The finisher of SplitMix64 (Steele, Lea and Flood, 2014).
@inlinable
func mixed(_ number: UInt64) -> UInt64 {
    var mixed = (number ^ number >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
}

extension UInt64: Fingerprinted {
    /// Mixed, so that ordinals in a row lie far apart.
    @inlinable public var fingerprint: UInt64 { mixed(self) }
}

extension String {
    /// A fingerprint of the UTF-8 bytes, eight at a time, and their number.
    @inlinable package var bytesFingerprint: UInt64 {
        let bytes = utf8.span.bytes
        var value: UInt64 = 0x9E37_79B9_7F4A_7C15
        var offset = 0
        while offset + 8 <= bytes.byteCount {
            value = mixed(
                value ^ bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        var rest = UInt64(bytes.byteCount)
        while offset < bytes.byteCount {
            rest = rest << 8 | UInt64(bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self))
            offset += 1
        }
        return mixed(value ^ rest)
    }

    /// The first eight of the UTF-8 bytes as a number whose order is theirs, zeros where there are
    /// fewer.
    @inlinable package var bytesPrefix: UInt64 {
        let bytes = utf8.span.bytes
        if bytes.byteCount >= 8 {
            return bytes.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt64.self).bigEndian
        }
        var prefix: UInt64 = 0
        for offset in 0..<bytes.byteCount {
            let byte = bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
            prefix |= UInt64(byte) << UInt64(56 - 8 * offset)
        }
        return prefix
    }

    /// Whether the UTF-8 bytes are the same; `==` compares normalised characters.
    @inlinable package func hasSameBytes(as other: String) -> Bool {
        utf8.span.bytes.hasSameBytes(as: other.utf8.span.bytes)
    }

    /// Whether the UTF-8 bytes come before those of another text; `<` compares normalised
    /// characters.
    @inlinable package func bytesPrecede(_ other: String) -> Bool {
        utf8.span.bytes.bytesPrecede(other.utf8.span.bytes)
    }
}
