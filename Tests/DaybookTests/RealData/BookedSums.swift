import Accounting
import Queries
import TestSupport

/// What the book's journal and balances say, summed. In cents.
struct BookedSums {
    /// By payee, component and the month that it is about; without those that came to nothing.
    private(set) var accrued: [String: Int64] = [:]
    /// By payee, all dates.
    private(set) var byPayee: [String: CalculatedEarnings.Sums] = [:]
    /// By payee, what is effective on or before the date.
    private(set) var earnedByDate: [String: Int64] = [:]

    /// Reads every entry.
    init(journalOf book: BookReader, asOf date: String) throws {
        let point = try book.point(asOf: .max, knownAt: nil)
        _ = try JournalQuery().answer(book, at: point) { row in
            let entry = AnsweredRow(row)
            let amount = entry.minorUnits("amount")
            let payee = entry.text("payee")
            var sums = byPayee[payee] ?? CalculatedEarnings.Sums()
            var earned = amount
            switch entry.text("kind") {
            case "accrued":
                let key = "\(payee) \(entry.text("component")) \(entry.text("forPeriod"))"
                accrued[key, default: 0] += amount
                sums.accrued += amount
            case "released":
                sums.released += amount
                earned = 0
            case "forfeited":
                sums.forfeited += amount
                earned = -amount
            case "reinstated": sums.reinstated += amount
            default: earned = 0
            }
            byPayee[payee] = sums
            if entry.text("effectiveOn") <= date { earnedByDate[payee, default: 0] += earned }
        }
        accrued = accrued.filter { $0.value != 0 }
    }
}
