/// The ids of the running transaction, one for each of its records, and what is known of those
/// before them.
struct PendingIDs: Sendable {
    /// The ids, grouped by the numbers of their sources.
    private var ids = NameTable()

    /// By the sources' numbers; known of every source of which anything is pending.
    var greatest = GreatestNames()

    /// How many ids there are.
    var count: Int { ids.count }

    /// The index of the record with this id in the running transaction.
    mutating func index(source: UInt32, id: String) -> Int? {
        ids.index(of: id.utf8.span.bytes, group: source)
    }

    /// Appends the id of the next record.
    mutating func append(source: UInt32, id: String) {
        ids.append(id.utf8.span.bytes, group: source)
        greatest.raise(to: id, group: source)
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
