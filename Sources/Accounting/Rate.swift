/// A percentage as a whole number of parts per million: 12.5 % is 125,000.
///
/// May exceed 100 %. Finer percentages than 0.0001 % cannot be stated (rules.md, notation).
package struct Rate: Hashable, Sendable {
    /// The value in parts per million; 1,000,000 is 100 %.
    package var partsPerMillion: Int64

    /// A rate of `partsPerMillion`.
    @inlinable
    package init(partsPerMillion: Int64) {
        self.partsPerMillion = partsPerMillion
    }

    /// 0 %.
    package static let zero = Rate(partsPerMillion: 0)
    /// 100 %.
    package static let whole = Rate(partsPerMillion: 1_000_000)
}

extension Rate: Comparable {
    package static func < (left: Rate, right: Rate) -> Bool {
        left.partsPerMillion < right.partsPerMillion
    }
}

// MARK: - Text

extension Rate {
    /// Reads a percentage such as `12.5%`: a decimal not below zero with at most four decimals
    /// and a percent sign. Throws `malformed` or `outOfRange`. Does not allocate.
    package init(parsing bytes: Span<UInt8>) throws(AccountingError) {
        let count = bytes.count
        guard count > 0, bytes[count - 1] == UInt8(ascii: "%") else {
            throw .malformed(
                type: "percentage", text: String(excerptOf: bytes),
                reason: "it does not end with a percent sign")
        }
        guard bytes[0] != UInt8(ascii: "-") else {
            throw .malformed(
                type: "percentage", text: String(excerptOf: bytes), reason: "it is below zero")
        }
        do {
            partsPerMillion = try DecimalText.scan(bytes.extracting(0..<(count - 1)), decimals: 4)
        } catch {
            throw AccountingError.decimal(error, bytes, "percentage", 4)
        }
    }

    /// Reads a percentage; see `init(parsing:)` over bytes.
    package init(parsing text: String) throws(AccountingError) {
        try self.init(parsing: text.utf8.span)
    }

    /// Appends the percentage with as few decimals as it needs: `12.5%`.
    package func write(into bytes: inout [UInt8]) {
        var value = partsPerMillion
        var decimals = 4
        while decimals > 0, value % 10 == 0 {
            value /= 10
            decimals -= 1
        }
        DecimalText.write(value, decimals: decimals, into: &bytes)
        bytes.append(UInt8(ascii: "%"))
    }
}

extension Rate: CustomStringConvertible {
    /// The percentage with as few decimals as it needs: `12.5%`.
    package var description: String {
        var bytes: [UInt8] = []
        write(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
