import Accounting
import EventLog
import Events
import Projections
import ReadModels

/// Earning periods as they stood at a position and on a date: by the closings and reopenings, and
/// by the postings, that were known and effective by then.
struct DatedPeriods {
    /// How a period stood.
    struct Standing {
        var isClosed = false
        /// When the book learned of the closing; nil for an open one.
        var closedAt: Instant?
        /// As stated by the closing, or as the journal has it of an open one; in order of payee.
        var totals: [PeriodTotalRow] = []
    }

    private let book: BookReader
    private let models: ModelSet
    private let point: BookReader.PointInTime
    private let totals: [Period: [PeriodTotalRow]]

    /// - Complexity: O(1) for the head and all dates, else O(postings).
    init(_ book: BookReader, _ models: ModelSet, at point: BookReader.PointInTime) throws {
        self.book = book
        self.models = models
        self.point = point
        totals =
            point.isHead && point.coversAllDates
            ? try models.openTotals() : try models.openTotals(at: point)
    }

    /// The programme's first period; nil where no rule version was known.
    func first() throws -> Period? {
        guard let version = try models.programme.versions.row(1),
            version.position <= point.knownAt
        else { return nil }
        return try models.programme.firstPeriod()
    }

    /// Where a period stood that is not before the first.
    ///
    /// - Complexity: O(closings of the period), at the head and for all dates O(1).
    func standing(_ period: Period) throws -> Standing {
        var standing = try closing(of: period)
        if !standing.isClosed { standing.totals = totals[period] ?? [] }
        return standing
    }

    private func closing(of period: Period) throws -> Standing {
        var standing = Standing()
        if point.isHead, point.coversAllDates {
            let row = try models.programme.periods.row(NumberKey(UInt32(period.rawValue)))
            guard let row, row.isClosed else { return standing }
            return Standing(isClosed: true, closedAt: row.closedOn, totals: row.totals)
        }
        guard let head = try models.programme.latest()?.rules.head else { return standing }
        try book.log.forEach(ofStream: .period, "\(head.programme)/\(period)") { event in
            guard event.position <= point.knownAt else { return false }
            guard point.coversAllDates || event.effectiveOn <= point.asOf else { return true }
            standing =
                event.type == .periodClosed
                ? Standing(
                    isClosed: true, closedAt: event.recordedAt, totals: try Self.totals(event))
                : Standing()
            return true
        }
        return standing
    }

    private static func totals(_ event: borrowing EventView) throws -> [PeriodTotalRow] {
        let body = try PeriodClosed(event.asPeriodClosed())
        var rows: [PeriodTotalRow] = []
        for (index, total) in body.totals.enumerated() {
            rows.append(
                PeriodTotalRow(
                    payee: event.reference(PeriodClosed.Slot.totals + index),
                    currency: total.currency, accrued: total.accrued.minorUnits,
                    adjusted: total.adjusted.minorUnits))
        }
        return rows
    }
}

// MARK: - Totals of open periods

extension ModelSet {
    /// What a closing would state now, by period: every payee that accrued or was adjusted by
    /// anything but zero, in order of id (rules.md section 9, "Statements").
    package func openTotals() throws -> [Period: [PeriodTotalRow]] {
        var sums: [Period: [UInt32: PayeeTotals]] = [:]
        try commissions.totals.forEach { key, totals in
            guard let period = Period(rawValue: Int32(bitPattern: key.first)) else { return }
            sums[period, default: [:]][key.second] = totals
        }
        return try rows(sums)
    }

    /// The same from the postings that were known at a position and are effective by a date.
    fileprivate func openTotals(
        at point: BookReader.PointInTime
    ) throws -> [Period: [PeriodTotalRow]] {
        var sums: [Period: [UInt32: PayeeTotals]] = [:]
        for owner in try commissions.postings.owners() {
            try commissions.postings.forEach(of: owner) { posting in
                guard posting.position <= point.knownAt else { return false }
                guard point.coversAllDates || posting.effectiveOn <= point.asOf else {
                    return true
                }
                try sums[posting.inPeriod, default: [:]][UInt32(owner), default: PayeeTotals()]
                    .add(posting)
                return true
            }
        }
        return try rows(sums)
    }

    private func rows(
        _ sums: [Period: [UInt32: PayeeTotals]]
    ) throws -> [Period: [PeriodTotalRow]] {
        guard let currency = try programme.currency() else { return [:] }
        return try sums.mapValues { payees in
            try payees.compactMap { payee, sums -> (id: String, row: PeriodTotalRow)? in
                guard sums.accrued != 0 || sums.adjusted != 0 else { return nil }
                let row = PeriodTotalRow(
                    payee: payee, currency: currency, accrued: sums.accrued,
                    adjusted: sums.adjusted)
                return (try partners.id(of: payee), row)
            }
            .sorted { Allocation.bytewisePrecedes($0.id, $1.id) }.map(\.row)
        }
    }
}

extension PayeeTotals {
    /// Takes in a posting as the journal does when it is posted; throws `overflow`.
    fileprivate mutating func add(_ posting: Posting) throws(AccountingError) {
        switch posting.kind {
        case .accrued: try accrued.add(posting.amount)
        case .adjusted, .drawn, .reinstated: try adjusted.add(posting.amount)
        case .forfeited: try adjusted.subtract(posting.amount)
        case .released, .scheduled, .returned, .paid, .fundAllocated, .fundExpired,
            .fundReimbursed:
            break
        }
    }
}
