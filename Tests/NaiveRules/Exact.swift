// Exact numbers. Amounts are whole minor units, exact amounts whole millionths of one, rates whole
// parts per million; a product of an amount and a rate is therefore an exact amount without a
// division.

/// How a half is rounded (section 1).
enum Rounding {
    case halfEven
    case halfUp
}

/// Parts per million in the whole, and millionths in a minor unit.
let million: Int128 = 1_000_000

/// A text that cannot be what it should be.
struct Unreadable: Error, CustomStringConvertible {
    /// What is wrong, in words.
    let description: String

    /// An error that says what could not be read.
    init(_ description: String) {
        self.description = description
    }
}

/// `round(numerator / denominator)`, the mirror image for amounts below zero (notation).
func rounded(
    _ numerator: Int128, over denominator: Int128, _ rounding: Rounding
) -> Int128 {
    precondition(denominator > 0, "a division by nothing")
    let magnitude = abs(numerator)
    let whole = magnitude / denominator
    let twice = 2 * (magnitude % denominator)
    let goesUp: Bool
    switch rounding {
    case .halfEven: goesUp = twice > denominator || (twice == denominator && whole % 2 == 1)
    case .halfUp: goesUp = twice >= denominator
    }
    let result = goesUp ? whole + 1 : whole
    return numerator < 0 ? -result : result
}

/// *allocate* of section 2: each part floored, the units that are left one each to the largest
/// fractions, ties to the smaller payee id by bytes, then to the earlier part. Below zero the
/// magnitude is allocated and negated.
func allocated(_ total: Int128, by weights: [Int128], among payees: [String]) -> [Int128] {
    let whole = weights.reduce(0, +)
    guard whole > 0 else { return weights.map { _ in 0 } }
    let magnitude = abs(total)
    var parts = weights.map { magnitude * $0 / whole }
    let fractions = weights.map { magnitude * $0 % whole }
    let order = weights.indices.sorted { one, other in
        if fractions[one] != fractions[other] { return fractions[one] > fractions[other] }
        if payees[one] != payees[other] { return isBefore(payees[one], payees[other]) }
        return one < other
    }
    let left = Int(magnitude - parts.reduce(0, +))
    for index in order.prefix(left) { parts[index] += 1 }
    return total < 0 ? parts.map { -$0 } : parts
}

/// Order by bytes, in which ids are compared.
func isBefore(_ one: String, _ other: String) -> Bool {
    one.utf8.lexicographicallyPrecedes(other.utf8)
}

/// An exact decimal in units of its last decimal: `scaled("1.5", decimals: 2)` is 150.
func scaled(_ text: String, decimals: Int) throws -> Int128 {
    let isNegative = text.hasPrefix("-")
    let digits = text.drop { $0 == "-" || $0 == "+" }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2 else {
        throw Unreadable("not a decimal: \(text)")
    }
    var fraction = parts.count == 2 ? String(parts[1]) : ""
    while fraction.count > decimals, fraction.hasSuffix("0") { fraction.removeLast() }
    guard fraction.count <= decimals else { throw Unreadable("too many decimals: \(text)") }
    fraction += String(repeating: "0", count: decimals - fraction.count)
    guard let magnitude = Int128(String(whole) + fraction) else {
        throw Unreadable("not a decimal: \(text)")
    }
    return isNegative ? -magnitude : magnitude
}

/// A percentage in parts per million: `"12.5%"` is 125,000.
func partsPerMillion(_ text: String) throws -> Int128 {
    guard text.hasSuffix("%") else { throw Unreadable("not a percentage: \(text)") }
    return try scaled(String(text.dropLast()), decimals: 4)
}

/// Ten to a power that is not below zero.
func powerOfTen(_ exponent: Int) -> Int128 {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
}
