import Accounting
import Commands
import Events
import NaiveRules
import Projections
import Queries
import ReadModels
import TestSupport
import Testing

/// Draws of made-up histories against the naive recomputation, which shares no code with them.
@Suite("Random draws")
struct RandomDrawTests {
    /// After every step: what was drawn is what the recomputation has, by payee, period, day and
    /// position; what is left to recover too, and it is the balance of asset:draw.
    @Test(arguments: UInt64(1)...20)
    func theyAreSettledAsByTheRecomputation(_ seed: UInt64) throws {
        try withTemporaryBook { book in
            var history = try RandomDraws(book, seed: seed)
            for step in 0..<120 {
                try history.step()
                let differences = try self.differences(history)
                #expect(differences.isEmpty, "seed \(seed), step \(step): \(differences)")
                guard differences.isEmpty else { return }
            }
            let replay = ModelSet()
            try replay.fold.catchUp(with: book.log)
            for state in replay.fold.states {
                let live = try book.models.fold.digest(of: state.name)
                #expect(try replay.fold.digest(of: state.name) == live, "\(state.name)")
            }
        }
    }

    /// The histories come to what they are meant to show: draws paid, recovered and given, and
    /// settlements changed by closing a period again.
    @Test func historiesPayAndRecover() throws {
        var (paid, recovered, given, again) = (0, 0, 0, 0)
        for seed in UInt64(1)...8 {
            try withTemporaryBook { book in
                var history = try RandomDraws(book, seed: seed)
                for _ in 0..<120 { try history.step() }
                var settled: Set<[Int]> = []
                let head = try book.log.head().position
                try book.models.commissions.entries.forEach(from: 1, through: head) { _, _, entry in
                    guard entry.kind == .drawn else { return }
                    if entry.amount > 0 { paid += 1 } else { recovered += 1 }
                    if entry.lines.contains(where: { $0.account == .commission }) { given += 1 }
                    let key = [Int(entry.payee), Int(entry.forPeriod.rawValue)]
                    if !settled.insert(key).inserted { again += 1 }
                }
            }
        }
        #expect(paid > 50)
        #expect(recovered > 20)
        #expect(given > 10)
        #expect(again > 10)
    }

    private func differences(_ history: RandomDraws) throws -> [String] {
        let models = history.book.models
        var list = models.fold.states.compactMap { state in
            state.stop.map { "\(state.name) stopped: \($0.reason)" }
        }
        var found: [String: Int64] = [:]
        let head = try history.book.log.head().position
        try models.commissions.entries.forEach(from: 1, through: head) { position, _, entry in
            guard entry.kind == .drawn else { return }
            let payee = try models.partners.id(of: entry.payee)
            let key =
                "\(position) \(payee) \(entry.forPeriod) \(entry.inPeriod) \(entry.effectiveOn)"
            found[key, default: 0] += entry.amount
        }
        var wanted: [String: Int64] = [:]
        for entry in history.naive.entries where entry.kind == "drawn" {
            let key =
                "\(entry.position) \(entry.payee) \(entry.forPeriod) \(entry.inPeriod) "
                + "\(entry.effectiveOn)"
            wanted[key, default: 0] += entry.amount
        }
        for key in Set(found.keys).union(wanted.keys).sorted() {
            let (does, should) = (found[key] ?? 0, wanted[key] ?? 0)
            if does != should { list.append("\(key): \(does), recomputed \(should)") }
        }
        for payee in RandomDraws.payees { list += try self.balances(of: payee, history) }
        return list
    }

    private func balances(of payee: String, _ history: RandomDraws) throws -> [String] {
        let journal = history.book.models.commissions
        let ordinal = try history.book.log.stream(.partner, payee).ordinal
        let kept = try journal.draws.row(ordinal)?.balance ?? 0
        let naive = history.naive.drawBalance(of: payee)
        var account: Int64 = 0
        try journal.postings.forEach(of: UInt64(ordinal)) { posting in
            account += try journal.drawOwed(by: posting)
            return true
        }
        return kept == naive && account == naive
            ? [] : ["\(payee) owes \(kept), asset:draw \(account), recomputed \(naive)"]
    }
}
