import Events
import ReadModels

// Whether the subject of an event is there, or not there yet.

/// Whether an event can be the first of its stream.
private enum Beginning {
    /// It begins its subject, once.
    case only
    /// It begins its subject or continues it.
    case may
    /// Its subject must be there.
    case never
}

extension EventType {
    fileprivate var beginning: Beginning {
        switch self {
        case .partnerRecruited, .memberJoined, .agreementSigned, .saleInvoiced, .saleCredited,
            .commissionAdjusted, .commissionDisputeOpened, .statementIssued, .payoutRunScheduled,
            .payoutScheduled:
            .only
        case .targetSet, .leadDistributed, .dealSubmitted, .fxRatePublished, .fundAllocated,
            .rulesetActivated, .periodClosed:
            .may
        default: .never
        }
    }
}

extension StreamKind {
    /// The type of event with which a subject of this kind begins.
    fileprivate var firstEvent: EventType {
        switch self {
        case .partner: .partnerRecruited
        case .member: .memberJoined
        case .agreement: .agreementSigned
        case .target: .targetSet
        case .lead: .leadDistributed
        case .deal: .dealSubmitted
        case .invoice: .saleInvoiced
        case .credit: .saleCredited
        case .fx: .fxRatePublished
        case .adjustment: .commissionAdjusted
        case .dispute: .commissionDisputeOpened
        case .run: .payoutRunScheduled
        case .payout: .payoutScheduled
        case .statement: .statementIssued
        case .fund: .fundAllocated
        case .ruleset: .rulesetActivated
        case .period: .periodClosed
        }
    }
}

extension Decision {
    func checkSubject() throws(Refusal) {
        let kind = draft.body.streamKind
        switch draft.type.beginning {
        case .may: return
        case .only:
            guard stream.exists else { return }
            throw Refusal(
                SharedRefusal.existsAlready,
                "\(kind.name) \(draft.body.streamId) exists already, since \(draft.type.name) can "
                    + "only be its first event; another \(kind.name) needs an id of its own")
        case .never:
            guard !stream.exists else { return }
            throw Refusal(
                SharedRefusal.doesNotExist,
                "there is no \(kind.name) \(draft.body.streamId); it begins with "
                    + kind.firstEvent.name)
        }
    }

    /// What has stopped cannot be decided on.
    func checkModel() throws(Refusal) {
        guard models.fold.hasStopped else { return }
        let name = draft.body.streamKind.model
        guard let stop = models.fold.states.first(where: { $0.name == name })?.stop else { return }
        throw Refusal(
            SharedRefusal.incompleteModel,
            "the model \(name) has stopped at position \(stop.position) (\(stop.reason)), and "
                + "nothing can be decided on it until that is resolved")
    }
}

extension StreamKind {
    /// The model that says what a subject of this kind is.
    fileprivate var model: String {
        switch self {
        case .partner, .member, .agreement: Partners.name
        case .lead: LeadFunnel.name
        case .deal: DealRegister.name
        case .invoice, .credit: SalesBook.name
        case .fx, .target, .ruleset, .period: Programme.name
        case .adjustment, .dispute, .run, .payout, .statement: PayoutBook.name
        case .fund: FundBook.name
        }
    }
}
