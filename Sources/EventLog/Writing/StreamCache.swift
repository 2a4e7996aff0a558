import Events

/// The states of the streams that were met lately, with the changes of the running transaction and
/// the way back from them.
struct StreamCache: Sendable {
    private struct Slot: Sendable {
        let kind: StreamKind
        /// Whether the running transaction has changed it.
        var isChanged = false
        var state: StreamState
    }

    private struct Change: Sendable {
        let slot: Int
        /// Whether it is the slot's first in the running transaction.
        let isFirst: Bool
        let before: StreamState
    }

    /// How many states are kept from one transaction to the next: some 50 MB.
    private static let limit = 500_000

    /// The ids of the streams, grouped by their kinds.
    private var ids = NameTable()
    /// By the raw values of the kinds: of streams that have an event.
    var greatest = GreatestNames()
    private var slots: [Slot] = []
    private var changes: [Change] = []

    /// The slot of a stream, if it is known.
    mutating func slot(of kind: StreamKind, _ id: String) -> Int? {
        ids.index(of: id.utf8.span.bytes, group: UInt32(kind.rawValue))
    }

    /// The state in a slot.
    func state(in slot: Int) -> StreamState { slots[slot].state }

    /// Takes in a state as it is stored.
    mutating func insert(_ state: StreamState, of kind: StreamKind, _ id: String) -> Int {
        ids.append(id.utf8.span.bytes, group: UInt32(kind.rawValue))
        slots.append(Slot(kind: kind, state: state))
        return slots.count - 1
    }

    /// Changes a state.
    mutating func set(_ state: StreamState, in slot: Int) {
        changes.append(
            Change(
                slot: slot, isFirst: !slots[slot].isChanged, before: slots[slot].state))
        slots[slot].state = state
        slots[slot].isChanged = true
    }

    /// How many changes the running transaction has made.
    var changeCount: Int { changes.count }

    /// Takes back all changes but the first `count`. `began` is called with the kind of each stream
    /// whose first event is among those taken back.
    mutating func rollBack(to count: Int, began: (StreamKind) -> Void) {
        while changes.count > count {
            let change = changes.removeLast()
            slots[change.slot].state = change.before
            if change.isFirst { slots[change.slot].isChanged = false }
            if !change.before.exists { began(slots[change.slot].kind) }
        }
    }

    /// The keys and rows of the streams that the running transaction has changed; the rows lie
    /// beside each other.
    func changedRows() -> (keys: KeyBatch, rows: [UInt8]) {
        var keys = KeyBatch()
        var rows: [UInt8] = []
        for change in changes where change.isFirst {
            let slot = slots[change.slot]
            keys.append { key in
                key.append(contentsOf: slot.kind.name.utf8)
                key.append(UInt8(ascii: "/"))
                ids[change.slot].withUnsafeBytes { key.append(contentsOf: $0) }
            }
            slot.state.appendRow(to: &rows)
        }
        return (keys, rows)
    }

    /// The changes have been committed.
    mutating func settle() {
        for change in changes { slots[change.slot].isChanged = false }
        changes.removeAll(keepingCapacity: true)
        guard slots.count > Self.limit else { return }
        slots.removeAll(keepingCapacity: true)
        ids.removeAll()
    }
}
