import Accounting
import ReadModels

/// A node of an explanation. Where it has an amount, that amount is part of the one above it; a node
/// without one says something and counts for nothing.
package struct Reason: Sendable {
    package enum Kind: String, Sendable {
        case figure, group, entry, earlier, stands, line, slice, rounding, basis, fact, window, gate
        case floor
        case stackCap = "stack_cap"
        case cap
        case classChange = "class_change"
        case override, hold, paid, payout, event, reason
    }

    package var kind: Kind
    /// One line for people.
    package var words: String
    package var currency: Currency
    package var amount: ExactAmount?
    /// Whether the amount must be the sum of the parts, also where there are none.
    package var sumsUp = false
    /// What programs read beside the words.
    package var fields = ReportRow()
    package var parts: [Reason] = []

    package init(
        _ kind: Kind, _ words: String, _ currency: Currency, _ amount: ExactAmount? = nil
    ) {
        self.kind = kind
        self.words = words
        self.currency = currency
        self.amount = amount
    }

    package init(
        _ kind: Kind, _ words: String, _ currency: Currency, minorUnits: Int64,
        of parts: [Reason]? = nil
    ) {
        self.init(kind, words, currency, ExactAmount(minorUnits: minorUnits))
        self.parts = parts ?? []
        sumsUp = parts != nil
    }

    package mutating func add(_ name: String, _ value: Value) {
        fields.add(name, value)
    }
}

// MARK: - Sums

extension Reason {
    /// Checks that every amount that has parts is their sum, in whole millionths of a minor unit.
    ///
    /// - Throws: `ReasonsDiffer` for the first one that is not.
    package func check() throws {
        let counted = parts.compactMap(\.amount)
        if let amount, sumsUp || !counted.isEmpty {
            let sum = try counted.reduce(ExactAmount.zero) { try $0.adding($1) }
            guard sum == amount else {
                throw ReasonsDiffer(
                    what: "\(words) (\(Self.text(amount, currency)), and its parts sum to "
                        + "\(Self.text(sum, currency)))")
            }
        }
        for part in parts { try part.check() }
    }

    /// The amounts without parts below it: the leaves, in order.
    package var leaves: [ExactAmount] {
        let below = parts.filter { $0.amount != nil }
        if below.isEmpty { return [amount].compactMap(\.self) }
        return below.flatMap(\.leaves)
    }
}

// MARK: - Rows

extension Reason {
    /// The node and all below it: `kind words amount currency`, its own fields, `parts[]`.
    package var row: ReportRow {
        var row = ReportRow()
        row.add("kind", .text(kind.rawValue))
        row.add("words", .text(words))
        row.add("amount", amount.map { .decimal(Self.text($0, currency)) } ?? .null)
        row.add("currency", amount == nil ? .null : .text(currency.code))
        for field in fields.fields { row.add(field.name, field.value) }
        row.add("parts", .list(parts.map { .object($0.row) }))
        return row
    }

    /// An exact amount with the decimals of its currency, and as many more as it needs.
    package static func text(_ amount: ExactAmount, _ currency: Currency) -> String {
        let decimals = currency.exponent + 6
        var digits = String(amount.millionths.magnitude)
        let missing = decimals + 1 - digits.utf8.count
        if missing > 0 { digits = String(repeating: "0", count: missing) + digits }
        var part = digits.suffix(decimals)
        while part.count > currency.exponent, part.last == "0" { part.removeLast() }
        let whole = digits.dropLast(decimals)
        let sign = amount.millionths < 0 ? "-" : ""
        return part.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(part)"
    }

    /// The same in whole minor units.
    static func text(_ minorUnits: Int64, _ currency: Currency) -> String {
        Money(minorUnits: minorUnits, currency: currency).amountText
    }
}
