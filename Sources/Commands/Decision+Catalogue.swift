import Events
import ReadModels

extension Decision {
    /// Whether the event is legal now: the "legal when" column of the catalogue.
    ///
    /// - Returns: what the book adds.
    /// - Throws: `Refusal`; `LMDBError` or `RowError` where a model cannot be read.
    func decide() throws -> FollowUps {
        switch draft.body {
        default: return .none
        }
    }
}
