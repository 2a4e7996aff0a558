import Accounting
import Queries

/// What the book's journal says, summed. In cents.
struct BookedSums {
    /// By payee, component and the month that it is about; without those that came to nothing.
    private(set) var accrued: [String: Int64] = [:]
    /// By payee, all dates.
    private(set) var byPayee: [String: CalculatedEarnings.Sums] = [:]
    /// By date, and by payee: what is effective on or before it of what was accrued and reinstated,
    /// less what was forfeited.
    private(set) var earned: [String: [String: Int64]] = [:]

    /// Reads every entry.
    init(journalOf book: BookReader, asOf dates: [String]) throws {
        let point = try book.point(asOf: .max, knownAt: nil)
        _ = try JournalQuery().answer(book, at: point) { add($0, dates) }
        accrued = accrued.filter { $0.value != 0 }
    }

    private mutating func add(_ entry: ReportRow, _ dates: [String]) {
        let payee = Self.text(entry["payee"])
        let amount = Int64(Self.text(entry["amount"]).filter { $0 != "." }) ?? 0
        var change = amount
        switch Self.text(entry["kind"]) {
        case "accrued":
            let key = "\(payee) \(Self.text(entry["component"])) \(Self.text(entry["forPeriod"]))"
            accrued[key, default: 0] += amount
            byPayee[payee, default: .init()].accrued += amount
        case "forfeited":
            byPayee[payee, default: .init()].forfeited += amount
            change = -amount
        case "reinstated": byPayee[payee, default: .init()].reinstated += amount
        case "released":
            byPayee[payee, default: .init()].released += amount
            change = 0
        default: change = 0
        }
        let effectiveOn = Self.text(entry["effectiveOn"])
        for date in dates where effectiveOn <= date {
            earned[date, default: [:]][payee, default: 0] += change
        }
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .text(let text), .decimal(let text): text
        default: ""
        }
    }
}
