import Accounting

/// A component's `when`: what must hold for a line to count (rules.md section 3).
///
/// The clauses are as the file states them. Beside them stands their conjunction in the form that
/// a fold asks: two masks for the enumerated facts, and the tests that are no masks. A reference, so
/// that taking it out of its component copies no lists.
package final class Condition: Sendable {
    /// The clauses, in file order; all must hold. Empty: always.
    package let clauses: [ConditionClause]

    /// The bits of a `FactWord` that no clause forbids.
    @usableFromInline let allowedFacts: UInt64
    /// The tiers that no clause forbids, by bit; bit 63 is no tier.
    @usableFromInline let allowedTiers: UInt64
    /// The tests that are no masks.
    @usableFromInline let otherTests: [ConditionTest]

    /// The conjunction of `clauses`.
    init(_ clauses: [ConditionClause]) {
        self.clauses = clauses
        var facts = UInt64.max
        var tiers = UInt64.max
        var others: [ConditionTest] = []
        for clause in clauses {
            switch clause.test {
            case .facts(let mask): facts &= mask
            case .tiers(let mask): tiers &= mask
            default: others.append(clause.test)
            }
        }
        allowedFacts = facts
        allowedTiers = tiers
        otherTests = others
    }

    /// The condition that always holds.
    package static let always = Condition([])
}

// MARK: - Asking

extension Condition {
    /// Whether it holds for a line.
    ///
    /// - Parameters:
    ///   - facts: the line's facts for the payee that earns.
    ///   - sku: the line's sku, empty when absent.
    ///   - productLine: the line's product line, empty when absent.
    /// - Returns: whether every clause holds.
    /// - Complexity: O(1) for the enumerated facts; else O(*n*) in the values that the clauses
    ///   list. Does not allocate.
    @inlinable
    package func holds(for facts: LineFacts, sku: RawSpan, productLine: RawSpan) -> Bool {
        if facts.word.rawValue & ~allowedFacts != 0 { return false }
        if facts.tierBit & ~allowedTiers != 0 { return false }
        if otherTests.isEmpty { return true }
        for index in otherTests.indices
        where !otherTests[index].holds(for: facts, sku: sku, productLine: productLine) {
            return false
        }
        return true
    }

    /// The first clause, in file order, that does not hold for a line; for `explain`.
    package func firstFailure(
        for facts: LineFacts, sku: RawSpan, productLine: RawSpan
    ) -> ConditionClause? {
        clauses.first { !$0.test.holds(for: facts, sku: sku, productLine: productLine) }
    }
}
