/// Where a fold stands: what an event is applied at, and nothing that could differ between two
/// folds of the same log.
package struct FoldContext: Sendable {
    /// Position of the event being applied; every upstream model stands here too.
    package let position: UInt64

    package init(position: UInt64) {
        self.position = position
    }
}
