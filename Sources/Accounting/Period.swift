/// A calendar month, or a part of a fiscal year, or all of time; by kind and number.
///
/// Which days a period covers depends on when the fiscal year starts: ask a `FiscalCalendar`.
///
/// The storage form is one `Int32` that orders by kind (short before long), then by time:
///
///     31      24 23                   0
///     +---------+----------------------+
///     |  kind   |  number of its kind  |
///     +---------+----------------------+
///
/// Numbers: a month is year × 12 + month − 1, a quarter fiscal year × 4 + quarter − 1, a half
/// year fiscal year × 2 + half − 1, a fiscal year the calendar year that it starts in. They run on
/// without gaps, so the next period is the next number. 0 is no period.
package struct Period: Hashable, Sendable {
    /// The kinds of period, from short to long.
    package enum Kind: UInt8, Sendable, CaseIterable {
        case month = 1
        case quarter, halfYear, fiscalYear, lifetime
    }

    /// The storage form; see the layout above.
    package let rawValue: Int32

    /// The period that `rawValue` stores; nil where it stores none.
    package init?(rawValue: Int32) {
        guard rawValue > 0, let kind = Kind(rawValue: UInt8(truncatingIfNeeded: rawValue >> 24)),
            Self.numbers(of: kind).contains(Int(rawValue & 0xFF_FFFF))
        else { return nil }
        self.rawValue = rawValue
    }

    init(kind: Kind, number: Int) {
        rawValue = Int32(kind.rawValue) << 24 | Int32(number)
    }

    /// All of time.
    package static let lifetime = Period(kind: .lifetime, number: 0)

    /// The numbers that a kind may have: fiscal years 0 (which ends in year 1) to 9999.
    static func numbers(of kind: Kind) -> ClosedRange<Int> {
        switch kind {
        case .month: 12...119_999
        case .quarter: 0...39_999
        case .halfYear: 0...19_999
        case .fiscalYear: 0...9_999
        case .lifetime: 0...0
        }
    }
}

extension Period: Comparable {
    /// By kind, short before long, then by time.
    package static func < (left: Period, right: Period) -> Bool { left.rawValue < right.rawValue }
}

// MARK: - Parts

extension Period {
    /// Month, quarter, half year, fiscal year or lifetime.
    package var kind: Kind {
        Kind(rawValue: UInt8(truncatingIfNeeded: rawValue >> 24)) ?? .lifetime
    }

    /// The number within the kind; one more is the next period.
    var number: Int { Int(rawValue & 0xFF_FFFF) }

    /// The calendar month; throws `outOfRange` for one that does not exist.
    package static func month(year: Int, month: Int) throws(AccountingError) -> Period {
        try checked(.month, year: year, part: month, parts: 12)
    }

    /// Quarter 1 to 4 of the fiscal year that starts in `fiscalYear`; throws `outOfRange`.
    package static func quarter(fiscalYear: Int, _ quarter: Int) throws(AccountingError) -> Period {
        try checked(.quarter, year: fiscalYear, part: quarter, parts: 4)
    }

    /// Half 1 or 2 of the fiscal year that starts in `fiscalYear`; throws `outOfRange`.
    package static func halfYear(fiscalYear: Int, _ half: Int) throws(AccountingError) -> Period {
        try checked(.halfYear, year: fiscalYear, part: half, parts: 2)
    }

    /// The fiscal year that starts in the calendar year `year`; throws `outOfRange`.
    package static func fiscalYear(_ year: Int) throws(AccountingError) -> Period {
        try checked(.fiscalYear, year: year, part: 1, parts: 1)
    }

    private static func checked(
        _ kind: Kind, year: Int, part: Int, parts: Int
    ) throws(AccountingError) -> Period {
        guard (1...9_999).contains(year), (1...parts).contains(part) else {
            throw .outOfRange(type: "period", value: "Part \(part) of \(parts) of year \(year)")
        }
        return Period(kind: kind, number: year * parts + part - 1)
    }

    /// The period after this one; throws `outOfRange` after the last, and for `lifetime`.
    package func next() throws(AccountingError) -> Period { try shifted(by: 1) }

    /// The period before this one; throws `outOfRange` before the first, and for `lifetime`.
    package func previous() throws(AccountingError) -> Period { try shifted(by: -1) }

    private func shifted(by step: Int) throws(AccountingError) -> Period {
        let moved = number + step
        guard Self.numbers(of: kind).contains(moved) else {
            throw .outOfRange(type: "period", value: "What stands \(step) from \(self)")
        }
        return Period(kind: kind, number: moved)
    }
}
