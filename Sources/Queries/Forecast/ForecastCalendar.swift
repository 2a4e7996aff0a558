import Accounting
import ReadModels

/// The months that a forecast is about, and the runs that are still to come in them.
struct ForecastCalendar: Equatable {
    struct Month: Equatable {
        let period: Period
        /// The days on which the rules in force on them pay, rising; empty for none.
        let payDates: [BusinessDate]
    }

    /// A run to come, or the end of a month in which nothing is paid.
    struct Slot: Equatable {
        /// Index of the month.
        let month: Int
        /// nil in a month without a pay date.
        let payOn: BusinessDate?
        /// The last day that counts: the pay date, or the month's last day.
        let through: BusinessDate
    }

    let months: [Month]
    let slots: [Slot]

    /// The months from that of a date on. Pay dates up to the last run that stands are done: what it
    /// has left out is for the next. One that has passed without a run is still to come.
    ///
    /// - Throws: `QueryError.badFilter` where the months leave the calendar.
    init(_ models: ModelSet, asOf date: BusinessDate, months count: Int) throws {
        guard let calendar = try models.programme.calendar() else {
            self.init(months: [], slots: [])
            return
        }
        let lastRun = try models.payouts.lastPayDate(asOf: date) ?? .min
        var months: [Month] = []
        var slots: [Slot] = []
        var period = calendar.period(.month, containing: date)
        for index in 0..<count {
            let dates = try models.payDates(in: period)
            months.append(Month(period: period, payDates: dates))
            for payOn in dates where payOn > lastRun {
                slots.append(Slot(month: index, payOn: payOn, through: payOn))
            }
            if dates.isEmpty {
                let last = calendar.lastDay(of: period)
                slots.append(Slot(month: index, payOn: nil, through: last))
            }
            guard index + 1 < count else { break }
            do {
                period = try period.next()
            } catch {
                throw QueryError.badFilter(
                    name: "--months", value: "\(count)",
                    expected: "at most \(index + 1), since the calendar ends with \(period)")
            }
        }
        self.init(months: months, slots: slots)
    }

    init(months: [Month], slots: [Slot]) {
        self.months = months
        self.slots = slots
    }

    /// The month to which a day belongs on which a run pays, though it was moved out of it by a
    /// weekend; the first for an earlier one, which is late; nil for one after the last month.
    func month(payingOn day: BusinessDate) -> Int? {
        if let index = months.firstIndex(where: { $0.payDates.contains(day) }) { return index }
        guard let first = months.first, let last = months.last else { return nil }
        let parts = day.components
        guard let own = try? Period.month(year: parts.year, month: parts.month),
            own <= last.period
        else { return nil }
        return own <= first.period ? 0 : months.firstIndex { $0.period == own }
    }
}

extension PayoutBook {
    /// The latest day on which a run pays that was scheduled by a date and not wholly cancelled by
    /// then; nil for none. A run of which some payouts are not known yet, because the position lies
    /// between them, is still to come.
    ///
    /// - Complexity: O(runs), and O(payouts) where a run is wholly cancelled.
    func lastPayDate(asOf date: BusinessDate) throws -> BusinessDate? {
        var last: BusinessDate?
        var cancelled: [UInt32: BusinessDate] = [:]
        let head = try head()
        for ordinal in 1..<(head.runCount + 1) {
            guard let run = try self.run(ordinal), run.scheduledOn <= date, run.count > 0,
                run.position + UInt64(run.count) <= head.lastEvent
            else { continue }
            if run.isWhollyCancelled {
                cancelled[ordinal] = run.payOn
            } else {
                last = Swift.max(last ?? .min, run.payOn)
            }
        }
        // Of those that are cancelled by now, one may have stood on the date.
        guard cancelled.contains(where: { $0.value > last ?? .min }) else { return last }
        try payouts.forEach { _, payout in
            guard let payOn = cancelled[payout.run], let failedOn = payout.failedOn,
                failedOn > date
            else { return }
            last = Swift.max(last ?? .min, payOn)
        }
        return last
    }
}
