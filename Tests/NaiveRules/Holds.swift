// Section 5: what stands on an invoice is held and leaves as the customer pays. A released, a
// forfeited and a reinstated amount are functions of what is accrued and of the cash; the part of a
// negative amount that day n releases by itself is kept apart, because it has a date of its own.

/// What leaves *held*, or comes back after a lapse.
enum HoldPart: CaseIterable {
    case released
    case releasedByLapse
    case forfeited
    case reinstated
}

/// The hold on one invoice.
struct Hold {
    /// A share of the customer's debt as a fraction.
    struct PaidShare {
        /// What was paid, at most the whole.
        let part: Int128
        /// The whole, above zero.
        let whole: Int128
    }

    private let terms: HoldTerms?
    private let rounding: Rounding
    private let invoiceDate: Day
    /// s(n).
    private let atLapse: PaidShare
    /// s(m).
    private let atEnd: PaidShare

    /// The hold by the terms of the invoice's version.
    init(on document: Document, known: Known) {
        terms = known.version(of: document)?.holds
        rounding = known.rounding(of: document)
        invoiceDate = document.date
        let retained = known.retainedTotal(document)
        atLapse = Self.paidShare(document, retained, until: terms?.lapseDays)
        atEnd = Self.paidShare(document, retained, until: terms?.reinstateUntilDay)
    }

    /// `s(q) = min(paid(q), V) / V`, 1 where nothing is owed. Where the invoice states its gross, V
    /// is retained × gross / net, and the fraction is multiplied by net.
    ///
    /// Reading: "the cash received, less what was reversed, whose effectiveOn is on or before": a
    /// reversal dated before its payment leaves nothing paid, not less.
    private static func paidShare(
        _ document: Document, _ retained: Int128, until days: Int?
    ) -> PaidShare {
        let last = days.map { document.date + $0 } ?? .distantFuture
        let paid = document.cash.reduce(Int128(0)) { $1.on <= last ? $0 + $1.amount : $0 }
        let net = document.lines.reduce(Int128(0)) { $0 + $1.net }
        var (owed, unit) = (retained, Int128(1))
        if let gross = document.gross, net != 0 {
            owed = retained * gross * net.signum()
            unit = abs(net)
        }
        guard owed > 0 else { return PaidShare(part: 1, whole: 1) }
        return PaidShare(part: max(0, min(paid * unit, owed)), whole: owed)
    }

    /// What should have left by the end of all time, of an amount that stands accrued.
    func amount(_ part: HoldPart, of accrued: Int128) -> Int128 {
        guard let terms, terms.waitsForCash else { return part == .released ? accrued : 0 }
        let released = share(atLapse, of: accrued)
        let hasLapse = terms.lapseDays != nil
        switch part {
        case .released: return released
        case .releasedByLapse: return accrued < 0 && hasLapse ? accrued - released : 0
        case .forfeited: return accrued > 0 && hasLapse ? accrued - released : 0
        case .reinstated:
            guard accrued > 0, hasLapse, terms.reinstateUntilDay != nil else { return 0 }
            return share(atEnd, of: accrued) - released
        }
    }

    private func share(_ paid: PaidShare, of accrued: Int128) -> Int128 {
        rounded(accrued * paid.part, over: paid.whole, rounding)
    }

    /// The first day on which a part may leave: a release not before the invoice date and the end
    /// of the refund window, what the lapse brings not before its day.
    ///
    /// Reading: "the end of the refund window" is part of the hold's terms; without `holds` there
    /// is no window.
    func earliest(_ part: HoldPart) -> Day {
        switch part {
        case .released: invoiceDate + (terms?.refundWindowDays ?? 0)
        case .releasedByLapse, .forfeited: invoiceDate + (terms?.lapseDays ?? 0)
        case .reinstated: invoiceDate
        }
    }
}
