/// The keys of one batch, beside each other in one buffer, to be visited in their order.
///
/// A put into a table costs several times as much when each lands on another page than the last.
struct KeyBatch: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    /// Whether the keys rise, as they do when a sender counts.
    private var isRising = true

    /// How many keys there are.
    var count: Int { ends.count }

    /// Appends the key that `write` appends to the buffer.
    mutating func append(_ write: (inout [UInt8]) -> Void) {
        write(&bytes)
        ends.append(bytes.count)
        guard isRising, count > 1 else { return }
        isRising = order(self[count - 2], self[count - 1]) < 0
    }

    /// Forgets all keys but the first `count`.
    mutating func truncate(to count: Int) {
        ends.removeLast(ends.count - count)
        bytes.removeLast(bytes.count - (ends.last ?? 0))
        if count == 0 { isRising = true }
    }

    /// The indices of the keys, in the order of the keys.
    func sortedIndices() -> [Int] {
        if isRising { return Array(ends.indices) }
        return ends.indices.sorted { order(self[$0], self[$1]) < 0 }
    }

    /// The key that was appended as the `index`th.
    subscript(index: Int) -> RawSpan {
        @_lifetime(borrow self)
        get { bytes.span.bytes.extracting((index == 0 ? 0 : ends[index - 1])..<ends[index]) }
    }
}
