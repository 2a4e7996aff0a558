import Accounting
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

    /// The ordinal of a subject that a filter names; nil without one.
    func ordinal(of kind: StreamKind, _ id: String?) throws -> UInt32? {
        try id.map { try ordinal(of: kind, $0) }
    }

    /// The payees that a query is about: the one named, or every one that has a posting.
    func payees(_ id: String?, _ models: ModelSet) throws -> [UInt32] {
        if let id { return [try ordinal(of: .partner, id)] }
        return try models.commissions.postings.owners().map { UInt32($0) }
    }

    /// The programme that the book is kept for.
    ///
    /// - Throws: `QueryError.unknown` where neither the book nor a rule version names it.
    package func programme() throws -> String {
        if let named = log.programme { return named }
        guard let latest = try modelsAtHead().programme.latest() else {
            throw QueryError.unknown(kind: "programme", id: "of this book")
        }
        return latest.rules.head.programme
    }
}
