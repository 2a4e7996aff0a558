/// A run of days, both ends included.
struct Span: Hashable {
    /// The first day.
    let first: Day
    /// The last day.
    let last: Day

    /// Whether a day lies inside.
    func contains(_ day: Day) -> Bool { first <= day && day <= last }

    /// How many days it has.
    var days: Int { last - first + 1 }
}

/// How long a window is (section 4).
enum Window: String {
    case earningPeriod = "earning_period"
    case month
    case quarter
    case halfYear = "half_year"
    case fiscalYear = "fiscal_year"
    case lifetime
}

/// Windows and earning periods of a programme, counted from the start of its fiscal year.
struct FiscalCalendar: Hashable {
    /// Month in which the fiscal year starts, on its first day.
    let startMonth: Int
    /// Whether the earning period is a quarter; else a month.
    let earnsByQuarter: Bool

    /// The first day of the fiscal year that contains a day.
    func startOfYear(_ day: Day) -> Day {
        let year = day.parts.year
        let start = Day(year: year, month: startMonth, day: 1)
        return start <= day ? start : Day(year: year - 1, month: startMonth, day: 1)
    }

    /// The window that contains a day.
    func span(_ window: Window, containing day: Day) -> Span {
        switch window {
        case .earningPeriod: span(months: earnsByQuarter ? 3 : 1, containing: day)
        case .month: span(months: 1, containing: day)
        case .quarter: span(months: 3, containing: day)
        case .halfYear: span(months: 6, containing: day)
        case .fiscalYear: span(months: 12, containing: day)
        case .lifetime: Span(first: .distantPast, last: .distantFuture)
        }
    }

    /// The month or quarter that `earning_period` stands for; any other window as it is.
    func ofFixedLength(_ window: Window) -> Window {
        guard window == .earningPeriod else { return window }
        return earnsByQuarter ? .quarter : .month
    }

    /// The earning period that contains a day.
    func earningPeriod(_ day: Day) -> Span { span(.earningPeriod, containing: day) }

    private func span(months: Int, containing day: Day) -> Span {
        var first = startOfYear(day)
        while first.adding(months: months) <= day { first = first.adding(months: months) }
        return Span(first: first, last: first.adding(months: months) - 1)
    }

    /// Name of the earning period that contains a day: `2025-01`, or `2025-Q1` for the quarters
    /// of the fiscal year that starts in 2025 (section 1).
    func name(_ day: Day) -> String {
        guard earnsByQuarter else { return String(day.text.prefix(7)) }
        let start = startOfYear(day)
        var quarter = 1
        while start.adding(months: 3 * quarter) <= day { quarter += 1 }
        return "\(padded(start.parts.year, 4))-Q\(quarter)"
    }

    /// The days of a month, a quarter of a fiscal year or, for targets, a fiscal year.
    func span(named name: String) throws -> Span {
        let parts = name.split(separator: "-")
        guard let year = parts.first.flatMap({ Int($0) }), parts.count <= 2 else {
            throw Unreadable("not a period: \(name)")
        }
        let start = Day(year: year, month: startMonth, day: 1)
        guard parts.count == 2 else {
            return Span(first: start, last: start.adding(months: 12) - 1)
        }
        if parts[1].hasPrefix("Q"), let quarter = Int(parts[1].dropFirst()) {
            let first = start.adding(months: 3 * (quarter - 1))
            return Span(first: first, last: first.adding(months: 3) - 1)
        }
        let first = try Day("\(name)-01")
        return Span(first: first, last: first.adding(months: 1) - 1)
    }
}
