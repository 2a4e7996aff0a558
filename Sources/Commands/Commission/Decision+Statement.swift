import Accounting
import Events
import ReadModels

// statement/: what a payee is told, which must be what the journal says at its position.

extension Decision {
    func issueStatement(_ body: StatementIssued) throws -> FollowUps {
        let currency = try programmeCurrency(for: "a statement")
        let period = try earningPeriod(body.period, "period")
        try checkAmounts(of: body, currency)
        try checkClosing(of: body)
        guard let journal = try completeJournal("a statement") else { return .none }
        let payee = references[StatementIssued.Slot.payeeId]
        try compare(StatementFigures(body), try journal.statement(of: payee, in: period), currency)
        let digest = try JournalDigest.entries(of: payee, in: period, models)
        guard try isLeft(body.digest, or: digest, "digest") else { return .none }
        var filled = body
        filled.digest = digest
        return FollowUps(body: .statementIssued(filled))
    }

    private func checkAmounts(of body: StatementIssued, _ currency: Currency) throws {
        guard body.currency == currency else {
            throw Refusal(
                SharedRefusal.otherCurrency,
                "currency is \(body.currency); the programme's currency is \(currency)")
        }
        let amounts = [
            (body.opening, "opening"), (body.accrued, "accrued"), (body.adjusted, "adjusted"),
            (body.released, "released"), (body.paid, "paid"), (body.closing, "closing"),
        ]
        for (amount, field) in amounts {
            try requireCurrency(amount, currency, field, whose: "the statement's")
            try requireSensible(amount, field)
        }
    }

    private func checkClosing(of body: StatementIssued) throws {
        let sum = try body.opening.adding(body.accrued).adding(body.adjusted)
            .subtracting(body.paid)
        guard sum == body.closing else {
            throw Refusal(
                CommissionRefusal.closingNotSum,
                "closing is \(body.closing); opening + accrued + adjusted - paid is \(sum)")
        }
    }

    private func compare(
        _ stated: StatementFigures, _ found: StatementFigures, _ currency: Currency
    ) throws {
        let pairs = [
            (stated.opening, found.opening, "opening"), (stated.accrued, found.accrued, "accrued"),
            (stated.adjusted, found.adjusted, "adjusted"),
            (stated.released, found.released, "released"), (stated.paid, found.paid, "paid"),
            (stated.closing, found.closing, "closing"),
        ]
        for (stated, found, field) in pairs where stated != found {
            throw Refusal(
                CommissionRefusal.statementDiffers,
                "\(field) is \(Money(minorUnits: stated, currency: currency)); the journal says "
                    + "\(Money(minorUnits: found, currency: currency))")
        }
    }
}

// MARK: - Figures that the journal must confirm

extension Decision {
    /// The journal of commissions, where it can confirm figures; nil where it is incomplete and
    /// the event is moved in, so that its figures are facts of elsewhere. What is refused where it
    /// cannot is named by `what`, as in `a statement`.
    func completeJournal(_ what: String) throws(Refusal) -> CommissionJournal? {
        let state = models.fold.states.first { $0.name == CommissionJournal.name }
        guard let stop = state?.stop else { return models.commissions }
        if isMovedIn { return nil }
        throw Refusal(
            SharedRefusal.incompleteModel,
            "the journal of commissions is incomplete from position \(stop.position) on "
                + "(\(stop.reason)), so that the figures of \(what) cannot be confirmed")
    }

    /// Whether a digest is left to the book; otherwise it must be the one that the book finds.
    func isLeft(
        _ stated: ContentHash, or found: ContentHash, _ field: String
    ) throws(Refusal) -> Bool {
        if stated.isZero { return true }
        guard stated == found else {
            throw Refusal(
                SharedRefusal.digestDiffers,
                "\(field) is \(stated); that of the rows in the journal is \(found) (64 zeros leave "
                    + "it to the book)")
        }
        return false
    }
}
