import Events
import ReadModels

extension BookReader {
    /// The ordinal of a subject.
    ///
    /// - Throws: `QueryError.unknown` where the book has no event of it.
    package func ordinal(of kind: StreamKind, _ id: String) throws -> UInt32 {
        let stream = try log.stream(kind, id)
        guard stream.exists else { throw QueryError.unknown(kind: kind.name, id: id) }
        return stream.ordinal
    }

    /// The payees that a query is about: the one named, or every one that has a posting.
    func payees(_ id: String?, _ models: ModelSet) throws -> [UInt32] {
        if let id { return [try ordinal(of: .partner, id)] }
        return try models.commissions.postings.owners().map { UInt32($0) }
    }
}
