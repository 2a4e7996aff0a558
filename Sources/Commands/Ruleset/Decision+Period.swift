import Accounting
import Events
import ReadModels

// period/: periods close in order, each from the day after its last.

extension Decision {
    func closePeriod(_ body: PeriodClosed) throws -> FollowUps {
        try requireProgramme(body.programme)
        let calendar = try programmeCalendar(for: "a closing")
        let period = try earningPeriod(body.period, "period")
        try checkOrder(of: period, calendar)
        try checkRuns(in: calendar.days(of: period))
        guard let journal = try completeJournal("a closing") else { return .none }
        try compare(body.totals, with: try journal.totals(in: period))
        let digest = try JournalDigest.entries(in: period, models)
        guard try isLeft(body.digest, or: digest, "digest") else { return .none }
        var filled = body
        filled.digest = digest
        return FollowUps(body: .periodClosed(filled))
    }

    private func checkOrder(of period: Period, _ calendar: FiscalCalendar) throws {
        let programme = models.programme
        let last = calendar.lastDay(of: period)
        guard on > last else {
            throw Refusal(
                RulesetRefusal.periodNotOver,
                "\(period) ends on \(last), and this is effective on \(on); it is closed from the "
                    + "day after on")
        }
        guard let first = try programme.firstPeriod(), period >= first else {
            throw Refusal(
                RulesetRefusal.beforeFirstPeriod,
                "\(period) lies before the first rules, and counts as closed")
        }
        guard try programme.isOpen(period) else {
            throw Refusal(
                RulesetRefusal.periodClosed,
                "\(period) is closed already; period.reopened opens it again")
        }
        // Periods before one that is closed may have been reopened, so all are looked at.
        var earlier = first
        while earlier < period {
            guard try !programme.isOpen(earlier) else {
                throw Refusal(
                    RulesetRefusal.earlierPeriodOpen,
                    "\(earlier) is open; periods are closed in order, so that one comes first")
            }
            earlier = try earlier.next()
        }
    }

    private func checkRuns(in days: ClosedRange<BusinessDate>) throws {
        let waiting = try models.payouts.standingRuns().first { run in
            run.state == .scheduled && days.contains(run.payOn)
        }
        guard let waiting else { return }
        throw Refusal(
            RulesetRefusal.runNotApproved,
            "run \(waiting.id) pays on \(waiting.payOn) and is not approved; approve it, or cancel "
                + "its payouts, first")
    }

    /// Every payee whose accrued or adjusted is not zero, in the order of the ids.
    private func compare(
        _ stated: [PeriodTotal], with found: [(payee: UInt32, id: String, totals: PayeeTotals)]
    ) throws {
        let currency = try programmeCurrency(for: "a closing")
        for index in 0..<max(stated.count, found.count) {
            let statedText =
                index < stated.count ? Self.describe(stated[index]) : "no payee"
            let foundText =
                index < found.count
                ? Self.describe(
                    found[index].id, currency, accrued: found[index].totals.accrued,
                    adjusted: found[index].totals.adjusted) : "no payee"
            guard statedText == foundText else {
                throw Refusal(
                    RulesetRefusal.totalsDiffer,
                    "totals[\(index)] is \(statedText); the journal says \(foundText)")
            }
        }
    }

    private static func describe(_ total: PeriodTotal) -> String {
        guard total.accrued.currency == total.currency, total.adjusted.currency == total.currency
        else { return "\(total.payeeId) in several currencies" }
        return describe(
            total.payeeId, total.currency, accrued: total.accrued.minorUnits,
            adjusted: total.adjusted.minorUnits)
    }

    private static func describe(
        _ payee: String, _ currency: Currency, accrued: Int64, adjusted: Int64
    ) -> String {
        let accrued = Money(minorUnits: accrued, currency: currency)
        let adjusted = Money(minorUnits: adjusted, currency: currency)
        return "\(payee) accrued \(accrued), adjusted \(adjusted)"
    }

    func reopenPeriod(_ body: PeriodReopened) throws {
        try requireProgramme(body.programme)
        let period = try earningPeriod(body.period, "period")
        guard try !models.programme.isOpen(period) else {
            throw Refusal(
                RulesetRefusal.periodNotClosed,
                "\(period) is open; only a closed period is opened again")
        }
        guard body.approvers.count == 2, body.approvers[0] != body.approvers[1] else {
            throw Refusal(
                RulesetRefusal.twoApprovers,
                "approvers are \(body.approvers.joined(separator: " and ")); two different ones "
                    + "are needed, of whom the actor may be one")
        }
        guard draft.reason != nil else {
            throw Refusal(
                RulesetRefusal.noReason, "reason is left out; a period is opened again for one")
        }
    }
}
