import Accounting
import Rules

// What credits leave of an invoice line: rules.md section 2, "Retained". Credits act in log
// order, each on what the ones before have left; so when the method changes with a rule version,
// the line is restored and all its credits act again.

extension InvoiceLineRow {
    /// Takes in a line of a linked credit.
    ///
    /// - Parameters:
    ///   - amount: what the credit names for the line, minor units, not below zero.
    ///   - stopsServiceOn: the first day without service; nil unless the credit is a cancellation
    ///     that says so.
    ///   - method: the cancellation method of the version in force on the line's date.
    ///   - rounding: how that version rounds.
    /// - Throws: `AccountingError` on overflow.
    mutating func apply(
        amount: Int64, stopsServiceOn: BusinessDate?, method: CancellationMethod,
        rounding: Rounding
    ) throws {
        guard let stop = stopsServiceOn, method != .creditLines, let serviceFrom,
            let end = serviceEnd
        else {
            retained = Swift.max(0, retained - amount)
            return
        }
        switch method {
        case .creditLines:
            break
        case .prorateDays:
            let term = end.days(since: serviceFrom) + 1
            let unused = Swift.min(Swift.max(end.days(since: stop) + 1, 0), term)
            takeOff(unused: unused, of: term, rounding)
        case .prorateMonths:
            let (used, term) = try serviceMonths(from: serviceFrom, to: end, stop: stop)
            takeOff(unused: term - used, of: term, rounding)
        case .fullWithin(let days):
            // After the term everything stays, however short the term was.
            if stop <= end, stop.days(since: serviceFrom) < days { retained = 0 }
        }
        let lastDay = try stop.adding(days: -1)
        if lastDay < end { serviceEnd = lastDay }
        if lastDay < serviceFrom { retained = 0 }
    }

    private mutating func takeOff(unused: Int, of term: Int, _ rounding: Rounding) {
        guard term > 0 else {
            retained = 0
            return
        }
        let cut = rounding.round(
            numerator: Int128(retained) * Int128(unused), denominator: Int128(term))
        retained -= Int64(truncatingIfNeeded: cut)  // |cut| <= |retained|: unused <= term
    }

    /// How many service months the term has, and how many of them have begun before `stop`.
    /// Month *k* begins *k* months after the first day itself.
    private func serviceMonths(
        from first: BusinessDate, to last: BusinessDate, stop: BusinessDate
    ) throws -> (used: Int, term: Int) {
        var used = 0
        var term = 0
        while true {
            let begins = try first.adding(months: term)
            if begins > last { break }
            if begins < stop { used += 1 }
            term += 1
        }
        return (used, term)
    }
}
