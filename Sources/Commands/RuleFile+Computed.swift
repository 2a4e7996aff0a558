import ReadModels
import Rules

extension RuleFile {
    /// The clauses that commissions do not compute yet, in file order. A version that has one stops
    /// the journal when it is activated.
    package var clausesNotComputed: [ClauseReference] {
        clausesBeyond(CommissionJournal.computed)
    }
}
