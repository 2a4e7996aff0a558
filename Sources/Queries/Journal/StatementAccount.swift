import Accounting
import ReadModels

/// A payee's period as a statement tells it: the figures, what is owed at both ends by account, and
/// the lines that lead from one to the other.
struct StatementAccount {
    let payee: String
    let period: Period
    /// The programme's.
    let currency: Currency
    private(set) var figures = StatementFigures()
    private(set) var opening = BalanceSums()
    private(set) var closing = BalanceSums()
    /// In the order in which they were posted.
    private(set) var lines: [StatementLine] = []

    init(payee: String, period: Period, currency: Currency) {
        self.payee = payee
        self.period = period
        self.currency = currency
    }

    /// Takes in a posting of the period or of one before it, and of the former its entry. Those of
    /// earlier periods come first.
    mutating func add(
        _ posting: Posting, withheld: Int64, _ entry: EntryRow?, component: String
    ) throws {
        let isBefore = posting.inPeriod < period
        try figures.add(posting, withheld: withheld, isBefore: isBefore)
        try closing.add(posting, withheld: withheld)
        guard !isBefore else {
            opening = closing
            return
        }
        guard let entry else { return }
        lines += try StatementLine.lines(
            of: entry, position: posting.position, number: posting.number, component: component,
            withheld: withheld)
    }
}

extension BalanceSums {
    /// What is owed altogether: a statement opens and closes with it.
    func owed() throws(AccountingError) -> Int64 {
        try held.adding(payable).adding(scheduled)
    }
}

// MARK: - Agreement

extension StatementAccount {
    /// Compares the figures with each other, with the balances at both ends and with the lines that
    /// are shown.
    ///
    /// - Throws: `FigureMismatch` where two of them differ.
    func check(_ groups: [StatementGroup]) throws {
        try compare(
            "opening + accrued + adjusted - paid, against the closing",
            try figures.opening.adding(figures.accrued).adding(figures.adjusted)
                .subtracting(figures.paid), figures.closing)
        try compare("the opening, held + payable + scheduled", try opening.owed(), figures.opening)
        try compare("the closing, held + payable + scheduled", try closing.owed(), figures.closing)
        let sections = [
            (StatementSection.accrued, figures.accrued), (.adjusted, figures.adjusted),
            (.paid, figures.paid),
        ]
        for (section, figure) in sections {
            try compare(
                "the lines of what was \(section.rawValue)", try sum(of: section, groups), figure)
        }
        let released = try groups.filter { $0.section == .moved && $0.name == "released" }
            .reduce(Int64(0)) { sum, group in try sum.adding(group.sum) }
        try compare("the lines of what was released", released, figures.released)
    }

    func sum(
        of section: StatementSection, _ groups: [StatementGroup]
    ) throws(AccountingError) -> Int64 {
        var sum: Int64 = 0
        for group in groups where group.section == section { try sum.add(group.sum) }
        return sum
    }

    private func compare(_ what: String, _ found: Int64, _ figure: Int64) throws(FigureMismatch) {
        try FigureMismatch.check(
            "the statement of \(payee) in \(period): \(what)", found, is: figure
        ) { "\(Money(minorUnits: $0, currency: currency))" }
    }
}
