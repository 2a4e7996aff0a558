/// Exact decimals as text: the one scanner and the one printer behind money, rates and exchange
/// rates. Nothing here allocates.
///
/// The grammar is strict, so that one value has few spellings and a spreadsheet's surprises are
/// refused rather than guessed: an optional `-`, at least one digit, and optionally a `.` with at
/// least one digit. No `+`, no exponent, no blanks, no grouping.
enum DecimalText {
    /// What the scanner refuses.
    enum Failure: Error {
        case empty, notADecimal, tooManyDecimals, overflow
    }

    /// Powers of ten that fit an `Int64`.
    static func powerOfTen(_ exponent: Int) -> Int64 {
        precondition((0...18).contains(exponent), "10^\(exponent) does not fit 64 bits")
        var result: Int64 = 1
        for _ in 0..<exponent { result *= 10 }
        return result
    }

    /// Reads `bytes` as a whole number of units of 10^-`decimals`.
    ///
    /// Fewer decimals than `decimals` are accepted, more are refused even when they are zeros.
    /// - Complexity: O(*n*) in the number of bytes.
    static func scan(_ bytes: Span<UInt8>, decimals: Int) throws(Failure) -> Int64 {
        var index = 0
        let count = bytes.count
        guard count > 0 else { throw .empty }
        let negative = bytes[0] == UInt8(ascii: "-")
        if negative { index = 1 }
        // Accumulated below zero, where Int64 has one value more.
        var value: Int64 = 0
        var wholeDigits = 0
        var fraction = -1
        while index < count {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "."), fraction < 0, wholeDigits > 0 {
                fraction = 0
                continue
            }
            let digit = byte &- UInt8(ascii: "0")
            guard digit < 10 else { throw .notADecimal }
            if fraction >= 0 {
                fraction += 1
                guard fraction <= decimals else {
                    throw restAreDigits(bytes, from: index) ? .tooManyDecimals : .notADecimal
                }
            } else {
                wholeDigits += 1
            }
            value = try shift(value, subtracting: digit)
        }
        guard wholeDigits > 0, fraction != 0 else { throw .notADecimal }
        var missing = decimals - max(fraction, 0)
        while missing > 0 {
            value = try shift(value, subtracting: 0)
            missing -= 1
        }
        if negative { return value }
        guard value != Int64.min else { throw .overflow }
        return -value
    }

    private static func shift(
        _ value: Int64, subtracting digit: UInt8
    ) throws(Failure) -> Int64 {
        let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
        let (result, underflow) = tenfold.subtractingReportingOverflow(Int64(digit))
        guard !overflow, !underflow else { throw .overflow }
        return result
    }

    private static func restAreDigits(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        var index = start
        while index < bytes.count {
            guard bytes[index] &- UInt8(ascii: "0") < 10 else { return false }
            index += 1
        }
        return true
    }

    /// Appends `value` × 10^-`decimals` with exactly `decimals` digits after the point.
    static func write(_ value: Int64, decimals: Int, into bytes: inout [UInt8]) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        // At most 20 digits, or a zero before up to 18 decimals, and a point; from the right.
        var text = InlineArray<24, UInt8>(repeating: UInt8(ascii: "0"))
        var start = text.count
        var rest = value.magnitude
        var digits = 0
        while rest > 0 || digits <= decimals {
            if digits == decimals, digits > 0 {
                start -= 1
                text[start] = UInt8(ascii: ".")
            }
            start -= 1
            text[start] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
            digits += 1
        }
        text.span.extracting(start...).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }
}

extension String {
    /// The text of at most 80 bytes, for an error sentence; invalid UTF-8 is repaired.
    init(excerptOf bytes: Span<UInt8>) {
        var copy: [UInt8] = []
        for index in 0..<Swift.min(bytes.count, 80) { copy.append(bytes[index]) }
        self = String(decoding: copy, as: UTF8.self)
        if bytes.count > 80 { self += "…" }
    }
}
