import Accounting

/// What keeps an accrual from being payable (rules.md section 5).
package struct HoldRules: Sendable {
    /// Held until the customer pays; nil: not for that reason.
    package let customerUnpaid: CustomerUnpaidHold?
    /// Days from the invoice date on in which nothing is released; nil: none.
    package let refundWindowDays: Int?
    /// Where the section begins.
    package let at: SourcePosition
}

/// A hold until the customer pays, counted in days from the invoice date.
package struct CustomerUnpaidHold: Sendable {
    /// What is not paid by the end of this day is forfeited; nil: never.
    package let lapseDays: Int?
    /// What is paid by the end of this day is reinstated; nil: nothing is. Not before the lapse.
    package let reinstateUntilDay: Int?
    /// Where it is stated.
    package let at: SourcePosition
}

/// What a cancellation takes back (rules.md section 2).
package struct ClawbackRules: Sendable {
    /// What a cancellation with `stopsServiceOn` leaves of a line.
    package let cancellation: CancellationMethod
    /// Where it is stated; nil where the file leaves it out.
    package let at: SourcePosition?
}

/// What a cancellation with `stopsServiceOn` leaves of a line.
package enum CancellationMethod: Hashable, Sendable {
    /// As a refund of the credit's lines.
    case creditLines
    /// Less the unused part of the term, in days.
    case prorateDays
    /// Less the unused part of the term, in months that have not begun.
    case prorateMonths
    /// Nothing when service stops less than so many days after it began, else all.
    case fullWithin(days: Int)

    /// The name in the file.
    package var name: String {
        switch self {
        case .creditLines: "credit_lines"
        case .prorateDays: "prorate_days"
        case .prorateMonths: "prorate_months"
        case .fullWithin(let days): "full_within_\(days)_days"
        }
    }
}

/// When and what is paid out (rules.md section 9).
package struct PayoutRules: Sendable {
    /// Less than this, in minor units of the programme's currency, is carried to the next run.
    package let threshold: Int64
    /// The day of the month, 1 to 31; the month's last where it is shorter.
    package let day: Int
    /// Where a pay date goes that falls on a weekend or a holiday.
    package let roll: PayoutRoll
    /// Days on which nothing is paid, rising.
    package let holidays: [BusinessDate]
    /// Withheld from the gross, in file order.
    package let withholding: [WithholdingRule]
    /// Where the section begins.
    package let at: SourcePosition

    /// Whether `date` is in the list of holidays.
    /// - Complexity: O(*n*) in the number of holidays.
    package func isHoliday(_ date: BusinessDate) -> Bool { holidays.contains(date) }
}

/// Which way a pay date moves off a weekend or a holiday, by the names of the file.
package enum PayoutRoll: String, CaseIterable, Sendable {
    /// To the last business day before.
    case preceding
    /// To the first business day after.
    case following
}

/// A share of the gross that is withheld.
package struct WithholdingRule: Sendable {
    /// From whom.
    package let kind: WithholdingKind
    /// The share, 0 % to 100 %.
    package let rate: Rate
    /// Where it is stated.
    package let at: SourcePosition
}

/// From whom something is withheld, by the names of the file.
package enum WithholdingKind: String, CaseIterable, Sendable {
    /// From payees whose tax id is not on file.
    case noTaxID = "no_tax_id"
}
