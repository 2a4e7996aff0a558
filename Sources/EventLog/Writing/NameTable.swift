/// Names, each within a group, in the order in which they were appended, to be found again by
/// their bytes.
///
/// A hash table of its own because a `Dictionary` of `String`s spends more on reference counts and
/// cache misses than everything else that appending an event takes: here the names lie beside each
/// other, and a look-up that finds nothing touches one word.
struct NameTable: Sendable {
    private struct Entry: Sendable {
        let group: UInt32
        let hash: UInt32
        let end: Int
    }

    private var bytes: [UInt8] = []
    private var entries: [Entry] = []

    /// Empty, or the upper half of a hash and an index plus one. Probed one after the other.
    private var buckets: [UInt64] = []

    /// How many entries are in `buckets`: the others follow when somebody asks.
    private var indexedCount = 0

    /// How many names there are.
    var count: Int { entries.count }

    /// The group of a name.
    func group(at index: Int) -> UInt32 { entries[index].group }

    /// The bytes of a name.
    subscript(index: Int) -> RawSpan {
        @_lifetime(borrow self)
        get { bytes.span.bytes.extracting(start(of: index)..<entries[index].end) }
    }

    private func start(of index: Int) -> Int {
        index == 0 ? 0 : entries[index - 1].end
    }

    /// Appends a name.
    mutating func append(_ name: RawSpan, group: UInt32) {
        name.withUnsafeBytes { bytes.append(contentsOf: $0) }
        entries.append(
            Entry(group: group, hash: Self.hash(name, group), end: bytes.count))
    }

    /// Where a name is, if it is here; the last of them if it was appended more than once.
    mutating func index(of name: RawSpan, group: UInt32) -> Int? {
        indexAll()
        let hash = Self.hash(name, group)
        var bucket = Int(hash) & (buckets.count - 1)
        var found: Int?
        while buckets[bucket] != 0 {
            if let index = index(in: bucket, hash),
                entries[index].group == group, order(self[index], name) == 0
            {
                found = max(index, found ?? index)
            }
            bucket = (bucket + 1) & (buckets.count - 1)
        }
        return found
    }

    /// Forgets all names but the first `count`.
    mutating func truncate(to count: Int) {
        while entries.count > count {
            let index = entries.count - 1
            if indexedCount == entries.count { removeFromBuckets(index) }
            bytes.removeLast(bytes.count - start(of: index))
            entries.removeLast()
        }
    }

    /// Forgets all names and keeps the room.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
        if indexedCount > 0 {
            for bucket in buckets.indices { buckets[bucket] = 0 }
        }
        indexedCount = 0
    }
}

// MARK: - Buckets

extension NameTable {
    private static func hash(_ name: RawSpan, _ group: UInt32) -> UInt32 {
        var fingerprint = Fingerprint(seed: UInt64(group))
        fingerprint.add(name)
        return UInt32(truncatingIfNeeded: fingerprint.value)
    }

    private func index(in bucket: Int, _ hash: UInt32) -> Int? {
        let content = buckets[bucket]
        guard UInt32(truncatingIfNeeded: content >> 32) == hash else { return nil }
        return Int(truncatingIfNeeded: content & 0xFFFF_FFFF) - 1
    }

    /// At most half of the buckets are taken.
    private mutating func indexAll() {
        if buckets.isEmpty || entries.count * 2 > buckets.count {
            var size = max(1_024, buckets.count)
            while entries.count * 2 > size { size *= 2 }
            buckets = Array(repeating: 0, count: size * 2)
            indexedCount = 0
        }
        while indexedCount < entries.count {
            let hash = entries[indexedCount].hash
            var bucket = Int(hash) & (buckets.count - 1)
            while buckets[bucket] != 0 { bucket = (bucket + 1) & (buckets.count - 1) }
            indexedCount += 1
            buckets[bucket] = UInt64(hash) << 32 | UInt64(indexedCount)
        }
    }

    /// Nothing was put behind the last entry, so that no other is looked for across its bucket.
    private mutating func removeFromBuckets(_ last: Int) {
        let hash = entries[last].hash
        var bucket = Int(hash) & (buckets.count - 1)
        while index(in: bucket, hash) != last { bucket = (bucket + 1) & (buckets.count - 1) }
        buckets[bucket] = 0
        indexedCount -= 1
    }
}
