/// When a programme's fiscal year starts and how long its earning periods are: what turns days
/// into periods and back.
package struct FiscalCalendar: Hashable, Sendable {
    /// The month whose first day starts the fiscal year, 1 to 12.
    package let startMonth: Int
    /// The length of an earning period: a month or a quarter.
    package let earningPeriod: Period.Kind

    /// Throws `outOfRange` for a month that does not exist and for an earning period that is
    /// neither a month nor a quarter.
    package init(startMonth: Int, earningPeriod: Period.Kind) throws(AccountingError) {
        guard (1...12).contains(startMonth) else {
            throw .outOfRange(type: "month", value: "\(startMonth)")
        }
        guard earningPeriod == .month || earningPeriod == .quarter else {
            throw .outOfRange(type: "earning period", value: "\(earningPeriod)")
        }
        self.startMonth = startMonth
        self.earningPeriod = earningPeriod
    }
}

// MARK: - From days to periods

extension FiscalCalendar {
    /// The period of `kind` that contains `date`.
    package func period(_ kind: Period.Kind, containing date: BusinessDate) -> Period {
        let (year, month, _) = Swift.min(Swift.max(date, .min), .max).components
        if kind == .month { return Period(kind: .month, number: year * 12 + month - 1) }
        if kind == .lifetime { return .lifetime }
        // Months since the start of fiscal year 0; quarters and halves count from there.
        let fiscalMonth = year * 12 + month - startMonth
        return Period(kind: kind, number: fiscalMonth / months(in: kind))
    }

    /// The earning period that contains `date`.
    package func earningPeriod(containing date: BusinessDate) -> Period {
        period(earningPeriod, containing: date)
    }

    /// The number of months in a period of `kind`; 0 for `lifetime`.
    private func months(in kind: Period.Kind) -> Int {
        switch kind {
        case .month: 1
        case .quarter: 3
        case .halfYear: 6
        case .fiscalYear: 12
        case .lifetime: 0
        }
    }
}

// MARK: - From periods to days

extension FiscalCalendar {
    /// The first day of `period`; the first day of the calendar for `lifetime`.
    package func firstDay(of period: Period) -> BusinessDate {
        guard period.kind != .lifetime else { return .min }
        return firstDay(month: firstMonth(of: period))
    }

    /// The last day of `period`; the last day of the calendar for `lifetime`.
    package func lastDay(of period: Period) -> BusinessDate {
        guard period.kind != .lifetime else { return .max }
        let next = firstDay(month: firstMonth(of: period) + months(in: period.kind))
        return BusinessDate(daysSince1970: next.daysSince1970 - 1)
    }

    /// First and last day of `period`.
    package func days(of period: Period) -> ClosedRange<BusinessDate> {
        firstDay(of: period)...lastDay(of: period)
    }

    /// Whether `date` lies in `period`.
    package func contains(_ date: BusinessDate, in period: Period) -> Bool {
        self.period(period.kind, containing: date) == period
    }

    /// The first month of `period`, counted from January of year 0.
    private func firstMonth(of period: Period) -> Int {
        if period.kind == .month { return period.number }
        return period.number * months(in: period.kind) + startMonth - 1
    }

    private func firstDay(month: Int) -> BusinessDate {
        BusinessDate(
            daysSince1970: Int32(CivilDay.days(year: month / 12, month: month % 12 + 1, day: 1)))
    }
}
