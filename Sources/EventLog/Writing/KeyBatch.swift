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

    /// The key that was appended as the `index`th.
    subscript(index: Int) -> RawSpan {
        @_lifetime(borrow self)
        get { bytes.span.bytes.extracting((index == 0 ? 0 : ends[index - 1])..<ends[index]) }
    }

    /// Appends the key that `write` appends to the buffer.
    mutating func append(_ write: (inout [UInt8]) -> Void) {
        write(&bytes)
        ends.append(bytes.count)
        guard isRising, count > 1 else { return }
        isRising = order(self[count - 2], self[count - 1]) < 0
    }

    /// The indices of the keys, in the order of the keys.
    func sortedIndices() -> [Int] {
        if isRising { return Array(ends.indices) }
        // Most keys are told apart by the eight bytes behind those that all have in common.
        let common = commonPrefix()
        let heads = ends.indices.map { (head: head(of: $0, from: common), index: $0) }
        return heads.sorted { left, right in
            left.head != right.head
                ? left.head < right.head : order(self[left.index], self[right.index]) < 0
        }.map(\.index)
    }

    /// How many bytes all keys begin with.
    private func commonPrefix() -> Int {
        var common = self[0].byteCount
        for index in ends.indices.dropFirst() {
            let (first, key) = (self[0], self[index])
            common = min(common, key.byteCount)
            for offset in 0..<common
            where first.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
                != key.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
            {
                common = offset
                break
            }
        }
        return common
    }

    /// Eight bytes of a key as a number of the same order, zeros beyond its end.
    private func head(of index: Int, from offset: Int) -> UInt64 {
        let key = self[index]
        var head: UInt64 = 0
        for place in offset..<offset + 8 {
            head <<= 8
            if place < key.byteCount {
                head |= UInt64(key.unsafeLoad(fromByteOffset: place, as: UInt8.self))
            }
        }
        return head
    }
}
