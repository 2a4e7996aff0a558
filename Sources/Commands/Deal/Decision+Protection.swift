import Accounting
import Events
import ReadModels
import Rules

// What happens to a protected deal, and how it ends.

extension Decision {
    func extend(_ body: DealExtended) throws {
        let deal = try deal()
        guard deal.state == .protected, let until = deal.protectUntil else {
            throw Refusal(
                DealRefusal.notProtected,
                "\(describe(deal, deal.state)); only a protection is extended")
        }
        guard on <= until else {
            throw Refusal(
                DealRefusal.extensionTooLate,
                "protection ended on \(until), and this is effective on \(on); an extension must "
                    + "be requested on or before that day")
        }
        guard let rules = try models.programme.inForce(on: on)?.rules.deals?.extensions else {
            throw Refusal(
                DealRefusal.noExtensions,
                "no rules in force on \(on) have `deals.extension`, and without one no protection "
                    + "is extended")
        }
        guard Int(deal.extensions) < rules.max else {
            throw Refusal(
                DealRefusal.tooManyExtensions,
                "the protection was extended \(deal.extensions) times, which is the limit")
        }
        guard body.days > 0, Int(body.days) <= rules.days else {
            throw Refusal(
                DealRefusal.extensionTooLong,
                "days is \(body.days); an extension is by 1 to \(rules.days) days")
        }
        let end = try until.adding(days: Int(body.days))
        guard body.protectUntil == end else {
            throw Refusal(
                DealRefusal.protectUntilNotByRule,
                "protectUntil is \(body.protectUntil); \(body.days) days after \(until) is \(end)")
        }
    }

    func transfer(_ body: DealTransferred) throws {
        let deal = try requireProtected("is transferred")
        guard deal.owner != references[DealTransferred.Slot.toPartnerId] else {
            throw Refusal(
                DealRefusal.ownerAlready, "\(body.toPartnerId) is the deal's owner already")
        }
    }

    private func requireProtected(_ what: String) throws -> DealRow {
        let deal = try deal()
        let state = deal.state(on: on)
        guard state == .protected else {
            throw Refusal(
                DealRefusal.notProtected,
                "\(describe(deal, state)); only a protected deal \(what)")
        }
        return deal
    }

    func changeStage() throws {
        try requireApproved("has a stage")
    }

    func closeDeal(_ body: DealClosed) throws {
        if body.outcome == .won {
            try requireApproved("is won")
        } else {
            let deal = try deal()
            let state = deal.state(on: on)
            guard state.isOpen else {
                throw Refusal(
                    DealRefusal.notOpen, "\(describe(deal, state)); only an open deal is closed")
            }
        }
        if let value = body.value { try requireNotBelowZero(value, "value") }
    }

    /// Protected, or it was until its protection ended.
    private func requireApproved(_ what: String) throws {
        let deal = try deal()
        guard deal.state == .protected else {
            throw Refusal(
                DealRefusal.notWinnable,
                "\(describe(deal, deal.state)); only a deal that is protected, or was until its "
                    + "protection ended, \(what)")
        }
    }

    func attribute(_ body: DealAttributed) throws {
        let deal = try deal()
        guard deal.state != .attributed else {
            throw Refusal(
                DealRefusal.attributedAlready, "the deal is attributed already, which happens once")
        }
        guard deal.state == .won else {
            throw Refusal(
                DealRefusal.notWon,
                "\(describe(deal, deal.state(on: on))); only a deal that was won is attributed")
        }
        var sum = Int64(0)
        for share in body.shares {
            guard share.share > .zero else {
                throw Refusal(
                    DealRefusal.shareOfNothing,
                    "the share of \(share.payeeId) is \(share.share); a share is above 0%")
            }
            guard share.pool == .primary else { continue }
            sum = sum.addingReportingOverflow(share.share.partsPerMillion).partialValue
        }
        guard sum == Rate.whole.partsPerMillion else {
            throw Refusal(
                DealRefusal.sharesNotWhole,
                "the primary shares sum to \(Rate(partsPerMillion: sum)); they must sum to 100%")
        }
    }
}
