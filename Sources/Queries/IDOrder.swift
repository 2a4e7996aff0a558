import Accounting

/// Subjects on their way into the order of their ids, bytewise: models keep them in the order in
/// which the book has come to know them, which means nothing to who reads a list.
struct IDOrder {
    private var found: [(id: String, ordinal: UInt32)] = []

    mutating func add(_ ordinal: UInt32, _ id: String) {
        found.append((id, ordinal))
    }

    /// Visits the subjects in order.
    ///
    /// - Complexity: O(n log n) in the subjects.
    func forEach(_ body: (UInt32) throws -> Void) rethrows {
        for subject in found.sorted(by: { Allocation.bytewisePrecedes($0.id, $1.id) }) {
            try body(subject.ordinal)
        }
    }
}
