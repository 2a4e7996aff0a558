import EventLog
import ReadModels

/// The models as they stood at one position after another: one fold that goes on from each to the
/// next, so that many entries are explained in one run over the log.
package final class PastModels {
    private let book: BookReader
    private var models: ModelSet?

    package init(_ book: BookReader) {
        self.book = book
    }

    /// The models at a position.
    ///
    /// - Precondition: positions are asked for in rising order.
    /// - Complexity: O(events since the position asked for before), where they are not too many for
    ///   memory; else, and at first, O(position). At the head of the log none.
    package func at(_ position: UInt64) throws -> ModelSet {
        let head = try book.modelsAtHead()
        if position == head.fold.position, models == nil { return head }
        if let models {
            precondition(models.fold.position <= position, "positions are asked for as they rise")
            // A long way on has no room in memory: there it begins again, with files to fall back on.
            if position - models.fold.position <= BookReader.longestInMemory {
                try book.catchUp(models.fold, through: position)
                return models
            }
        }
        let models = try book.models(knownAt: position)
        self.models = models
        return models
    }
}
