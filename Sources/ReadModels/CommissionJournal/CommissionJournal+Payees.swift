import Projections

// Payees by their ids: events refer to them by ordinals, rule files by their ids.

extension CommissionJournal {
    /// The ordinal of a payee that a rule file names; nil where the book does not know it.
    ///
    /// - Complexity: O(partners) until the payee is known, then O(1).
    func ordinal(ofPayee id: String) throws -> UInt32? {
        if let known = payeeOrdinals[id] { return known }
        try partners.partners.forEach { ordinal, row in
            if row.id == id { payeeOrdinals[id] = ordinal }
        }
        return payeeOrdinals[id]
    }
}
