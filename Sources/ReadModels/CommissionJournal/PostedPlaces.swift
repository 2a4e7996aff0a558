import Accounting

/// Where amounts stand among those that are posted on a document: a document may be carried through
/// thousands of windows.
struct PostedPlaces {
    private struct Name: Hashable {
        let component: UInt16
        let payee: UInt32
        let period: Period
        let from: BusinessDate

        init(_ amount: PostedAmount) {
            component = amount.component
            payee = amount.payee
            period = amount.period
            from = amount.from
        }
    }

    private static let few = 16
    /// Empty for as long as there are few.
    private var places: [Name: Int] = [:]

    init(_ posted: [PostedAmount]) {
        if posted.count > Self.few { learn(posted) }
    }

    /// The place of what stands for the same component and payee about the same period from the same
    /// day on; where nothing does, it is put at the end.
    mutating func place(of amount: PostedAmount, in posted: inout [PostedAmount]) -> Int {
        guard posted.count > Self.few else { return posted.place(of: amount) }
        if places.isEmpty { learn(posted) }
        if let known = places[Name(amount)] { return known }
        places[Name(amount)] = posted.count
        posted.append(amount)
        return posted.count - 1
    }

    private mutating func learn(_ posted: [PostedAmount]) {
        for (place, amount) in posted.enumerated() { places[Name(amount)] = place }
    }
}

extension [PostedAmount] {
    /// As ``PostedPlaces/place(of:in:)``.
    ///
    /// - Complexity: O(n).
    mutating func place(of amount: PostedAmount) -> Int {
        let known = firstIndex {
            $0.component == amount.component && $0.payee == amount.payee
                && $0.period == amount.period && $0.from == amount.from
        }
        if let known { return known }
        append(amount)
        return count - 1
    }
}
