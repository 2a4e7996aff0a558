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

/// The event types of the catalogue that the sample has, in the order of the import plan: events
/// of one day are recorded in this order.
enum FactType: UInt8, CaseIterable {
    case rulesetActivated, fxRatePublished
    case partnerRecruited, partnerOnboardingStepCompleted, partnerActivated
    case partnerStandingChanged, partnerProfileChanged, partnerLinked, partnerUnlinked
    case partnerPayoutProfileSet, partnerTierOverridden
    case agreementSigned, agreementChanged, targetSet
    case memberJoined, memberRoleChanged, memberCertified, memberCertificationEnded
    case memberPersonalDataErased
    case leadDistributed, leadResponded, leadProgressed
    case dealSubmitted, dealReturned, dealApproved, dealRejected, dealAppealed
    case dealAppealDecided, dealExtended, dealTransferred, dealStageChanged, dealClosed
    case dealAttributed, leadClosed
    case saleInvoiced, salePaid, salePaymentReversed, saleCredited

    var name: StaticString {
        switch self {
        case .rulesetActivated: "ruleset.activated"
        case .fxRatePublished: "fx.rate_published"
        case .partnerRecruited: "partner.recruited"
        case .partnerOnboardingStepCompleted: "partner.onboarding_step_completed"
        case .partnerActivated: "partner.activated"
        case .partnerStandingChanged: "partner.standing_changed"
        case .partnerProfileChanged: "partner.profile_changed"
        case .partnerLinked: "partner.linked"
        case .partnerUnlinked: "partner.unlinked"
        case .partnerPayoutProfileSet: "partner.payout_profile_set"
        case .partnerTierOverridden: "partner.tier_overridden"
        case .agreementSigned: "agreement.signed"
        case .agreementChanged: "agreement.changed"
        case .targetSet: "target.set"
        case .memberJoined: "member.joined"
        case .memberRoleChanged: "member.role_changed"
        case .memberCertified: "member.certified"
        case .memberCertificationEnded: "member.certification_ended"
        case .memberPersonalDataErased: "member.personal_data_erased"
        case .leadDistributed: "lead.distributed"
        case .leadResponded: "lead.responded"
        case .leadProgressed: "lead.progressed"
        case .leadClosed: "lead.closed"
        case .dealSubmitted: "deal.submitted"
        case .dealReturned: "deal.returned"
        case .dealApproved: "deal.approved"
        case .dealRejected: "deal.rejected"
        case .dealAppealed: "deal.appealed"
        case .dealAppealDecided: "deal.appeal_decided"
        case .dealExtended: "deal.extended"
        case .dealTransferred: "deal.transferred"
        case .dealStageChanged: "deal.stage_changed"
        case .dealClosed: "deal.closed"
        case .dealAttributed: "deal.attributed"
        case .saleInvoiced: "sale.invoiced"
        case .salePaid: "sale.paid"
        case .salePaymentReversed: "sale.payment_reversed"
        case .saleCredited: "sale.credited"
        }
    }
}
