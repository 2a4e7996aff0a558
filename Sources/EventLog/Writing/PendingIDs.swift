/// The ids of the running transaction, one for each of its records, and what is known of those
/// before it.
struct PendingIDs: Sendable {
    private struct ID: Hashable, Sendable {
        let source: UInt32
        let id: ByteString
    }

    private var ids: [ID] = []
    private var indexByID: [ID: Int] = [:]
    /// How many of `ids` are in `indexByID`: none as long as nobody asks.
    private var indexedCount = 0

    /// By the source's number: no event of it has an id above this one.
    private var bounds: [ByteString?] = []

    /// How many ids there are.
    var count: Int { ids.count }

    /// Whether it is known without looking that the source has sent no such id: senders mostly
    /// count upwards.
    func isAboveAll(source: UInt32, id: String) -> Bool {
        guard let bound = bound(of: source) else { return false }
        return bound < ByteString(id)
    }

    /// Whether a bound of the source is known.
    func hasBound(of source: UInt32) -> Bool { bound(of: source) != nil }

    private func bound(of source: UInt32) -> ByteString? {
        Int(source) < bounds.count ? bounds[Int(source)] : nil
    }

    /// No stored event of the source has an id above `id`.
    mutating func setBound(_ id: String, of source: UInt32) {
        while bounds.count <= Int(source) { bounds.append(nil) }
        bounds[Int(source)] = ByteString(id)
    }

    /// The index of the record with this id in the running transaction.
    mutating func index(source: UInt32, id: String) -> Int? {
        while indexedCount < ids.count {
            indexByID[ids[indexedCount]] = indexedCount
            indexedCount += 1
        }
        return indexByID[ID(source: source, id: ByteString(id))]
    }

    /// Appends the id of the next record.
    mutating func append(source: UInt32, id: String) {
        ids.append(ID(source: source, id: ByteString(id)))
        if let bound = bound(of: source), bound < ByteString(id) { setBound(id, of: source) }
    }

    /// Forgets all ids but the first `count`.
    mutating func truncate(to count: Int) {
        while ids.count > count {
            let id = ids.removeLast()
            if ids.count < indexedCount {
                indexByID[id] = nil
                indexedCount = ids.count
            }
        }
    }

    /// The keys of the table of ids, in the order of the records.
    func keys() -> KeyBatch {
        var keys = KeyBatch()
        for id in ids {
            keys.append { key in
                key.appendBigEndian(id.source)
                key.append(contentsOf: id.id.text.utf8)
            }
        }
        return keys
    }

    /// The ids have been committed.
    mutating func settle() {
        ids.removeAll(keepingCapacity: true)
        indexByID.removeAll(keepingCapacity: true)
        indexedCount = 0
    }
}
