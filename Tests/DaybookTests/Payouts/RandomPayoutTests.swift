import Accounting
import Commands
import Events
import NaiveRules
import Projections
import Queries
import ReadModels
import TestSupport
import Testing

/// Payouts of made-up histories against the naive recomputation, which shares no code with them.
@Suite("Random payouts")
struct RandomPayoutTests {
    /// After every step: entries balance by currency, balances on several dates are those of the
    /// recomputation, and all that was earned is held, payable, scheduled, paid or withheld, once.
    @Test(arguments: UInt64(1)...20)
    func everyCentIsInOnePlace(_ seed: UInt64) throws {
        try withTemporaryBook { book in
            var history = try RandomPayouts(book, seed: seed)
            var checked: UInt64 = 0
            for step in 0..<120 {
                try history.step()
                let differences = try self.differences(history, after: checked)
                #expect(differences.isEmpty, "seed \(seed), step \(step): \(differences)")
                guard differences.isEmpty else { return }
                checked = try book.log.head().position
            }
            let replay = ModelSet()
            try replay.fold.catchUp(with: book.log)
            for state in replay.fold.states {
                let live = try book.models.fold.digest(of: state.name)
                #expect(try replay.fold.digest(of: state.name) == live, "\(state.name)")
            }
        }
    }

    /// The histories come to what they are meant to show.
    @Test func historiesPayAndFail() throws {
        var seen: Set<PayoutState> = []
        var abroad = 0
        for seed in UInt64(1)...3 {
            try withTemporaryBook { book in
                var history = try RandomPayouts(book, seed: seed)
                for _ in 0..<120 { try history.step() }
                try book.models.payouts.payouts.forEach { _, payout in
                    if let run = try book.models.payouts.run(payout.run) {
                        seen.insert(payout.state(of: run))
                    }
                    if payout.settled != nil, payout.pay.currency != payout.net.currency {
                        abroad += 1
                    }
                }
            }
        }
        #expect(seen.isSuperset(of: [.settled, .failed]))
        #expect(abroad > 0)
    }

    private func differences(
        _ history: RandomPayouts, after position: UInt64
    ) throws -> [String] {
        let models = history.book.models
        var list = models.fold.states.compactMap { state in
            state.stop.map { "\(state.name) stopped: \($0.reason)" }
        }
        let head = try history.book.log.head().position
        try models.commissions.entries.forEach(from: position + 1, through: head) {
            position, number, entry in
            var sums: [Currency: Int64] = [:]
            for line in entry.lines {
                sums[line.currency(in: entry), default: 0] += line.amount
            }
            if sums.values.contains(where: { $0 != 0 }) {
                list.append("\(position).\(number): \(sums)")
            }
        }
        let dates = [
            history.date, try history.date.adding(days: -10), try history.date.adding(days: 20),
        ]
        for payee in RandomPayouts.payees {
            let ordinal = try history.book.log.stream(.partner, payee).ordinal
            for date in dates {
                let found = try sums(of: ordinal, on: date, models)
                let naive = history.naive.balance(payee: payee, asOf: "\(date)")
                let compared = [
                    (found.held, naive.held), (found.payable, naive.payable),
                    (found.scheduled, naive.scheduled), (found.paid, naive.paid),
                    (found.withheld, naive.withheld),
                ]
                if compared.contains(where: { $0 != $1 }) {
                    list.append("\(payee) on \(date): \(found), naive \(naive)")
                }
            }
            list += try unaccounted(payee, ordinal, models)
        }
        return list
    }

    private func sums(
        of payee: UInt32, on date: BusinessDate, _ models: ModelSet
    ) throws -> BalanceSums {
        var sums = BalanceSums()
        try models.commissions.postings.forEach(of: UInt64(payee)) { posting in
            guard posting.effectiveOn <= date else { return true }
            try sums.add(posting, withheld: try models.commissions.withheld(by: posting))
            return true
        }
        return sums
    }

    private func unaccounted(
        _ payee: String, _ ordinal: UInt32, _ models: ModelSet
    ) throws -> [String] {
        var earned: Int64 = 0
        try models.commissions.postings.forEach(of: UInt64(ordinal)) { posting in
            if posting.kind == .accrued || posting.kind == .adjusted { earned += posting.amount }
            return true
        }
        let sums = try sums(of: ordinal, on: .max, models)
        let placed = sums.held + sums.payable + sums.scheduled + sums.paid + sums.withheld
        return earned == placed ? [] : ["\(payee) earned \(earned), and \(placed) is somewhere"]
    }
}
