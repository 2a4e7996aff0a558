import Accounting

// Credited basis: rules.md section 2, "Payees" and "Currency". First shared in the invoice's
// currency, then converted, share by share.

extension Crediting {
    /// Puts into `bases` the credited basis B of each share, in minor units of the programme's
    /// currency, for a line of which `retained` minor units are left.
    ///
    /// - Throws: `AccountingError` where an amount does not fit.
    package func credit(
        _ retained: Int64, of currency: Currency, in programme: Currency,
        into bases: inout [Int64]
    ) throws(AccountingError) {
        bases.removeAll(keepingCapacity: true)
        if shares.count == 1, !shares[0].isOverlay {
            bases.append(retained)
        } else {
            try share(retained, into: &bases)
        }
        guard let rate else { return }
        for index in bases.indices {
            let part = Money(minorUnits: bases[index], currency: currency)
            bases[index] = try rate.convert(part, to: programme, rounding: rounding).minorUnits
        }
    }

    /// The primary pool by largest remainder; each overlay share beside it, rounded by itself.
    private func share(
        _ retained: Int64, into bases: inout [Int64]
    ) throws(AccountingError) {
        var weights: [Int64] = []
        var primary: [Int] = []
        for (index, share) in shares.enumerated() where !share.isOverlay {
            weights.append(share.share.partsPerMillion)
            primary.append(index)
        }
        var parts: [Int64] = []
        try Allocation.allocate(retained, over: weights, into: &parts) { one, other in
            shares[primary[one]].idRank < shares[primary[other]].idRank
        }
        bases.append(contentsOf: repeatElement(0, count: shares.count))
        for (part, index) in zip(parts, primary) { bases[index] = part }
        for (index, share) in shares.enumerated() where share.isOverlay {
            bases[index] = try ExactAmount(basis: retained, rate: share.share).rounded(rounding)
        }
    }
}
