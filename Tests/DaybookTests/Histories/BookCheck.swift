import Accounting
import Commands
import NaiveRules
import Projections
import Queries
import ReadModels

/// What must hold of a book at the end of a history.
struct BookCheck {
    let book: Book
    let naive: NaiveBook

    private var models: ModelSet { book.models }

    func differences() throws -> [String] {
        var list: [String] = []
        try partners { id, ordinal in
            list += try balances(of: id, ordinal)
            list += try bases(of: id, ordinal)
            list += try tiers(of: id, ordinal)
        }
        list += try replays()
        list += try pastKnowledge()
        return list
    }

    private func partners(_ visit: (String, UInt32) throws -> Void) throws {
        for id in Set(naive.entries.map(\.payee)).sorted() {
            try visit(id, try book.log.stream(.partner, id).ordinal)
        }
    }
}

// MARK: - Against the recomputation

extension BookCheck {
    private func balances(of id: String, _ ordinal: UInt32) throws -> [String] {
        var sums = BalanceSums()
        try models.commissions.postings.forEach(of: UInt64(ordinal)) { posting in
            try sums.add(posting, withheld: try models.commissions.withheld(by: posting))
            return true
        }
        let balance = naive.balance(payee: id)
        let isSame =
            sums.held == balance.held && sums.payable == balance.payable
            && sums.scheduled == balance.scheduled && sums.paid == balance.paid
            && sums.withheld == balance.withheld
        return isSame ? [] : ["balance of \(id): \(sums), naive \(balance)"]
    }

    private func bases(of id: String, _ ordinal: UInt32) throws -> [String] {
        guard let home = try models.programme.currency() else { return [] }
        var list: [String] = []
        var bases: [Int64] = []
        try models.sales.invoices.forEach { _, invoice in
            guard invoice.crediting.shares.contains(where: { $0.payee == ordinal }) else { return }
            for line in invoice.lines {
                try invoice.crediting.credit(
                    line.retained, of: invoice.currency, in: home, into: &bases)
                let found = zip(invoice.crediting.shares, bases).reduce(Int64(0)) {
                    $1.0.payee == ordinal ? $0 + $1.1 : $0
                }
                let wanted = naive.basis(payee: id, invoice: invoice.id, line: line.id)
                if found != wanted {
                    list.append(
                        "basis of \(id) on \(invoice.id) line \(line.id): \(found), "
                            + "naive \(wanted)")
                }
            }
        }
        return list
    }
}

extension BookCheck {
    /// On days of two years, by the name in the ladder in force on each.
    private func tiers(of id: String, _ ordinal: UInt32) throws -> [String] {
        let history = try models.programme.history()
        var list: [String] = []
        var day = try BusinessDate(year: 2024, month: 1, day: 1)
        while day.year < 2026 {
            let held = try models.tiers.tier(of: ordinal, on: day)
            var found: String?
            if let held, let reader = history.inForce(on: day),
                let place = history.tier(
                    Int(held.index), heldUnder: history.versions[Int(held.version) - 1],
                    readBy: reader)
            {
                found = reader.rules.tiers?.ladder.names[place]
            }
            let wanted = try naive.tier(of: id, on: "\(day)")
            if found != wanted {
                list.append("tier of \(id) on \(day): \(found ?? "-"), naive \(wanted ?? "-")")
            }
            day = try day.adding(days: 61)
        }
        return list
    }
}

// MARK: - Against itself

extension BookCheck {
    /// Folded in one go, in chunks of any size and, as it was, event by event: the same.
    private func replays() throws -> [String] {
        let head = try book.log.head().position
        var random = HistoryRandom(seed: head)
        let (whole, chunked) = (ModelSet(), ModelSet())
        try whole.fold.catchUp(with: book.log)
        var reached: UInt64 = 0
        while reached < head {
            reached += UInt64(random.number(1...12))
            try chunked.fold.catchUp(with: book.log, Fold.Range(through: min(reached, head)))
        }
        let late = try settledLate(&random)
        let scratched = ModelSet()
        scratched.commissions.mostAtOnce = 0
        let scratch = try ScratchStore(in: "/tmp")
        defer { scratch.close() }
        let pace = StoringPace(interval: UInt64(random.number(3...40)))
        try scratch.catchUp(scratched.fold, with: book.log, Fold.Range(), pace: pace) { _ in }
        return try models.fold.states.flatMap { state in
            let live = try models.fold.digest(of: state.name)
            return try [
                ("one go", whole), ("chunks", chunked), ("files", scratched), ("late", late),
            ].compactMap { name, other in
                let digest = try other.fold.digest(of: state.name)
                return digest == live ? nil : "\(state.name) is another when folded in \(name)"
            }
        }
    }

    /// The models when every settlement is put off as far as that goes, and settled document by
    /// document.
    private func settledLate(_ random: inout HistoryRandom) throws -> ModelSet {
        let models = ModelSet()
        models.commissions.mostAtOnce = 0
        let head = try book.log.head().position
        while models.fold.position < head {
            let next = models.fold.position + 1
            try models.fold.catchUp(with: book.log, Fold.Range(through: next))
            let isSettling = random.number(0...4) == 0
            try models.fold.settleDeferred(atMost: isSettling ? random.number(1...3) : 0)
        }
        return models
    }

    /// What was known at a position is what the whole knows up to there.
    private func pastKnowledge() throws -> [String] {
        let head = try book.log.head().position
        guard head > 2 else { return [] }
        var random = HistoryRandom(seed: head)
        let position = UInt64(random.number(1...Int(head) - 1))
        let past = ModelSet()
        try past.fold.catchUp(with: book.log, Fold.Range(through: position))
        let then = try entries(of: past, through: .max)
        let now = try entries(of: models, through: position)
        return then == now ? [] : ["the journal known at \(position) is not that of its prefix"]
    }

    private func entries(of models: ModelSet, through position: UInt64) throws -> [EntryRow] {
        var rows: [EntryRow] = []
        try models.commissions.entries.forEach(from: 0, through: position) { _, _, entry in
            rows.append(entry)
        }
        return rows
    }
}
