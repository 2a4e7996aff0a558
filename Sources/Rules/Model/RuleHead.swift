import Accounting

/// The head of a rule file: whose rules these are, from when, and by whose decision.
package struct RuleHead: Sendable {
    /// The programme's id.
    package let programme: String
    /// From 1, one more than the version before.
    package let version: UInt32
    /// The first day in force, the first of an earning period.
    package let from: BusinessDate
    /// The last day in force, the last of an earning period; nil: without end.
    package let to: BusinessDate?
    /// Who wrote the rules.
    package let author: String
    /// Who approved them: not the author.
    package let approver: String
    /// The programme's currency; every accrual is in it.
    package let currency: Currency
    /// The fiscal year and the length of the earning periods.
    package let calendar: FiscalCalendar
    /// How amounts are rounded.
    package let rounding: Rounding

    let positions: [HeadKey: SourcePosition]

    /// Where the file states `key`; its first character for a key that it leaves out.
    package func position(of key: HeadKey) -> SourcePosition {
        positions[key] ?? .start
    }

    /// Whether the version's dates, taken alone, contain `date`.
    package func covers(_ date: BusinessDate) -> Bool {
        guard date >= from else { return false }
        guard let to else { return true }
        return date <= to
    }
}

/// The keys of the head, by their names in the file.
package enum HeadKey: String, CaseIterable, Sendable {
    case schema, programme, version, effective, from, to, author, approver, currency
    case fiscalYearStarts = "fiscal_year_starts"
    case earningPeriod = "earning_period"
    case rounding
}
