/// The enumerated facts of a line in one word, a bit for each value.
///
/// In every group exactly one bit is set, the group's last when the fact is absent, so a condition
/// holds when the word has no bit that the condition does not allow:
///
///     63    56 55    48 47    40 39    32 31    26 25  24 23       8 7        0
///     +-------+--------+--------+--------+--------+------+----------+----------+
///     |   -   |  role  |sourcing|  kind  | exclu- | pro- |  payee's | standing |
///     |       |        |        |of deal | sivity |tected|   kind   |          |
///     +-------+--------+--------+--------+--------+------+----------+----------+
///
/// Journals store the word, so its layout does not change.
package struct FactWord: Hashable, Sendable {
    /// The storage form.
    package let rawValue: UInt64

    /// The word that `rawValue` stores.
    @inlinable
    package init(rawValue: UInt64) { self.rawValue = rawValue }

    /// The facts of a line. Without a deal, everything about it is nil and nothing is protected.
    package init(
        standing: PayeeStanding, payeeKind: PayeeKind? = nil, isProtected: Bool = false,
        exclusivity: DealExclusivity? = nil, dealKind: DealKind? = nil,
        sourcing: DealSourcing? = nil, role: ShareRole? = nil
    ) {
        rawValue =
            FactGroup.standing.bit(standing.rawValue)
            | FactGroup.payeeKind.bit(payeeKind?.rawValue)
            | FactGroup.protected.bit(isProtected ? 1 : 0)
            | FactGroup.exclusivity.bit(exclusivity?.rawValue)
            | FactGroup.dealKind.bit(dealKind?.rawValue)
            | FactGroup.sourcing.bit(sourcing?.rawValue)
            | FactGroup.role.bit(role?.rawValue)
    }
}

// MARK: - Reading back

extension FactWord {
    /// The payee's standing on the line's date.
    package var standing: PayeeStanding? {
        FactGroup.standing.value(in: rawValue).flatMap(PayeeStanding.init(rawValue:))
    }

    /// The kind of partner that the payee is.
    package var payeeKind: PayeeKind? {
        FactGroup.payeeKind.value(in: rawValue).flatMap(PayeeKind.init(rawValue:))
    }

    /// Whether the deal was protected for the payee on the line's date.
    package var isProtected: Bool { FactGroup.protected.value(in: rawValue) == 1 }

    /// The exclusivity of the deal's approval.
    package var exclusivity: DealExclusivity? {
        FactGroup.exclusivity.value(in: rawValue).flatMap(DealExclusivity.init(rawValue:))
    }

    /// The deal's kind.
    package var dealKind: DealKind? {
        FactGroup.dealKind.value(in: rawValue).flatMap(DealKind.init(rawValue:))
    }

    /// How the deal was sourced.
    package var sourcing: DealSourcing? {
        FactGroup.sourcing.value(in: rawValue).flatMap(DealSourcing.init(rawValue:))
    }

    /// The role of the payee's share.
    package var role: ShareRole? {
        FactGroup.role.value(in: rawValue).flatMap(ShareRole.init(rawValue:))
    }
}

/// Where a fact lies in the word.
struct FactGroup {
    let shift: UInt64
    let width: UInt64

    static let standing = FactGroup(shift: 0, width: 8)
    static let payeeKind = FactGroup(shift: 8, width: 16)
    static let protected = FactGroup(shift: 24, width: 2)
    static let exclusivity = FactGroup(shift: 26, width: 6)
    static let dealKind = FactGroup(shift: 32, width: 8)
    static let sourcing = FactGroup(shift: 40, width: 8)
    static let role = FactGroup(shift: 48, width: 8)

    /// All bits of the group.
    var mask: UInt64 { ((1 << width) - 1) << shift }

    /// The bit of a value; the group's last for an absent one.
    func bit(_ value: UInt8?) -> UInt64 {
        guard let value else { return 1 << (shift + width - 1) }
        return 1 << (shift + UInt64(value))
    }

    /// The value whose bit is set; nil when absent.
    func value(in word: UInt64) -> UInt8? {
        let bits = (word & mask) >> shift
        guard bits != 0, bits.trailingZeroBitCount != Int(width) - 1 || width == 2 else {
            return nil
        }
        return UInt8(bits.trailingZeroBitCount)
    }
}
