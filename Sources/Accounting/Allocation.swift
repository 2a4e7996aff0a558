/// Splits an amount over shares by the largest remainder, so that the parts sum to it exactly
/// (rules.md section 2, *allocate*).
///
/// Part *i* of an amount *A* over weights *w* with the sum *W* is first ⌊A × wᵢ / W⌋. What is
/// missing, fewer units than there are shares, goes one unit each to the shares that lost the
/// largest fractions; of equal fractions to the one whose key is smaller, then to the earlier.
/// A negative amount is split like its magnitude and negated.
///
/// The amount is in any unit: minor units for a pool of payees, millionths for a stack cap
/// (rules.md section 6). Weights are whole numbers of any scale, not below zero.
package enum Allocation {
    /// Splits `amount` over `weights` into `parts`, which is emptied first and keeps its capacity.
    ///
    /// `keyPrecedes(i, j)` says whether the key of share *i* is smaller than that of share *j*
    /// and is asked about equal fractions only; `bytewisePrecedes` is the order of payee ids.
    /// Products are exact in 256 bits. Throws `notAllocatable` for a negative weight, and for a
    /// sum of weights that is zero or too large while there is something to split.
    ///
    /// Does not allocate for up to about twenty shares once `parts` has room.
    /// - Complexity: O(*n* log *n*) in the number of shares.
    @inlinable
    package static func allocate<Amount, Weight>(
        _ amount: Amount, over weights: [Weight], into parts: inout [Amount],
        keyPrecedes: (Int, Int) -> Bool
    ) throws(AccountingError)
    where Amount: FixedWidthInteger & SignedInteger, Weight: FixedWidthInteger & SignedInteger {
        parts.removeAll(keepingCapacity: true)
        let total = try totalWeight(weights, isNothing: amount == 0)
        if weights.count == 1, total > 0 {
            parts.append(amount)
            return
        }
        withUnsafeTemporaryAllocation(of: Claim.self, capacity: weights.count) { scratch in
            var claims = scratch
            var missing = UInt128(amount.magnitude)
            for index in weights.indices {
                let (floor, remainder) = portion(
                    UInt128(amount.magnitude), UInt128(weights[index].magnitude), total)
                missing -= floor
                parts.append(signed(floor, like: amount))
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

    /// A share's claim to one of the missing units.
    @usableFromInline
    package struct Claim {
        @usableFromInline let share: Int
        @usableFromInline let remainder: UInt128

        @inlinable
        init(share: Int, remainder: UInt128) {
            self.share = share
            self.remainder = remainder
        }
    }
}

// MARK: - Payees

extension Allocation {
    /// Splits `amount` minor units over payees' shares in parts per million; ties go to the
    /// smaller payee id. See `allocate(_:over:into:keyPrecedes:)`.
    package static func allocate(
        _ amount: Int64, over shares: [(payee: String, share: Rate)]
    ) throws(AccountingError) -> [Int64] {
        var parts: [Int64] = []
        try allocate(amount, over: shares.map(\.share.partsPerMillion), into: &parts) {
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

// MARK: - Parts of the computation

extension Allocation {
    @inlinable
    static func totalWeight<Weight: FixedWidthInteger & SignedInteger>(
        _ weights: [Weight], isNothing: Bool
    ) throws(AccountingError) -> UInt128 {
        var total: UInt128 = 0
        for weight in weights {
            guard weight >= 0 else {
                throw .notAllocatable(reason: "a share is below zero")
            }
            let (sum, overflow) = total.addingReportingOverflow(UInt128(weight.magnitude))
            guard !overflow else { throw .notAllocatable(reason: "the shares are too large") }
            total = sum
        }
        guard total > 0 || isNothing else {
            throw .notAllocatable(reason: "the shares sum to nothing")
        }
        return total
    }

    /// ⌊amount × weight / total⌋ and what remains of the division.
    @inlinable
    static func portion(
        _ amount: UInt128, _ weight: UInt128, _ total: UInt128
    ) -> (floor: UInt128, remainder: UInt128) {
        guard total > 0 else { return (0, 0) }
        let (product, overflow) = amount.multipliedReportingOverflow(by: weight)
        if !overflow {
            let (floor, remainder) = product.quotientAndRemainder(dividingBy: total)
            return (floor, remainder)
        }
        // A weight is at most the total, so the quotient is at most the amount and fits.
        let (floor, remainder) = total.dividingFullWidth(amount.multipliedFullWidth(by: weight))
        return (floor, remainder)
    }

    /// `magnitude`, at most that of `amount`, with the sign of `amount`.
    @inlinable
    static func signed<Amount: FixedWidthInteger & SignedInteger>(
        _ magnitude: UInt128, like amount: Amount
    ) -> Amount {
        amount < 0
            ? Amount(truncatingIfNeeded: 0 &- magnitude) : Amount(truncatingIfNeeded: magnitude)
    }
}
