/// Exact arithmetic of rules.md section 4: amounts are cents, rates are parts per million, exact
/// amounts millionths of a cent.
enum CalculatedRates {
    /// A row of a table: from which amount on, and its rate.
    typealias Row = (from: Int64, rate: Int64)

    /// A quotient, rounded half to even; the divisor is above zero.
    static func rounded(_ dividend: Int128, by divisor: Int128) -> Int64 {
        let (quotient, remainder) = dividend.magnitude.quotientAndRemainder(
            dividingBy: divisor.magnitude)
        let twice = remainder * 2
        let isUp = twice > divisor.magnitude || (twice == divisor.magnitude && quotient % 2 == 1)
        let rounded = Int64(quotient + (isUp ? 1 : 0))
        return dividend < 0 ? -rounded : rounded
    }

    /// M(x): the sum over the rows of rate × the part of x inside the row.
    static func marginal(_ amount: Int64, _ rows: [Row]) -> Int128 {
        var sum: Int128 = 0
        for (index, row) in rows.enumerated() where amount > row.from {
            let end = index + 1 < rows.count ? min(amount, rows[index + 1].from) : amount
            sum += Int128(end - row.from) * Int128(row.rate)
        }
        return sum
    }

    /// The rate of the row that an amount falls in.
    static func rate(of amount: Int64, _ rows: [Row]) -> Int64 {
        rows.last { $0.from <= amount.magnitude }?.rate ?? 0
    }

    /// Cents of a decimal with at most two decimals, or three of which the last is 0.
    static func cents(_ text: String) -> Int64 {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let fraction = parts.count > 1 ? parts[1] + "00" : "00"
        return (Int64(parts[0]) ?? 0) * 100 + (Int64(fraction.prefix(2)) ?? 0)
    }

    static func cents(_ text: String?) -> Int64 { cents(text ?? "") }
}
