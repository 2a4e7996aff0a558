import Accounting
import Events
import ReadModels
import Rules

// lead/: offered → accepted → working → closed; offered → unassigned when declined. That an offer
// has timed out follows from the instant at which the next event happens.

extension Decision {
    func distribute(_ body: LeadDistributed) throws {
        let instant = draft.occurred
        if let lead = try models.leads.lead(subject), !isFirst {
            let state = lead.state(at: instant)
            guard state == .unassigned || state == .timedOut else {
                throw Refusal(
                    LeadRefusal.leadNotFree,
                    "the lead is \(try describe(lead, state)); it is offered again once it was "
                        + "declined or has timed out")
            }
            try checkAttempt(body.attempt, next: lead.attempt + 1)
            try checkCoolOff(body)
        } else {
            try checkAttempt(body.attempt, next: 1)
        }
        if let respondBy = body.respondBy, respondBy < instant {
            throw Refusal(
                LeadRefusal.respondByPassed,
                "respondBy is \(respondBy), before the offer itself, which is made at \(instant)")
        }
    }

    private func checkAttempt(_ attempt: UInt32, next: UInt32) throws(Refusal) {
        guard attempt == next else {
            throw Refusal(
                LeadRefusal.wrongAttempt, "attempt is \(attempt); the next attempt is \(next)")
        }
    }

    private func checkCoolOff(_ body: LeadDistributed) throws {
        guard
            let (coolOff, days) = try models.leads.coolOff(
                forbidding: subject, to: references[LeadDistributed.Slot.partnerId], on: on,
                at: draft.occurred)
        else { return }
        let what = coolOff.cause == .declined ? "declined it" : "let it time out"
        throw Refusal(
            LeadRefusal.coolingOff,
            "\(body.partnerId) \(what) on \(coolOff.since), and is not offered it again within "
                + "\(days) days; it can be from \(try coolOff.since.adding(days: days + 1)) on")
    }

    func respond() throws {
        guard let lead = try models.leads.lead(subject) else { return }
        switch lead.state(at: draft.occurred) {
        case .offered: return
        case .timedOut:
            let end = lead.respondBy.map { "\($0)" } ?? ""
            throw Refusal(
                LeadRefusal.responseTooLate,
                "the offer timed out at \(end), and this occurred at \(draft.occurred); an answer "
                    + "counts up to that instant")
        case let state:
            throw Refusal(
                LeadRefusal.leadNotOffered,
                "the lead is \(try describe(lead, state)); only an offer is answered")
        }
    }

    func progress() throws {
        guard let lead = try models.leads.lead(subject) else { return }
        let state = lead.state(at: draft.occurred)
        guard state == .accepted || state == .working else {
            throw Refusal(
                LeadRefusal.leadNotAccepted,
                "the lead is \(try describe(lead, state)); it progresses once it is accepted")
        }
    }

    func closeLead(_ body: LeadClosed) throws {
        guard let lead = try models.leads.lead(subject) else { return }
        guard lead.state != .closed else {
            throw Refusal(
                LeadRefusal.leadClosed,
                "the lead is \(try describe(lead, .closed)), which is final")
        }
        guard body.outcome != .converted || body.dealId != nil else {
            throw Refusal(
                LeadRefusal.convertedWithoutDeal,
                "dealId is left out; a lead that is converted names the deal that it became")
        }
    }

    private func describe(_ lead: LeadRow, _ state: LeadState) throws -> String {
        switch state {
        case .offered:
            let partner = try models.partners.id(of: lead.partner)
            return "offered to \(partner)" + (lead.respondBy.map { " until \($0)" } ?? "")
        case .closed: return "closed" + (lead.closedOn.map { " since \($0)" } ?? "")
        case .timedOut: return "timed out"
        default: return state.name
        }
    }
}
