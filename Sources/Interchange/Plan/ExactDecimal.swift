/// An exact decimal of any scale up to 18: what amounts in source files are computed with before
/// they become whole minor units.
struct ExactDecimal: Sendable, Equatable {
    /// The value is `units` × 10^-`scale`.
    private(set) var units: Int128
    /// Digits after the point, 0 to 18.
    private(set) var scale: Int

    static let maximumScale = 18
    static let zero = ExactDecimal(units: 0, scale: 0)

    init(units: Int128, scale: Int) {
        self.units = units
        self.scale = scale
    }

    /// Reads an optional `-`, digits, and optionally a point and digits; nil for anything else,
    /// and for more than 18 digits before or after the point.
    init?(_ bytes: some Collection<UInt8>) {
        var units: Int128 = 0
        var (whole, fraction) = (0, -1)
        var index = bytes.startIndex
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { index = bytes.index(after: index) }
        while index != bytes.endIndex {
            let byte = bytes[index]
            index = bytes.index(after: index)
            if byte == UInt8(ascii: "."), whole > 0, fraction < 0 {
                fraction = 0
                continue
            }
            let digit = byte &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            units = units * 10 + Int128(digit)
            if fraction < 0 { whole += 1 } else { fraction += 1 }
            guard whole <= 18, fraction <= Self.maximumScale else { return nil }
        }
        guard whole > 0, fraction != 0 else { return nil }
        self.units = isNegative ? -units : units
        scale = max(fraction, 0)
    }

    /// The sum; nil where it does not fit.
    func adding(_ other: ExactDecimal) -> ExactDecimal? {
        let common = max(scale, other.scale)
        guard let left = units(at: common), let right = other.units(at: common) else { return nil }
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? nil : ExactDecimal(units: sum, scale: common)
    }

    /// The product; nil where it does not fit.
    func multiplied(by other: ExactDecimal) -> ExactDecimal? {
        let (product, overflow) = units.multipliedReportingOverflow(by: other.units)
        guard !overflow else { return nil }
        var result = ExactDecimal(units: product, scale: scale + other.scale)
        while result.scale > 0, result.units % 10 == 0 {
            result = ExactDecimal(units: result.units / 10, scale: result.scale - 1)
        }
        return result.scale <= Self.maximumScale ? result : nil
    }

    var negated: ExactDecimal { ExactDecimal(units: -units, scale: scale) }

    /// Below 0, 0 or above 0 as this is less than, equal to or greater than `other`.
    func compared(with other: ExactDecimal) -> Int {
        let common = max(scale, other.scale)
        // 36 digits at most, which 128 bits hold.
        guard let left = units(at: common), let right = other.units(at: common) else {
            return units < other.units ? -1 : 1
        }
        return left < right ? -1 : left == right ? 0 : 1
    }

    /// The value as a whole number of 10^-`digits`; nil where that is not exact or does not fit.
    func units(at digits: Int) -> Int128? {
        var (result, left) = (units, digits - scale)
        while left > 0 {
            let (product, overflow) = result.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            (result, left) = (product, left - 1)
        }
        while left < 0 {
            let (quotient, remainder) = result.quotientAndRemainder(dividingBy: 10)
            if remainder != 0 { return nil }
            (result, left) = (quotient, left + 1)
        }
        return result
    }

    /// Appends the value with exactly `scale` digits after the point.
    func write(into bytes: inout [UInt8]) {
        if units < 0 { bytes.append(UInt8(ascii: "-")) }
        let digits = Array(String(units.magnitude).utf8)
        let padding = max(scale + 1 - digits.count, 0)
        let all = [UInt8](repeating: UInt8(ascii: "0"), count: padding) + digits
        bytes.append(contentsOf: all.dropLast(scale))
        guard scale > 0 else { return }
        bytes.append(UInt8(ascii: "."))
        bytes.append(contentsOf: all.suffix(scale))
    }
}
