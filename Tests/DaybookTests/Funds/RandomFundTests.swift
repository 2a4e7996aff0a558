import Accounting
import Commands
import EventLog
import Projections
import ReadModels
import TestSupport
import Testing

/// The entries of made-up funds against the figures of their ledgers.
@Suite("Random funds")
struct RandomFundTests {
    /// At every position on every day, what accrual funds owe is what is available, reserved and
    /// approved; cash is what was reimbursed; and the cost is the rest. Days before the first open
    /// month are left out, for what belongs to them is booked on its first day.
    @Test(arguments: UInt64(1)...40)
    func theLiabilityIsWhatWaits(_ seed: UInt64) throws {
        try withTemporaryBook { book in
            var history = try RandomFunds(book, seed: seed, closes: seed.isMultiple(of: 2))
            for _ in 0..<150 { try history.step() }
            let stopped = book.models.fold.states.compactMap(\.stop?.reason)
            #expect(stopped == [])
            for fund in RandomFunds.funds {
                let differences = try self.differences(fund, history)
                #expect(differences.isEmpty, "seed \(seed): \(differences.prefix(5))")
            }
        }
    }

    /// The histories come to what they are meant to show.
    @Test func historiesReimburseExpireAndCorrect() throws {
        var kinds: [EntryKind: Int] = [:]
        var corrections = 0
        for seed in UInt64(1)...6 {
            try withTemporaryBook { book in
                var history = try RandomFunds(book, seed: seed, closes: true)
                for _ in 0..<150 { try history.step() }
                try forEachEntry(of: nil, book) { _, entry in
                    kinds[entry.kind, default: 0] += 1
                    if entry.amount < 0 { corrections += 1 }
                }
            }
        }
        #expect(kinds[.fundAllocated, default: 0] > 20)
        #expect(kinds[.fundReimbursed, default: 0] > 20)
        #expect(kinds[.fundExpired, default: 0] > 20)
        #expect(corrections > 10)
    }

    private struct Change {
        let position: UInt64
        let on: BusinessDate
        var liability: Int64 = 0
        var expense: Int64 = 0
        var cash: Int64 = 0
    }

    private func differences(_ fund: String, _ history: RandomFunds) throws -> [String] {
        let ordinal = try history.book.log.stream(.fund, fund).ordinal
        let changes = try changes(of: ordinal, history.book)
        var list: [String] = []
        for snapshot in history.snapshots where snapshot.fund == ordinal {
            var days = Set(changes.map(\.on))
            days.formUnion(FundLedger(snapshot.row, through: .max).flows.map(\.on))
            days.formUnion(try days.map { try $0.adding(days: -1) })
            for day in days.sorted() where day >= snapshot.openFrom {
                var sum = Change(position: 0, on: day)
                for change in changes
                where change.position <= snapshot.position && change.on <= day {
                    sum.liability += change.liability
                    sum.expense += change.expense
                    sum.cash += change.cash
                }
                let figures = FundLedger.figures(of: snapshot.row, asOf: day)
                if !agrees(sum, figures, fund) {
                    list.append("\(fund) at \(snapshot.position) on \(day): \(sum), \(figures)")
                }
            }
        }
        return list
    }

    private func agrees(_ sum: Change, _ figures: FundFigures, _ fund: String) -> Bool {
        let waiting = figures.available + figures.reserved + figures.approvedNotPaid
        guard sum.cash == -figures.reimbursed else { return false }
        guard sum.expense == -sum.liability - sum.cash else { return false }
        switch fund {
        case RandomFunds.funds[0]: return sum.liability == -waiting
        case RandomFunds.funds[1]: return sum.liability == 0
        default: return (-waiting...0).contains(sum.liability)
        }
    }

    private func changes(of fund: UInt32, _ book: Book) throws -> [Change] {
        var changes: [Change] = []
        try forEachEntry(of: fund, book) { position, entry in
            var change = Change(position: position, on: entry.effectiveOn)
            for line in entry.lines {
                switch line.account {
                case .fund: change.liability += line.owner == fund ? line.amount : 0
                case .fundExpense: change.expense += line.amount
                case .cash: change.cash += line.amount
                default: Issue.record("\(line.account) is no account of funds")
                }
            }
            changes.append(change)
        }
        return changes
    }

    private func forEachEntry(
        of fund: UInt32?, _ book: Book, _ body: (UInt64, EntryRow) throws -> Void
    ) throws {
        let head = try book.log.head().position
        try book.models.commissions.entries.forEach(from: 1, through: head) { position, _, entry in
            guard entry.document.kind == .fund, fund == nil || entry.document.ordinal == fund
            else { return }
            try body(position, entry)
        }
    }
}
