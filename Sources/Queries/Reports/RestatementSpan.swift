import Accounting
import ReadModels

/// Between which two beliefs a restatement is, and which entries it compares.
///
/// An entry that corrects a period is dated when it is learned, after the period as a rule, so that
/// dates would hide what the report is for. It is the period that an entry is about which says
/// whether the earlier belief had a figure that the entry changes.
struct RestatementSpan {
    /// What was known at a position.
    struct Belief {
        let position: UInt64
        /// The latest date that was known; `.min` for none.
        let date: BusinessDate
    }

    let from: Belief
    let to: Belief
    /// The date that both beliefs are limited to, where one is asked for.
    var asOf: BusinessDate?
    /// The latest date that the earlier belief knew, and its period: what is about later periods
    /// is not compared. nil where a date or a period is asked for.
    var known: (date: BusinessDate, period: Period)?
    /// The only period that compared entries are about.
    var period: Period?
    /// The only period that compared entries are booked in.
    var inPeriod: Period?

    init(from: Belief, to: Belief) {
        self.from = from
        self.to = to
    }

    /// Whether the posting is one of those that are compared, as far as it says so itself.
    func compares(_ posting: Posting) -> Bool {
        posting.position <= to.position && (period == nil || posting.forPeriod == period)
            && (inPeriod == nil || posting.inPeriod == inPeriod)
            && posting.forPeriod <= known?.period ?? posting.forPeriod
    }

    /// Whether a belief counts the posting. A lapse is posted ahead with the sale and taken back as
    /// the customer pays, so until its day it says nothing about what is earned.
    func counts(_ posting: Posting, in belief: Belief) -> Bool {
        guard posting.position <= belief.position else { return false }
        if let asOf { return posting.effectiveOn <= asOf }
        return posting.kind != .forfeited || posting.effectiveOn <= belief.date
    }

    /// Whether an entry that the earlier belief does not count is a later document of the period
    /// that had not ended: it goes on with the period and restates nothing.
    func isLater(_ posting: Posting, _ document: EntryDocument, _ sales: SalesBook) throws -> Bool {
        guard let known, posting.position > from.position, posting.forPeriod == known.period else {
            return false
        }
        let date =
            switch document.kind {
            case .invoice: try sales.invoices.row(document.ordinal)?.date
            case .credit: try sales.credits.row(document.ordinal)?.date
            case .payout, .fund: posting.effectiveOn
            // By hand, by a dispute or a draw: the period that it is about is all that it says.
            case .none, .adjustment, .dispute: nil as BusinessDate?
            }
        return date.map { $0 > known.date } ?? false
    }
}
