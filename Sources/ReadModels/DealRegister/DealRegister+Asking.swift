import Accounting
import Events
import Projections

extension DealRegister {
    /// A deal as it stands by the order of the log.
    package func deal(_ ordinal: UInt32) throws -> DealRow? {
        try deals.row(ordinal)
    }

    /// Where a deal stands by the order of the log, on a day: what an event that is effective then
    /// is judged by.
    package func state(of deal: UInt32, on date: BusinessDate) throws -> DealState {
        try deals.row(deal)?.state(on: date) ?? .absent
    }

    /// Where a deal stood on a day: by those of its events that are effective by then.
    ///
    /// - Complexity: O(1), or O(n) in the deal's n events for a day before its latest.
    package func state(of deal: UInt32, asOf date: BusinessDate) throws -> DealState {
        guard let row = try deals.row(deal) else { return .absent }
        if date >= row.latestOn { return row.state(on: date) }
        return try histories.row(deal)?.step(on: date)?.state(on: date) ?? .absent
    }

    /// The partner that owned a deal on a day; the first one before its submission, 0 for a deal
    /// that is not known.
    package func owner(of deal: UInt32, on date: BusinessDate) throws -> UInt32 {
        guard let row = try deals.row(deal) else { return 0 }
        guard row.hasHadOwners else { return row.owner }
        return try histories.row(deal)?.owner(on: date) ?? row.owner
    }

    /// The shares of a deal in their order; empty unless it is attributed.
    package func shares(of deal: UInt32) throws -> [AttributedShare] {
        try shares.row(deal)?.shares ?? []
    }

    /// What a deal says about a line of a payee on a day, as known now (rules.md section 2, "Line
    /// facts"): by the protection that contains the day, else by the last approval that is effective
    /// by then; kind and sourcing by the last submission. Nothing for a deal that is not known.
    package func protection(
        of deal: UInt32, on date: BusinessDate, payee: UInt32
    ) throws -> DealFacts {
        guard let row = try deals.row(deal) else { return .none }
        if row.revision == 1, let from = row.protectFrom, let until = row.protectUntil,
            from <= date, date <= until
        {
            return DealFacts(
                isProtected: try isProtected(deal, row, on: date, payee: payee),
                exclusivity: row.exclusivity, kind: row.kind, sourcing: row.sourcing)
        }
        guard let history = try histories.row(deal) else { return .none }
        let protection = history.protection(on: date)
        guard let submission = history.submission(on: date) else { return .none }
        return DealFacts(
            isProtected: try protection != nil && isProtected(deal, row, on: date, payee: payee),
            exclusivity: protection.map(\.exclusivity) ?? history.exclusivity(on: date),
            kind: submission.kind, sourcing: submission.sourcing)
    }

    /// Whether a deal that is protected on a day counts as such for a payee: it is its owner's,
    /// and was not closed before without being won.
    private func isProtected(
        _ deal: UInt32, _ row: DealRow, on date: BusinessDate, payee: UInt32
    ) throws -> Bool {
        if row.state.isClosedUnwon, let closedOn = row.closedOn, closedOn < date { return false }
        return try owner(of: deal, on: date) == payee
    }

    /// The conflicts found for a deal's last submission; open until it is decided.
    package func conflicts(of deal: UInt32) throws -> [DealConflict] {
        try conflicts.row(deal)?.conflicts ?? []
    }

    /// The names of the product lines of a deal, as its last submission gave them; empty for all.
    package func productLines(of deal: UInt32) throws -> [String] {
        try texts.row(deal)?.lines.compactMap { try lines.names.row($0)?.name } ?? []
    }
}

// MARK: - Counts

extension DealRegister {
    /// How many deals a partner won on the days `from...through`, by close date, of those it owned
    /// then.
    ///
    /// - Complexity: O(months between), as for `registrations`.
    package func wins(
        of partner: UInt32, from: BusinessDate, through: BusinessDate
    ) throws -> Int64 {
        try won.sum(of: partner, from: from, through: through)
    }

    /// How many deals of a partner were protected for the first time on the days `from...through`.
    package func registrations(
        of partner: UInt32, from: BusinessDate, through: BusinessDate
    ) throws -> Int64 {
        try registered.sum(of: partner, from: from, through: through)
    }

    /// How many deals of a partner are submitted, conflicted, returned, protected or appealed on a
    /// day, by the order of the log.
    package func openDeals(of partner: UInt32, on date: BusinessDate) throws -> Int64 {
        try load.open(of: partner, on: date)
    }
}
