/// The ids of the running transaction, one for each of its records, and what is known of those
/// before it.
struct PendingIDs: Sendable {
    /// The ids, grouped by the numbers of their sources.
    private var ids = NameTable()

    /// By the source's number: no event of it has an id above this one. Known of every source of
    /// which anything is pending.
    private var bounds: [ByteString?] = []

    /// How many ids there are.
    var count: Int { ids.count }

    /// Whether it is known without looking that the source has sent no such id: senders mostly
    /// count upwards. `nil` if no bound of the source is known.
    func isAboveAll(source: UInt32, id: String) -> Bool? {
        bound(of: source).map { $0 < ByteString(id) }
    }

    private func bound(of source: UInt32) -> ByteString? {
        Int(source) < bounds.count ? bounds[Int(source)] : nil
    }

    /// No event of the source, stored or pending, has an id above `id`.
    mutating func setBound(_ id: String, of source: UInt32) {
        while bounds.count <= Int(source) { bounds.append(nil) }
        bounds[Int(source)] = ByteString(id)
    }

    /// The index of the record with this id in the running transaction.
    mutating func index(source: UInt32, id: String) -> Int? {
        ids.index(of: id.utf8.span.bytes, group: source)
    }

    /// Appends the id of the next record.
    mutating func append(source: UInt32, id: String) {
        ids.append(id.utf8.span.bytes, group: source)
        if isAboveAll(source: source, id: id) == true { setBound(id, of: source) }
    }

    /// Forgets all ids but the first `count`.
    mutating func truncate(to count: Int) {
        ids.truncate(to: count)
    }

    /// The keys of the table of ids, in the order of the records.
    func keys() -> KeyBatch {
        var keys = KeyBatch()
        for index in 0..<ids.count {
            keys.append { key in
                key.appendBigEndian(ids.group(at: index))
                ids[index].withUnsafeBytes { key.append(contentsOf: $0) }
            }
        }
        return keys
    }

    /// The ids have been committed.
    mutating func settle() {
        ids.removeAll()
    }
}
