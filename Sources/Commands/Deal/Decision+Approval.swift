import Accounting
import Events
import ReadModels
import Rules

// deal.approved, deal.rejected and the appeal against it. Dates are those of rules.md section 8.

extension Decision {
    func approve(_ body: DealApproved) throws {
        let deal = try requireUndecided(alsoReturned: false, "is approved")
        guard body.protectFrom >= on else {
            throw Refusal(
                DealRefusal.protectFromTooEarly,
                "protectFrom is \(body.protectFrom), before the approval, which is effective on "
                    + "\(on); protection begins on that day or later")
        }
        try checkProtection(of: deal, from: body.protectFrom, until: body.protectUntil)
        if body.allReviewed != true { try checkReview(body.reviewedConflicts) }
    }

    /// Protection lasts the days that the rules of the day give the deal's owner.
    private func checkProtection(
        of deal: DealRow, from first: BusinessDate, until last: BusinessDate
    ) throws {
        let days = try protectionDays(of: deal)
        let end = try first.adding(days: days)
        guard last == end else {
            throw Refusal(
                DealRefusal.protectUntilNotByRule,
                "protectUntil is \(last); \(days) days from \(first) end on \(end)")
        }
    }

    private func protectionDays(of deal: DealRow) throws -> Int {
        if let days = try models.deals.protectionDays(of: deal.owner, on: on) { return days }
        guard try models.programme.inForce(on: on)?.rules.deals != nil else {
            throw Refusal(
                DealRefusal.noDealRules,
                "no rules in force on \(on) have a section `deals`, and without one no deal is "
                    + "approved")
        }
        throw Refusal(
            DealRefusal.ownerWithoutTier,
            "\(try models.partners.id(of: deal.owner)) has no tier on \(on), and protection goes "
                + "by the owner's tier")
    }

    /// Every conflict that was found must be listed, by the other deal or else by its kind.
    private func checkReview(_ reviewed: [String]) throws {
        for conflict in try models.deals.conflicts(of: subject) {
            let other = try models.deals.texts.row(conflict.other)?.id
            let name = other ?? conflict.kind.name
            guard reviewed.contains(name) else {
                throw Refusal(
                    DealRefusal.conflictNotReviewed,
                    "the conflict with \(name) (position \(conflict.position)) is not in "
                        + "reviewedConflicts; an approval lists each conflict that it overrules, or "
                        + "says allReviewed")
            }
        }
    }

    func reject(_ body: DealRejected) throws {
        try requireUndecided(alsoReturned: true, "is rejected")
        if let end = body.appealBy { try requireOrder(on, "effectiveOn", end, "appealBy") }
    }

    func appeal() throws {
        let deal = try deal()
        let state = deal.state(on: on)
        guard state == .rejected else {
            throw Refusal(
                DealRefusal.notRejected,
                "\(describe(deal, state)); only a rejection is appealed against")
        }
        guard let end = deal.appealBy else {
            throw Refusal(
                DealRefusal.noAppeals,
                "the rejection names no appealBy, and the rules of its day have no `appeal_days`")
        }
        guard on <= end else {
            throw Refusal(
                DealRefusal.appealTooLate,
                "appeals ended on \(end), and this is effective on \(on)")
        }
    }

    func decideAppeal(_ body: DealAppealDecided) throws {
        let deal = try deal()
        let state = deal.state(on: on)
        guard state == .appealed else {
            throw Refusal(
                DealRefusal.notAppealed,
                "\(describe(deal, state)); only an appeal is decided")
        }
        switch (body.outcome, body.protectUntil) {
        case (.granted, let until?): try checkProtection(of: deal, from: on, until: until)
        case (.granted, nil): _ = try protectionDays(of: deal)
        case (.upheld, .some):
            throw Refusal(
                DealRefusal.protectionOfUpheld,
                "protectUntil is given, but a rejection that is upheld protects nothing")
        case (.upheld, nil): break
        }
    }
}
