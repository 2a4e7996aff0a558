import Events

/// A projector that may leave a part of an event's work to be done later, in batches, while it takes
/// in events that have nothing to do with it. What its tables hold when nothing is owed is the same
/// as if nothing had been put off; until then they are not to be read.
package protocol OwingProjector: Projector {
    /// The event whose work is not done yet; nil where nothing is owed.
    var owed: EventName? { get }

    /// Does what is owed if an event that is about to be folded could meet it.
    func makeWay(for event: borrowing EventView) throws

    /// Does what is owed, or a part of it: at most so many documents are looked at.
    func payOff(atMost documents: Int) throws
}

extension OwingProjector {
    /// Does all that is owed.
    package func payOff() throws { try payOff(atMost: .max) }
}
