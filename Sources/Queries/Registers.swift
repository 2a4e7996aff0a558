import Projections
import ReadModels

/// The read models that say what is: partners, deals, leads, sales, payouts, funds, tiers. At a
/// position before the head they are folded in memory, without the journal that follows from them.
struct Registers {
    let models: ModelSet
    let states: [ModelState]
}

extension BookReader {
    /// The registers as they stood at a point's position, over all business dates: what was fixed
    /// when it was recorded stays so, whatever its date. Whoever asks looks at the dates of rows.
    ///
    /// - Complexity: O(position) for a point before the head.
    func registers(at point: PointInTime) throws -> Registers {
        if point.isHead {
            let models = try modelsAtHead()
            return Registers(models: models, states: models.fold.states)
        }
        let models = ModelSet()
        let fold = Fold([
            models.tiers, models.programme, models.partners, models.leads, models.deals,
            models.sales, models.payouts, models.funds,
        ])
        try catchUp(fold, through: point.knownAt)
        return Registers(models: models, states: fold.states)
    }
}
