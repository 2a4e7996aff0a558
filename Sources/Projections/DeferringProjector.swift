import Events

/// A projector that may put a part of an event's work off and do it later, in batches, while it takes
/// in events that have nothing to do with it. What its tables hold when all is done is the same as if
/// nothing had been put off; until then they are not to be read.
package protocol DeferringProjector: Projector {
    /// The event whose work is not done yet; nil where nothing is deferred.
    var deferred: EventName? { get }

    /// Does what is deferred if an event that is about to be folded could meet it.
    func makeWay(for event: borrowing EventView) throws

    /// Does what is deferred, or a part of it: at most so many documents are looked at.
    func settleDeferred(atMost documents: Int) throws
}

extension DeferringProjector {
    /// Does all that is deferred.
    package func settleDeferred() throws { try settleDeferred(atMost: .max) }
}
