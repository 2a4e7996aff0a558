import Accounting
import Events
import ReadModels
import Rules

// What the log and the history of tiers say about the clauses that move no money by themselves.

extension CoverageTallies {
    /// Counts the events that act by the terms of deals, leads, disputes and exchange.
    ///
    /// - Complexity: O(events).
    mutating func countEvents(
        _ book: BookReader, _ versions: CoverageVersions, at point: BookReader.PointInTime
    ) throws {
        guard let home = versions.all.last?.rules.head.currency, point.knownAt > 0 else { return }
        try book.log.forEach(from: 1, through: point.knownAt) { event in
            if event.effectiveOn <= point.asOf, let counter = try Self.counter(of: event, home) {
                fire(versions.inForce(on: event.effectiveOn), counter)
            }
            return true
        }
    }

    private static func counter(
        of event: borrowing EventView, _ home: Currency
    ) throws -> CoverageCounter? {
        switch event.type {
        case .dealApproved: .approved
        case .dealExtended: .extended
        case .dealConflictFound:
            try event.asDealConflictFound().kind == .capacity ? .overLimit : .inConflict
        case .dealAppealed: .appealed
        case .leadDistributed: .offered
        case .commissionDisputeOpened: .disputed
        case .saleInvoiced:
            try SaleInvoiced(event.asSaleInvoiced()).lines.contains { $0.net.currency != home }
                ? .foreign : nil
        case .saleCredited:
            try SaleCredited(event.asSaleCredited()).isForeign(home) ? .foreign : nil
        default: nil
        }
    }

    /// Counts the moves between tiers, under the version that has decided them.
    ///
    /// - Complexity: O(moves).
    mutating func countMoves(_ models: ModelSet, through date: BusinessDate) throws {
        var order = IDOrder()
        try models.partners.partners.forEach { ordinal, row in
            if row.activatedOn != nil { order.add(ordinal, row.id) }
        }
        var moves: [TierPeriod] = []
        try order.forEach { ordinal in
            moves += try models.tiers.history(of: ordinal, through: date)
        }
        for move in moves where move.cause != .activation {
            let version = move.tier.version
            fire(version, .moved)
            switch move.cause {
            case .promotion: fire(version, .promoted)
            case .demotion: fire(version, .demoted)
            case .graceEnded: fire(version, .graceEnded)
            case .activation, .overridden, .overrideEnded, .ladder: continue
            }
            if let name = try models.tiers.name(of: move.tier) { fire(version, .reached(name)) }
        }
    }
}

extension SaleCredited {
    /// Whether it is a document of its own in another currency: a linked credit needs no rate.
    fileprivate func isForeign(_ home: Currency) -> Bool {
        invoiceId == nil && lines.contains { $0.net.currency != home }
    }
}
