import Accounting

/// One key of a `when` and what it asks.
package struct ConditionClause: Sendable {
    /// The key.
    package let key: ConditionKey
    /// What must hold.
    package let test: ConditionTest
    /// Where the key stands.
    package let at: SourcePosition
}

/// The keys of a `when`, by their names in the file.
package enum ConditionKey: String, CaseIterable, Sendable {
    case payeeStanding = "payee.standing"
    case payeeTier = "payee.tier"
    case payeeKind = "payee.kind"
    case payeeCountry = "payee.country"
    case dealProtected = "deal.protected"
    case dealExclusivity = "deal.exclusivity"
    case dealKind = "deal.kind"
    case dealSourcing = "deal.sourcing"
    case shareRole = "share.role"
    case lineSku = "line.sku"
    case lineProductLine = "line.product_line"
    case lineNet = "line.net"
    case invoiceDate = "invoice.date"

    /// Whether an override of commission may ask for it: that is worked out on a document, which
    /// has no line and no share (rules.md section 6).
    package var isKnownOfDocuments: Bool {
        switch self {
        case .lineSku, .lineProductLine, .lineNet, .shareRole: false
        default: true
        }
    }
}

/// What a clause asks of a line.
package enum ConditionTest: Sendable {
    /// One of the bits of a `FactWord` is allowed in every group.
    case facts(UInt64)
    /// The tier's bit is allowed; bit 63 is no tier.
    case tiers(UInt64)
    /// One of these countries.
    case countries([CountryCode])
    /// One of these skus.
    case skus([ConditionText])
    /// One of these product lines.
    case productLines([ConditionText])
    /// The line's net, in minor units of the programme's currency.
    case net(NumberTest)
    /// The document's date, in days since 1970.
    case date(NumberTest)

    /// Whether it holds for a line; see `Condition.holds`.
    @inlinable
    package func holds(for facts: LineFacts, sku: RawSpan, productLine: RawSpan) -> Bool {
        switch self {
        case .facts(let mask): facts.word.rawValue & ~mask == 0
        case .tiers(let mask): facts.tierBit & ~mask == 0
        case .countries(let codes):
            if let country = facts.country { codes.contains(country) } else { false }
        case .skus(let texts): ConditionText.any(of: texts, equals: sku)
        case .productLines(let texts): ConditionText.any(of: texts, equals: productLine)
        case .net(let test): test.holds(for: facts.net)
        case .date(let test): test.holds(for: Int64(facts.date.daysSince1970))
        }
    }
}

/// A question about a number.
package enum NumberTest: Hashable, Sendable {
    /// One of these.
    case oneOf([Int64])
    /// Within these bounds, both included; the file's `gt` and `lt` are one further in.
    case within(ClosedRange<Int64>)

    /// Whether `value` answers it.
    @inlinable
    package func holds(for value: Int64) -> Bool {
        switch self {
        case .oneOf(let values): values.contains(value)
        case .within(let range): range.contains(value)
        }
    }
}

/// A text that a clause lists, in UTF-8.
package struct ConditionText: Hashable, Sendable {
    /// The bytes; at least one.
    package let utf8: [UInt8]

    /// The text of a rule file.
    init(_ text: String) { utf8 = Array(text.utf8) }

    /// Whether one of `texts` has exactly these bytes. Does not allocate.
    @inlinable
    static func any(of texts: [ConditionText], equals bytes: RawSpan) -> Bool {
        for index in texts.indices where texts[index].equals(bytes) { return true }
        return false
    }

    @inlinable
    func equals(_ bytes: RawSpan) -> Bool {
        guard utf8.count == bytes.byteCount else { return false }
        return bytes.withUnsafeBytes { $0.elementsEqual(utf8) }
    }
}
