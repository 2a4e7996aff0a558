import Accounting
import Events
import Projections
import Rules

// What a submission is in conflict with: rules.md section 8, "A conflict".

extension DealRegister {
    /// The conflicts of a submission that is about to be recorded, in the order in which they are.
    ///
    /// Another deal conflicts when it is another partner's, has the same customer and a product
    /// line in common, and is in the way (`DealState.isInTheWay`) on the date of the submission or
    /// has ceased to be at most `lookback_days` before. An expired protection ceased on its last
    /// day.
    ///
    /// - Parameters:
    ///   - submission: as it will be recorded.
    ///   - deal: the ordinal of the deal, where it was submitted before; else 0.
    ///   - partner: the ordinal of the partner that submits.
    ///   - date: the submission's `effectiveOn`.
    ///   - rules: those in force on that date.
    /// - Returns: at most 20 conflicts with other deals and one of capacity.
    /// - Throws: `LMDBError` or `RowError` where a table cannot be read.
    /// - Complexity: O(d log n) for the d deals of the customer that are in the way, plus, where
    ///   names are compared, 1,000 for each rare word of the name; not in the number of deals.
    package func conflicts(
        for submission: DealSubmitted, deal: UInt32, partner: UInt32, on date: BusinessDate,
        rules: DealRules
    ) throws -> [FoundConflict] {
        var found: [FoundConflict] = []
        if let conflict = rules.conflict {
            let search = ConflictSearch(
                register: self, deal: deal, partner: partner, date: date, rules: conflict,
                lines: try lines.known(submission.productLines),
                namesLines: !submission.productLines.isEmpty)
            found = try search.find(CustomerIdentity(submission.customer))
        }
        if let limit = rules.openLimit,
            try openDeals(of: partner, on: date, counting: deal) > Int64(limit)
        {
            found.append(FoundConflict(kind: .capacity))
        }
        return found
    }

    /// How many deals of a partner are open on a day, one that it submits now included.
    private func openDeals(
        of partner: UInt32, on date: BusinessDate, counting deal: UInt32
    ) throws -> Int64 {
        let open = try openDeals(of: partner, on: date)
        guard let row = try deals.row(deal) else { return open + 1 }
        return row.owner == partner && row.state(on: date).isInTheWay ? open : open + 1
    }
}

extension CustomerIdentity {
    /// What a submission says of its customer.
    package init(_ customer: Customer) {
        self.init(
            name: customer.name, domain: customer.domain, duns: customer.duns,
            taxID: customer.taxId, country: customer.country)
    }
}

/// One look for the deals that a submission is in conflict with.
private struct ConflictSearch {
    let register: DealRegister
    let deal: UInt32
    let partner: UInt32
    let date: BusinessDate
    let rules: ConflictRules
    /// The submission's lines that other deals have named.
    let lines: [UInt32]
    /// Whether the submission names any line; without, it is about all.
    let namesLines: Bool

    /// Deals that ceased to be in the way before this day no longer count.
    private var earliest: Int32 {
        let day = Int64(date.daysSince1970) - Int64(rules.lookbackDays)
        return Int32(clamping: max(day, Int64(Int32.min) + 1))
    }

    func find(_ customer: CustomerIdentity) throws -> [FoundConflict] {
        var strongest = StrongestConflicts()
        var seen: Set<UInt32> = [deal]
        func take(_ list: UInt32, _ match: Events.ConflictMatch, _ score: Rate) throws {
            try register.customers.lists.forEach(in: list, from: earliest) { other in
                guard seen.insert(other).inserted, try isInTheWay(other) else { return }
                strongest.add(.init(deal: other, match: match, score: score))
            }
        }
        for kind in CustomerMatch.strongestFirst where rules.matches(on: kind.rule) {
            guard let list = try register.customers.list(of: customer, by: kind) else { continue }
            try take(list, kind.recorded, .whole)
        }
        for similar in try similar(to: customer) {
            try take(similar.customer, .fuzzy, similar.score)
        }
        return try found(strongest)
    }

    private func similar(to customer: CustomerIdentity) throws -> [SimilarNames.Found] {
        guard let threshold = rules.fuzzyFrom, !customer.name.isEmpty else { return [] }
        let isKnown = try register.customers.list(of: customer, by: .name) != nil
        let names = try SimilarNames(
            to: customer.name, isKnown: isKnown, in: register.customers.names)
        return try names.find(from: threshold)
    }

    /// Whether another deal is another partner's and has a product line in common.
    private func isInTheWay(_ other: UInt32) throws -> Bool {
        guard let row = try register.deals.row(other), row.owner != partner else { return false }
        guard namesLines else { return true }
        // Lines that nobody has named yet leave the mask empty, which would mean all.
        guard !lines.isEmpty else { return row.lines.namesNone }
        if let overlaps = row.lines.overlaps(ProductLineMask(lines)) { return overlaps }
        return try register.texts.row(other)?.lines.contains { lines.contains($0) } ?? false
    }

    private func found(_ strongest: StrongestConflicts) throws -> [FoundConflict] {
        var found = try strongest.inOrder.map { candidate in
            FoundConflict(
                otherDeal: candidate.deal, otherDealID: try register.texts.row(candidate.deal)?.id,
                kind: .deal, match: candidate.match,
                score: candidate.match == .fuzzy ? candidate.score : nil)
        }
        if strongest.more > 0 { found[found.count - 1].more = strongest.more }
        return found
    }
}

extension CustomerMatch {
    /// The name of it in a rule file.
    fileprivate var rule: Rules.ConflictMatch {
        switch self {
        case .duns: .duns
        case .taxID: .taxID
        case .domain: .domain
        case .name: .name
        }
    }

    /// The name of it in an event.
    fileprivate var recorded: Events.ConflictMatch {
        switch self {
        case .duns: .duns
        case .taxID: .taxId
        case .domain: .domain
        case .name: .name
        }
    }
}
