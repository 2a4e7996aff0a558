import Accounting
import Projections

/// What a document brings into a window of a cap, of itself or carried into it.
package struct CapShare: TableRow, Equatable {
    package var component: UInt16
    package var payee: UInt32
    package var window: Period
    /// Whether it comes from an earlier window.
    package var isCarried: Bool
    /// Minor units.
    package var amount: Int64
    /// What of it stands under the cap, in minor units.
    package var kept: Int64

    package func encode(into writer: inout RowWriter) {
        writer.put(component)
        writer.put(payee)
        writer.put(window.rawValue)
        writer.put(isCarried)
        writer.put(amount)
        writer.put(kept)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        component = try reader.integer()
        payee = try reader.integer()
        window = try reader.period()
        isCarried = try reader.flag()
        amount = try reader.integer()
        kept = try reader.integer()
    }

    package init(
        component: UInt16, payee: UInt32, window: Period, isCarried: Bool, amount: Int64,
        kept: Int64
    ) {
        self.component = component
        self.payee = payee
        self.window = window
        self.isCarried = isCarried
        self.amount = amount
        self.kept = kept
    }
}

extension CapShare {
    /// Whether it comes before another: by component and payee, then by window, what is carried into
    /// one after what is its own.
    fileprivate func isBefore(_ other: CapShare) -> Bool {
        (component, payee, window.rawValue, isCarried ? 1 : 0)
            < (other.component, other.payee, other.window.rawValue, other.isCarried ? 1 : 0)
    }

    /// Whether it is the same share, whatever the amounts.
    func isSame(as other: CapShare) -> Bool {
        component == other.component && payee == other.payee && window == other.window
            && isCarried == other.isCarried
    }
}

extension [CapShare] {
    /// Where a share stands, or would.
    ///
    /// - Complexity: O(log n): a document may be carried through thousands of windows.
    private func index(of share: CapShare) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].isBefore(share) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The amount of a share; nil where there is none.
    func amount(of share: CapShare) -> Int64? {
        let index = index(of: share)
        return index < count && self[index].isSame(as: share) ? self[index].amount : nil
    }

    /// Puts a share into its place, in the stead of what stood there.
    mutating func insert(_ share: CapShare) {
        let index = index(of: share)
        if index < count, self[index].isSame(as: share) {
            self[index] = share
        } else {
            insert(share, at: index)
        }
    }

    /// Takes a share out if it is there.
    mutating func remove(_ share: CapShare) {
        let index = index(of: share)
        if index < count, self[index].isSame(as: share) { remove(at: index) }
    }
}
