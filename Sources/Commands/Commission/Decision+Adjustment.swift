import Accounting
import Events
import ReadModels
import Rules

// adjustment/ and dispute/: what people grant or take, and what payees contest.

extension Decision {
    func adjust(_ body: CommissionAdjusted) throws {
        let currency = try programmeCurrency(for: "an adjustment")
        try requireIndependent(body.approver, "approver")
        _ = try earningPeriod(body.forPeriod, "forPeriod")
        try checkAdjustment(body.amount, "amount", currency)
    }

    /// An amount that is posted for a payee: either sign, but not nothing.
    private func checkAdjustment(
        _ amount: Money, _ field: String, _ currency: Currency
    ) throws {
        guard !amount.isZero else {
            throw Refusal(
                CommissionRefusal.adjustmentOfNothing,
                "\(field) is \(amount); an adjustment grants or takes something")
        }
        try requireSensible(amount, field)
        try requireCurrency(amount, currency, field, whose: "the programme's")
    }

    func openDispute(_ body: CommissionDisputeOpened) throws {
        let payee = references[CommissionDisputeOpened.Slot.payeeId]
        let ordinal = references[CommissionDisputeOpened.Slot.statementId]
        guard let statement = try models.payouts.statement(ordinal) else { return }
        guard statement.payee == payee else {
            throw Refusal(
                CommissionRefusal.otherPayeesStatement,
                "statement \(statement.id) is that of "
                    + "\(try models.partners.id(of: statement.payee)), not of \(body.payeeId)")
        }
        try requireAboveZero(body.claimed, "claimed")
        try requireCurrency(
            body.claimed, statement.currency, "claimed", whose: "the statement's")
        if let days = try models.programme.inForce(on: on)?.rules.controls?.disputeDays {
            let last = try statement.issuedOn.adding(days: days)
            guard on <= last else {
                throw Refusal(
                    CommissionRefusal.disputeTooLate,
                    "statement \(statement.id) was issued on \(statement.issuedOn) and could be "
                        + "disputed for \(days) days, through \(last); this is effective on \(on)")
            }
        }
        for (index, entry) in body.entries.enumerated() {
            try check(entry, "entries[\(index)]", of: payee)
        }
    }

    private func check(_ name: String, _ field: String, of payee: UInt32) throws {
        guard let id = EntryID(name),
            let entry = try models.commissions.entries.row(
                position: id.position, number: id.number)
        else {
            throw Refusal(
                CommissionRefusal.unknownEntry,
                "\(field) is \(name), which is no entry of the journal; entries are named by "
                    + "position and number, as 4711.2")
        }
        guard entry.payee == payee else {
            throw Refusal(
                CommissionRefusal.otherPayeesEntry,
                "\(field) is \(name), an entry of \(try models.partners.id(of: entry.payee))")
        }
    }

    func resolveDispute(_ body: CommissionDisputeResolved) throws {
        guard let dispute = try models.payouts.dispute(subject) else { return }
        if let outcome = dispute.outcome {
            let day = dispute.resolvedOn.map { " on \($0)" } ?? ""
            throw Refusal(
                CommissionRefusal.disputeResolved,
                "the dispute was resolved\(day) as \(outcome.name), which is final")
        }
        guard let amount = body.adjustment else { return }
        guard body.outcome != .rejected else {
            throw Refusal(
                CommissionRefusal.rejectedWithAdjustment,
                "adjustment is \(amount); a dispute that is rejected grants nothing")
        }
        let currency = try programmeCurrency(for: "an adjustment")
        try checkAdjustment(amount, "adjustment", currency)
    }
}

/// The id of a journal entry: the position of the event that caused it and its number under it.
struct EntryID {
    let position: UInt64
    let number: UInt32

    /// Reads `4711.2`; nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let position = UInt64(parts[0]), let number = UInt32(parts[1]),
            "\(position).\(number)" == text
        else { return nil }
        self.position = position
        self.number = number
    }
}
