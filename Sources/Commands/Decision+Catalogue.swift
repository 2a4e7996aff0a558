import Events
import ReadModels

extension Decision {
    /// Whether the event is legal now: the "legal when" column of the catalogue.
    ///
    /// - Returns: what the book adds.
    /// - Throws: `Refusal`; `LMDBError` or `RowError` where a model cannot be read.
    func decide() throws -> FollowUps {
        try checkModel()
        try checkSubject()
        switch draft.body {
        case .saleInvoiced(let body): try invoice(body)
        case .salePaid(let body): try pay(body)
        case .salePaymentReversed(let body): try reversePayment(body)
        case .saleCredited(let body): try credit(body)
        case .fxRatePublished(let body): try publishRate(body)
        case .dealSubmitted(let body): return try submit(body)
        case .dealConflictFound: throw conflictFound()
        case .dealReturned(let body): try sendBack(body)
        case .dealApproved(let body): try approve(body)
        case .dealRejected(let body): try reject(body)
        case .dealExtended(let body): try extend(body)
        case .dealTransferred(let body): try transfer(body)
        case .dealAppealed: try appeal()
        case .dealAppealDecided(let body): try decideAppeal(body)
        case .dealStageChanged: try changeStage()
        case .dealClosed(let body): try closeDeal(body)
        case .dealAttributed(let body): try attribute(body)
        case .leadDistributed(let body): try distribute(body)
        case .leadResponded: try respond()
        case .leadProgressed: try progress()
        case .leadClosed(let body): try closeLead(body)
        case .partnerRecruited: break
        case .partnerOnboardingStepCompleted: try completeStep()
        case .partnerActivated: try activatePartner()
        case .partnerStandingChanged(let body): try changeStanding(body)
        case .partnerProfileChanged, .partnerPayoutProfileSet: try changeProfile()
        case .partnerLinked(let body): try link(body)
        case .partnerUnlinked(let body): try unlink(body)
        case .partnerTierOverridden(let body): try overrideTier(body)
        case .memberJoined(let body): try join(body)
        case .memberRoleChanged: try requireMember()
        case .memberCertified(let body): try certify(body)
        case .memberCertificationEnded(let body): try endCertification(body)
        case .memberPersonalDataErased: break
        case .agreementSigned(let body): try sign(body)
        case .agreementChanged(let body): try changeAgreement(body)
        case .targetSet(let body): try setTarget(body)
        case .commissionAdjusted(let body): try adjust(body)
        case .commissionDisputeOpened(let body): try openDispute(body)
        case .commissionDisputeResolved(let body): try resolveDispute(body)
        case .statementIssued(let body): return try issueStatement(body)
        case .payoutRunScheduled(let body): return try scheduleRun(body)
        case .payoutScheduled(let body): return try schedulePayout(body)
        case .payoutRunApproved: try approveRun()
        case .payoutSent: try sendRun()
        case .payoutSettled(let body): try settle(body)
        case .payoutFailed(let body): try fail(body)
        case .fundAllocated(let body): try allocate(body)
        case .fundRequested(let body): try requestFund(body)
        case .fundRequestDecided(let body): try decideRequest(body)
        case .fundClaimed(let body): try claim(body)
        case .fundClaimDecided(let body): try decideClaim(body)
        case .rulesetActivated(let body): try activateRules(body)
        case .periodClosed(let body): return try closePeriod(body)
        case .periodReopened(let body): try reopenPeriod(body)
        }
        return .none
    }
}
