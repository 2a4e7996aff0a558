import Accounting
import Events
import ReadModels

// agreement/ and target/.

extension Decision {
    func sign(_ body: AgreementSigned) throws {
        if let to = body.to { try requireOrder(body.from, "from", to, "to") }
    }

    func changeAgreement(_ body: AgreementChanged) throws {
        guard let agreement = try models.partners.agreement(subject) else { return }
        guard !agreement.isEnded else {
            let how = agreement.lastChange?.name ?? "ended"
            let day = agreement.changedOn.map { " on \($0)" } ?? ""
            throw Refusal(
                AgreementRefusal.agreementEnded,
                "the agreement was \(how)\(day), which is final; a new one is signed under an id "
                    + "of its own")
        }
        guard agreement.isInForce(on: on) else {
            let end = agreement.to.map { " through \($0)" } ?? ""
            throw Refusal(
                AgreementRefusal.notInForce,
                "the agreement is in force from \(agreement.from)\(end), and this is effective on "
                    + "\(on); only an agreement in force is changed")
        }
        if let to = body.to { try requireOrder(agreement.from, "from", to, "to") }
    }

    /// A target counts for its payee, measure and period; set again, it is replaced.
    func setTarget(_ body: TargetSet) throws {
        let currency = try programmeCurrency(for: "a target")
        try requireAboveZero(body.amount, "amount")
        try requireCurrency(body.amount, currency, "amount", whose: "the programme's")
        let versions = try models.programme.history().versions
        guard versions.contains(where: { $0.rules.measureIndex(body.measure) != nil }) else {
            throw Refusal(
                AgreementRefusal.unknownMeasure,
                "no rules that were activated have a measure \(body.measure)")
        }
        guard let known = try models.programme.targets.row(subject), !isFirst else { return }
        let payee = references[TargetSet.Slot.payeeId]
        guard known.payee == payee, known.measure == body.measure, known.period == body.period
        else {
            let owner = try models.partners.id(of: known.payee)
            throw Refusal(
                AgreementRefusal.otherTarget,
                "target \(body.targetId) is that of \(owner) for \(known.measure) in "
                    + "\(known.period); another payee, measure or period needs an id of its own")
        }
    }
}
