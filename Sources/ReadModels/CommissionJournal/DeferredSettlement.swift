import Projections

/// A settlement that has been put off.
struct DeferredSettlement {
    let event: EventName
    var settlement: Settlement
    /// All who earn on its documents, or could.
    let payees: Set<UInt32>
    /// Number of its next entry under its event.
    var nextNumber: UInt32
}
