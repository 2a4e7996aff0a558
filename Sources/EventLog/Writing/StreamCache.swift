import Events

/// Which stream: its kind and its id within the kind.
struct StreamKey: Hashable, Sendable {
    let kind: StreamKind
    let id: ByteString

    init(_ kind: StreamKind, _ id: String) {
        self.kind = kind
        self.id = ByteString(id)
    }

    /// The stream's name, `deal/D-1`.
    var name: String { kind.stream(id.text) }
}

/// The states of the streams that were met lately, with the changes of the running transaction and
/// the way back from them.
struct StreamCache: Sendable {
    private struct Slot: Sendable {
        let key: StreamKey
        var state: StreamState
        /// Whether the running transaction has changed it.
        var isChanged = false
    }

    private struct Change: Sendable {
        let slot: Int
        let before: StreamState
        /// Whether it is the slot's first in the running transaction.
        let isFirst: Bool
    }

    /// How many states are kept from one transaction to the next: 100 MB at most.
    private static let limit = 500_000

    private var slots: [Slot] = []
    private var slotsByKey: [StreamKey: Int] = [:]
    private var changes: [Change] = []

    /// The slot of a stream, if it is known.
    func slot(of key: StreamKey) -> Int? { slotsByKey[key] }

    /// The state in a slot.
    func state(in slot: Int) -> StreamState { slots[slot].state }

    /// Takes in a state as it is stored.
    mutating func insert(_ state: StreamState, for key: StreamKey) -> Int {
        slots.append(Slot(key: key, state: state))
        slotsByKey[key] = slots.count - 1
        return slots.count - 1
    }

    /// Changes a state.
    mutating func set(_ state: StreamState, in slot: Int) {
        changes.append(
            Change(
                slot: slot, before: slots[slot].state, isFirst: !slots[slot].isChanged))
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
            if !change.before.exists { began(slots[change.slot].key.kind) }
        }
    }

    /// The streams that the running transaction has changed.
    func forEachChanged(_ body: (StreamKey, StreamState) -> Void) {
        for change in changes where change.isFirst {
            body(slots[change.slot].key, slots[change.slot].state)
        }
    }

    /// The changes have been committed.
    mutating func settle() {
        for change in changes { slots[change.slot].isChanged = false }
        changes.removeAll(keepingCapacity: true)
        guard slots.count > Self.limit else { return }
        slots.removeAll(keepingCapacity: true)
        slotsByKey.removeAll(keepingCapacity: true)
    }
}
