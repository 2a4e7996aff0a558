import Accounting
import Rules

/// What an invoice's hold lets go of what stands on it: rules.md section 5.
struct Hold {
    /// A share of what the customer owes, as a fraction in lowest terms.
    struct PaidShare: Sendable {
        /// What was paid, at most the whole.
        var part: Int128 = 1
        /// The whole, above zero.
        var whole: Int128 = 1
    }

    let terms: HoldRules?
    private let rounding: Rounding
    private let date: BusinessDate
    /// s(n).
    let atLapse: PaidShare
    /// s(m).
    let atEnd: PaidShare

    /// The hold by the terms of the invoice's version.
    ///
    /// - Throws: `AccountingError` where what is owed does not fit.
    init(on document: ValuedDocument, by version: RuleVersion?) throws {
        terms = version?.rules.holds
        rounding = version?.rules.head.rounding ?? .halfEven
        date = document.date
        let unpaid = terms?.customerUnpaid
        atLapse = try Self.paidShare(document, through: unpaid, unpaid?.lapseDays)
        atEnd = try Self.paidShare(document, through: unpaid, unpaid?.reinstateUntilDay)
    }

    /// `s(q) = min(paid(q), V) / V`, 1 where nothing is owed. Where the invoice states its gross, V
    /// is retained × gross / net, and the fraction is multiplied by net.
    private static func paidShare(
        _ document: ValuedDocument, through unpaid: CustomerUnpaidHold?, _ days: Int?
    ) throws -> PaidShare {
        guard unpaid != nil else { return PaidShare() }
        let last = try days.map { try document.date.adding(days: $0) } ?? .max
        let paid = document.cash.reduce(Int128(0)) { sum, cash in
            cash.on <= last ? sum + Int128(cash.amount) : sum
        }
        let retained = document.lines.reduce(Int128(0)) { $0 + Int128($1.retained) }
        var (owed, unit) = (retained, Int128(1))
        let net = document.lines.reduce(Int128(0)) { $0 + Int128($1.net) }
        if let gross = document.gross, net != 0 {
            // The sign of the fraction is that of its numerator.
            let sign: Int128 = net < 0 ? -1 : 1
            owed = sign * retained * Int128(gross)
            unit = sign * net
        }
        guard owed > 0 else { return PaidShare() }
        let (product, overflow) = paid.multipliedReportingOverflow(by: unit)
        guard !overflow else { throw AccountingError.overflow(operation: "what was paid") }
        let part = Swift.max(0, Swift.min(product, owed))
        let divisor = greatestCommonDivisor(part, owed)
        return PaidShare(part: part / divisor, whole: owed / divisor)
    }

    /// What should have left in a way by the end of all time, of an amount that stands accrued.
    func amount(_ part: HoldPart, of accrued: Int64) throws(AccountingError) -> Int64 {
        guard let unpaid = terms?.customerUnpaid else { return part == .released ? accrued : 0 }
        let released = try share(atLapse, of: accrued)
        let hasLapse = unpaid.lapseDays != nil
        switch part {
        case .released: return released
        case .releasedByLapse: return accrued < 0 && hasLapse ? accrued - released : 0
        case .forfeited: return accrued > 0 && hasLapse ? accrued - released : 0
        case .reinstated:
            guard accrued > 0, hasLapse, unpaid.reinstateUntilDay != nil else { return 0 }
            return try share(atEnd, of: accrued) - released
        }
    }

    private func share(_ paid: PaidShare, of accrued: Int64) throws(AccountingError) -> Int64 {
        let (product, overflow) = Int128(accrued).multipliedReportingOverflow(by: paid.part)
        guard !overflow else { throw .overflow(operation: "a share of what was paid") }
        // At most the whole of `accrued`.
        return Int64(
            truncatingIfNeeded: rounding.round(numerator: product, denominator: paid.whole))
    }

    /// The first day on which something may leave: a release not before the invoice date and the end
    /// of the refund window, what the lapse brings not before its day.
    func earliest(_ part: HoldPart) throws(AccountingError) -> BusinessDate {
        switch part {
        case .released: try date.adding(days: terms?.refundWindowDays ?? 0)
        case .releasedByLapse, .forfeited:
            try date.adding(days: terms?.customerUnpaid?.lapseDays ?? 0)
        case .reinstated: date
        }
    }
}

private func greatestCommonDivisor(_ one: Int128, _ other: Int128) -> Int128 {
    var (one, other) = (one, other)
    while other != 0 { (one, other) = (other, one % other) }
    return one
}
