/// Splits an amount over shares by the largest remainder, so that the parts sum to it exactly
/// (rules.md section 2, *allocate*).
///
/// Part *i* of an amount *A* over weights *w* with the sum *W* is first ⌊A × wᵢ / W⌋. What is
/// missing, fewer units than there are shares, goes one unit each to the shares that lost the
/// largest fractions; of equal fractions to the one whose key is smaller, then to the earlier.
/// A negative amount is split like its magnitude and negated.
///
/// The amount is in any unit: minor units for a pool of payees, millionths for a stack cap
/// (rules.md section 6). Weights are whole numbers of any scale, not below zero. Products are
/// exact at twice the width.
///
/// All forms throw `notAllocatable` for a weight below zero, for a sum of weights that does not
/// fit, and for one that is zero while there is something to split. They empty `parts` first and
/// keep its capacity; with room in it, up to about twenty shares are split without allocating.
package enum Allocation {
    /// Splits `amount` minor units over `weights` into `parts`.
    ///
    /// `keyPrecedes(i, j)` says whether the key of share *i* is smaller than that of share *j*;
    /// it is asked about equal fractions only. The order of payee ids is `bytewisePrecedes`.
    /// - Complexity: O(*n* log *n*) in the number of shares.
    package static func allocate(
        _ amount: Int64, over weights: [Int64], into parts: inout [Int64],
        keyPrecedes: (Int, Int) -> Bool
    ) throws(AccountingError) {
        try split(amount, over: weights, into: &parts, keyPrecedes: keyPrecedes)
    }

    /// Splits an exact amount, in millionths of a minor unit, over `weights` into `parts`; as
    /// above.
    /// - Complexity: O(*n* log *n*) in the number of shares.
    package static func allocate(
        _ amount: Int128, over weights: [Int128], into parts: inout [Int128],
        keyPrecedes: (Int, Int) -> Bool
    ) throws(AccountingError) {
        try split(amount, over: weights, into: &parts, keyPrecedes: keyPrecedes)
    }

    /// Splits `amount` minor units over the shares of payees; ties go to the smaller payee id.
    package static func allocate(
        _ amount: Int64, over shares: [(payee: String, share: Rate)]
    ) throws(AccountingError) -> [Int64] {
        var parts: [Int64] = []
        try split(amount, over: shares.map(\.share.partsPerMillion), into: &parts) {
            bytewisePrecedes(shares[$0].payee, shares[$1].payee)
        }
        return parts
    }

    /// Whether `left` comes before `right` in order of their UTF-8 bytes, the order of ids.
    /// (`String`'s own `<` follows Unicode's canonical order.)
    package static func bytewisePrecedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}

// MARK: - The split

extension Allocation {
    /// A share's claim to one of the missing units.
    private struct Claim<Size: FixedWidthInteger & UnsignedInteger> {
        let share: Int
        let remainder: Size
    }

    private static func split<Whole: FixedWidthInteger & SignedInteger>(
        _ amount: Whole, over weights: [Whole], into parts: inout [Whole],
        keyPrecedes: (Int, Int) -> Bool
    ) throws(AccountingError)
    where Whole.Magnitude: FixedWidthInteger & UnsignedInteger {
        parts.removeAll(keepingCapacity: true)
        let total = try totalWeight(weights)
        guard total > 0 || amount == 0 else {
            throw .notAllocatable(reason: "the shares sum to nothing")
        }
        // One payee is by far the most common split, and nothing the second.
        if weights.count == 1 || amount == 0 {
            for _ in weights { parts.append(amount) }
            return
        }
        withUnsafeTemporaryAllocation(
            of: Claim<Whole.Magnitude>.self, capacity: weights.count
        ) { scratch in
            var claims = scratch
            var missing = amount.magnitude
            for index in weights.indices {
                let (floor, remainder) = portion(
                    amount.magnitude, weights[index].magnitude, total)
                missing -= floor
                let size = Whole(truncatingIfNeeded: floor)
                parts.append(amount < 0 ? 0 &- size : size)
                claims.initializeElement(at: index, to: Claim(share: index, remainder: remainder))
            }
            guard missing > 0 else { return }
            claims.sort { left, right in
                if left.remainder != right.remainder { return left.remainder > right.remainder }
                if keyPrecedes(left.share, right.share) { return true }
                if keyPrecedes(right.share, left.share) { return false }
                return left.share < right.share
            }
            // Each remainder is below the total, so fewer units are missing than there are shares.
            for claim in claims.prefix(Int(missing)) {
                parts[claim.share] += amount < 0 ? -1 : 1
            }
        }
    }

    private static func totalWeight<Whole: FixedWidthInteger & SignedInteger>(
        _ weights: [Whole]
    ) throws(AccountingError) -> Whole.Magnitude
    where Whole.Magnitude: FixedWidthInteger & UnsignedInteger {
        var total: Whole.Magnitude = 0
        for weight in weights {
            guard weight >= 0 else {
                throw .notAllocatable(reason: "a share is below zero")
            }
            let (sum, overflow) = total.addingReportingOverflow(weight.magnitude)
            guard !overflow else { throw .notAllocatable(reason: "the shares are too large") }
            total = sum
        }
        return total
    }

    /// ⌊amount × weight / total⌋ and what remains of the division.
    private static func portion<Size: FixedWidthInteger & UnsignedInteger>(
        _ amount: Size, _ weight: Size, _ total: Size
    ) -> (floor: Size, remainder: Size) where Size.Magnitude == Size {
        let (product, overflow) = amount.multipliedReportingOverflow(by: weight)
        if !overflow {
            let (floor, remainder) = product.quotientAndRemainder(dividingBy: total)
            return (floor, remainder)
        }
        // A weight is at most the total, so the quotient is at most the amount and fits; and
        // where the weight is all of it, there is nothing to divide.
        if weight == total { return (amount, 0) }
        let (floor, remainder) = total.dividingFullWidth(amount.multipliedFullWidth(by: weight))
        return (floor, remainder)
    }
}
