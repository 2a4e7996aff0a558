import Accounting

// The amounts that tables give: rules.md section 4.

extension RateTable {
    /// Where a row ends, in minor units; nil for the last.
    package func end(ofRow index: Int) -> Int64? {
        index + 1 < rows.count ? rows[index + 1].from : nil
    }

    /// The part of a total that lies inside a row, with the total's sign, in minor units.
    package func part(of total: Int64, inRow index: Int) -> Int64 {
        signedPart(of: total, from: rows[index].from, to: end(ofRow: index))
    }
}

extension AmountTable {
    /// What a line of this basis earns: per row its amount × the part of the basis inside it / its
    /// width, each rounded to a millionth. Odd; above the last row's end nothing more is earned.
    ///
    /// - Throws: `AccountingError` where a product does not fit.
    /// - Complexity: O(n) in the number of rows.
    package func interpolated(
        _ basis: Int64, _ rounding: Rounding
    ) throws(AccountingError) -> ExactAmount {
        var sum: Int128 = 0
        for index in rows.indices {
            let row = rows[index]
            let part = part(of: basis, inRow: index)
            guard part != 0 else { break }
            let (product, overflow) = (Int128(row.amount) * ExactAmount.perMinorUnit)
                .multipliedReportingOverflow(by: Int128(part))
            guard !overflow else { throw .overflow(operation: "an amount of a table") }
            sum += rounding.round(numerator: product, denominator: Int128(row.width))
        }
        return ExactAmount(millionths: sum)
    }

    /// The part of a basis that lies inside a row, with the basis's sign, in minor units.
    package func part(of basis: Int64, inRow index: Int) -> Int64 {
        signedPart(of: basis, from: rows[index].from, to: rows[index].to)
    }
}

/// The part of `total` between two bounds above zero, or of −`total` between them with the other
/// sign.
private func signedPart(of total: Int64, from: Int64, to: Int64?) -> Int64 {
    // The least Int64 has no positive counterpart; sums come nowhere near it.
    let size = total < 0 ? 0 &- total : total
    let part = Swift.max(0, Swift.min(size, to ?? size) - from)
    return total < 0 ? -part : part
}
