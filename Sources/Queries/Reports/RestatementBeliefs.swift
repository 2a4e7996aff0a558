import Accounting
import ReadModels

/// What was believed of a payee, what is, and what each event has moved in between, in minor units.
struct RestatementBeliefs {
    /// An event and what its entries move.
    struct Moved {
        let position: UInt64
        var amount: Int64 = 0
        var entries: [String] = []
    }

    private(set) var was: Int64 = 0
    private(set) var now: Int64 = 0
    /// In log order, without those whose entries come to nothing.
    private(set) var events: [Moved] = []

    private let figure: RestatementQuery.Figure
    private let span: RestatementSpan
    private let models: ModelSet

    /// - Complexity: O(postings of the payee).
    init(
        _ figure: RestatementQuery.Figure, of owner: UInt32, _ models: ModelSet,
        _ span: RestatementSpan
    ) throws {
        self.figure = figure
        self.span = span
        self.models = models
        var moving: [Moving] = []
        try models.commissions.postings.forEach(of: UInt64(owner)) { posting in
            guard posting.position <= span.to.position else { return false }
            guard span.compares(posting), span.counts(posting, in: span.to) else { return true }
            if span.counts(posting, in: span.from) {
                let amount = try amount(of: posting)
                try was.add(amount)
                try now.add(amount)
            } else {
                try move(by: posting, &moving)
            }
            return true
        }
        try gather(moving)
    }
}

// MARK: - What has moved

extension RestatementBeliefs {
    /// An entry that only the later belief counts.
    private struct Moving {
        let posting: Posting
        let amount: Int64
        let lapse: Lapse?
    }

    /// What lapses on a day of what was earned for a document.
    private struct Lapse: Hashable {
        let document: EntryDocument
        let component: UInt16
        let day: BusinessDate
    }

    private mutating func move(by posting: Posting, _ moving: inout [Moving]) throws {
        let (position, number) = (posting.position, posting.number)
        guard let entry = try models.commissions.entries.row(position: position, number: number),
            try !span.isLater(posting, entry.document, models.sales)
        else { return }
        try now.add(try amount(of: posting))
        // Counts the entry itself, not its posting, as a part of what the event has brought.
        let own = try amount(of: Posting(entry, position: position, number: number))
        guard own != 0 else { return }
        let lapse = Lapse(
            document: entry.document, component: entry.component, day: entry.effectiveOn)
        moving.append(
            Moving(
                posting: posting, amount: own, lapse: entry.kind == .forfeited ? lapse : nil))
    }

    /// Sums what has moved by event. A lapse that was posted ahead and taken back, as the customer
    /// paid in time, has never been believed: it is passed over.
    private mutating func gather(_ moving: [Moving]) throws {
        var lapses: [Lapse: Int64] = [:]
        for move in moving {
            if let lapse = move.lapse { try lapses[lapse, default: 0].add(move.amount) }
        }
        for move in moving {
            if let lapse = move.lapse, lapses[lapse] == 0 { continue }
            let position = move.posting.position
            if events.last?.position != position { events.append(Moved(position: position)) }
            try events[events.count - 1].amount.add(move.amount)
            events[events.count - 1].entries.append("\(position).\(move.posting.number)")
        }
        events.removeAll { $0.amount == 0 }
    }

    /// What a posting adds to the figure.
    private func amount(of posting: Posting) throws -> Int64 {
        var figures = StatementFigures()
        try figures.add(
            posting, withheld: try models.commissions.withheld(by: posting), isBefore: false)
        return switch figure {
        case .earned: try figures.accrued.adding(figures.adjusted)
        case .owed: figures.closing
        case .paid: figures.paid
        }
    }
}
