/// One event to be, before it has taken the form of a CSV row or a line of JSON.
enum Fact {
    case ruleset(Int)
    case rate(tender: Int, digits: Int)
    case recruited(Partner)
    case step(Partner, Int)
    case activated(Partner)
    case declined(Partner)
    case standing(Partner, StandingChange)
    case renamed(Partner)
    case linked(Partner, Link)
    case unlinked(Partner, Link)
    case payoutProfile(Partner, PayoutProfile)
    case overridden(Partner, Override)
    case signed(Agreement)
    case renewed(Agreement)
    case ended(Agreement)
    case target(Target)
    case joined(Member)
    case promoted(Member)
    case left(Member)
    case certified(Certification)
    case revoked(Certification)
    case erased(Member)
    case distributed(Lead, attempt: Int)
    case responded(Lead, attempt: Int)
    case progressed(Lead, stage: Int)
    case leadClosed(Lead)
    case submitted(Deal, revision: Int)
    case returned(Deal, revision: Int)
    case approved(Deal, revision: Int)
    case rejected(Deal, revision: Int)
    case appealed(Deal)
    case appealDecided(Deal, granted: Bool)
    case extended(Deal, protectUntil: Day)
    case transferred(Deal, to: Int)
    case stage(Deal, Int)
    case dealClosed(Deal)
    case attributed(Deal, [Share])
    case invoiced(Invoice)
    case paid(Payment)
    case reversed(Payment)
    case credited(Credit)

    var type: FactType {
        switch self {
        case .ruleset: .rulesetActivated
        case .rate: .fxRatePublished
        case .recruited: .partnerRecruited
        case .step: .partnerOnboardingStepCompleted
        case .activated: .partnerActivated
        case .declined, .standing: .partnerStandingChanged
        case .renamed: .partnerProfileChanged
        case .linked: .partnerLinked
        case .unlinked: .partnerUnlinked
        case .payoutProfile: .partnerPayoutProfileSet
        case .overridden: .partnerTierOverridden
        case .signed: .agreementSigned
        case .renewed, .ended: .agreementChanged
        case .target: .targetSet
        case .joined: .memberJoined
        case .promoted, .left: .memberRoleChanged
        case .certified: .memberCertified
        case .revoked: .memberCertificationEnded
        case .erased: .memberPersonalDataErased
        case .distributed: .leadDistributed
        case .responded: .leadResponded
        case .progressed: .leadProgressed
        case .leadClosed: .leadClosed
        case .submitted: .dealSubmitted
        case .returned: .dealReturned
        case .approved: .dealApproved
        case .rejected: .dealRejected
        case .appealed: .dealAppealed
        case .appealDecided: .dealAppealDecided
        case .extended: .dealExtended
        case .transferred: .dealTransferred
        case .stage: .dealStageChanged
        case .dealClosed: .dealClosed
        case .attributed: .dealAttributed
        case .invoiced: .saleInvoiced
        case .paid: .salePaid
        case .reversed: .salePaymentReversed
        case .credited: .saleCredited
        }
    }
}
