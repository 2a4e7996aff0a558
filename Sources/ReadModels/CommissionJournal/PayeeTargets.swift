import Accounting
import Projections

/// The targets of a payee, one for each measure and period, in the order in which they were set.
package struct PayeeTargetsRow: TableRow, Equatable {
    package var targets: [PayeeTarget] = []

    package init() {}

    /// Sets a target in the place of an earlier one of its measure and period.
    package mutating func set(_ target: PayeeTarget) {
        targets.removeAll { $0.measure == target.measure && $0.period == target.period }
        targets.append(target)
    }

    /// The target of a measure whose period contains a day: of the longest, where there are several.
    func target(_ measure: String, on day: BusinessDate, _ calendar: FiscalCalendar) -> PayeeTarget?
    {
        targets.filter { $0.measure == measure && calendar.contains(day, in: $0.period) }
            .max { $0.period.kind.rawValue < $1.period.kind.rawValue }
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(targets)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        targets = try reader.list()
    }
}

/// What a payee is to sell in a period, in minor units of the programme's currency.
package struct PayeeTarget: TableRow, Equatable {
    package var measure: String
    package var period: Period
    package var amount: Int64
    package var isProrated: Bool

    package init(measure: String, period: Period, amount: Int64, isProrated: Bool) {
        self.measure = measure
        self.period = period
        self.amount = amount
        self.isProrated = isProrated
    }

    /// The sales that reach a share of the target. Prorated, it counts by the days from the payee's
    /// activation to the period's end, both included; in full where it was never activated. `days`
    /// are those of the period.
    func threshold(
        _ share: Rate, days: ClosedRange<BusinessDate>, activatedOn: BusinessDate?
    ) -> Int64 {
        let all = days.upperBound.days(since: days.lowerBound) + 1
        var counted = all
        if isProrated, let activatedOn {
            counted = Swift.max(0, Swift.min(all, days.upperBound.days(since: activatedOn) + 1))
        }
        let part = Int128(share.partsPerMillion) * Int128(amount) * Int128(counted)
        let whole = Int128(1_000_000) * Int128(all)
        let (quotient, remainder) = part.quotientAndRemainder(dividingBy: whole)
        return Int64(clamping: remainder > 0 ? quotient + 1 : quotient)
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(measure)
        writer.put(period.rawValue)
        writer.put(amount)
        writer.put(isProrated)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        measure = try reader.text()
        period = try reader.period()
        amount = try reader.integer()
        isProrated = try reader.flag()
    }
}
