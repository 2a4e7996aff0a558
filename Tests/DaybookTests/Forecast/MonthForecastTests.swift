import Accounting
import ReadModels
import Testing

@testable import Queries

/// Which run pays what: by days on which it becomes payable, a threshold of 50.00 and the runs
/// before.
@Suite("Forecast, months")
struct MonthForecastTests {
    private static func slot(_ month: Int, _ day: String, pays: Bool = true) throws
        -> ForecastCalendar.Slot
    {
        let date = try BusinessDate(parsing: day)
        return ForecastCalendar.Slot(month: month, payOn: pays ? date : nil, through: date)
    }

    private static func month(_ name: String, _ days: String...) throws -> ForecastCalendar.Month {
        ForecastCalendar.Month(
            period: try Period(parsing: name),
            payDates: try days.map { try BusinessDate(parsing: $0) })
    }

    /// February to April, paid in the middle.
    private static func calendar() throws -> ForecastCalendar {
        ForecastCalendar(
            months: [
                try month("2025-02", "2025-02-14"), try month("2025-03", "2025-03-14"),
                try month("2025-04", "2025-04-15"),
            ],
            slots: [
                try slot(0, "2025-02-14"), try slot(1, "2025-03-14"), try slot(2, "2025-04-15"),
            ])
    }

    /// Each month in a line: what is committed, and what is carried and why.
    private func months(
        _ postings: ForecastPostings, _ calendar: ForecastCalendar
    ) throws -> [String] {
        let months = try calendar.forecast(postings.ledger) { gross, slot in
            guard calendar.slots[slot].payOn != nil else { return .carried(.noPayDate) }
            guard gross >= 5_000 else { return .carried(.run(.belowThreshold)) }
            return .due(withheld: gross / 4, net: gross - gross / 4)
        }
        return months.map { month in
            let committed = month.committed
            return "\(committed.gross)-\(committed.withheld)=\(committed.net)"
                + (month.reason.map { " carried \(month.carried) \($0.name)" } ?? "")
        }
    }

    @Test func belowTheThresholdIsCarried() throws {
        var postings = ForecastPostings()
        try postings.add(1, .adjusted, "2025-01-10", 3_240)
        try postings.add(1, .adjusted, "2025-03-01", 2_710)
        #expect(
            try months(postings, Self.calendar()) == [
                "0-0=0 carried 3240 below_threshold", "5950-1487=4463", "0-0=0",
            ])
    }

    /// On the pay date itself it is payable, the day after by the next run.
    @Test func releasesPostedAheadArePaidWhenTheyAreDue() throws {
        var postings = ForecastPostings()
        try postings.add(1, .accrued, "2025-01-10", 30_000)
        try postings.add(1, .released, "2025-02-14", 10_000)
        try postings.add(1, .released, "2025-02-15", 12_000)
        try postings.add(1, .forfeited, "2025-04-10", 8_000, cause: .lapse)
        #expect(
            try months(postings, Self.calendar()) == [
                "10000-2500=7500", "12000-3000=9000", "0-0=0",
            ])
    }

    /// What is taken back after it was to be paid is owed.
    @Test func whatIsTakenBackLaterIsOwed() throws {
        var postings = ForecastPostings()
        try postings.add(1, .adjusted, "2025-01-10", 10_000)
        try postings.add(1, .adjusted, "2025-02-20", -4_000)
        try postings.add(1, .adjusted, "2025-04-01", 9_000)
        #expect(
            try months(postings, Self.calendar()) == [
                "10000-2500=7500", "0-0=0 carried -4000 below_threshold", "5000-1250=3750",
            ])
    }

    /// What a late run has paid on a day after the pay date is not paid again, and what came back is
    /// from its day on.
    @Test func payoutsArePaidOnce() throws {
        var postings = ForecastPostings()
        try postings.add(1, .adjusted, "2025-01-10", 10_000)
        try postings.add(1, .scheduled, "2025-02-20", 10_000)
        #expect(try months(postings, Self.calendar()) == ["0-0=0", "0-0=0", "0-0=0"])
        #expect(postings.ledger.onTheWay == [1])
        try postings.add(1, .returned, "2025-02-25", 10_000)
        #expect(
            try months(postings, Self.calendar()) == [
                "10000-2500=7500", "0-0=0", "0-0=0",
            ])
        #expect(postings.ledger.onTheWay == [])
        try postings.add(2, .scheduled, "2025-03-21", 10_000)
        try postings.add(2, .paid, "2025-03-24", 7_500)
        #expect(postings.ledger.onTheWay == [])
    }

    @Test func aMonthWithoutAPayDateCarriesEverything() throws {
        var postings = ForecastPostings()
        try postings.add(1, .adjusted, "2025-01-10", 10_000)
        try postings.add(1, .adjusted, "2025-02-28", 500)
        let calendar = ForecastCalendar(
            months: [try Self.month("2025-02"), try Self.month("2025-03", "2025-03-14")],
            slots: [try Self.slot(0, "2025-02-28", pays: false), try Self.slot(1, "2025-03-14")])
        #expect(
            try months(postings, calendar) == [
                "0-0=0 carried 10500 no_pay_date", "10500-2625=7875",
            ])
    }

    /// A month that pays twice commits both; what the second leaves is carried.
    @Test func aMonthMayPayTwice() throws {
        var postings = ForecastPostings()
        try postings.add(1, .adjusted, "2025-01-10", 10_000)
        try postings.add(1, .adjusted, "2025-02-20", 4_000)
        let calendar = ForecastCalendar(
            months: [try Self.month("2025-02", "2025-02-14", "2025-02-28")],
            slots: [try Self.slot(0, "2025-02-14"), try Self.slot(0, "2025-02-28")])
        #expect(
            try months(postings, calendar) == [
                "10000-2500=7500 carried 4000 below_threshold"
            ])
    }

    /// A run belongs to the month whose pay date it has, a late one to the first month.
    @Test func runsBelongToMonths() throws {
        let calendar = ForecastCalendar(
            months: [
                try Self.month("2025-02", "2025-01-31"), try Self.month("2025-03", "2025-03-14"),
            ], slots: [])
        let found = try ["2025-01-31", "2024-12-13", "2025-02-28", "2025-03-03", "2025-04-01"]
            .map { calendar.month(payingOn: try BusinessDate(parsing: $0)) }
        #expect(found == [0, 0, 0, 1, nil])
    }
}
