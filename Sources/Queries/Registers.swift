import Projections
import ReadModels

/// The read models that say what is: partners, deals, leads, sales, tiers. At a position before
/// the head they are folded in memory, without the journal that follows from them.
struct Registers {
    let models: ModelSet
    let states: [ModelState]
}

extension BookReader {
    /// The registers as they stood at a point, over all business dates.
    ///
    /// - Complexity: O(position) for a point before the head.
    func registers(at point: PointInTime) throws -> Registers {
        if point.isHead {
            let models = try modelsAtHead()
            return Registers(models: models, states: models.fold.states)
        }
        return try foldedRegisters(at: point, isCut: false)
    }

    /// The registers as folded from the events that are effective by the point's date only.
    ///
    /// - Complexity: O(position), unless the point is the head and every date is covered.
    func registersEffective(at point: PointInTime) throws -> Registers {
        if point.coversAllDates { return try registers(at: point) }
        return try foldedRegisters(at: point, isCut: true)
    }

    private func foldedRegisters(at point: PointInTime, isCut: Bool) throws -> Registers {
        let models = ModelSet()
        let fold = Fold([
            models.tiers, models.programme, models.partners, models.leads, models.deals,
            models.sales,
        ])
        try catchUp(
            fold, through: point.knownAt, effectiveThrough: isCut ? point.asOf : nil)
        return Registers(models: models, states: fold.states)
    }
}
