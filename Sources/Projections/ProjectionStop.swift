/// Why a model cannot go on past an event.
package struct ProjectionStop: Error, Equatable, Sendable {
    /// A sentence for the operator: what the event needs that the model cannot give.
    package let reason: String

    package init(_ reason: String) {
        self.reason = reason
    }
}
