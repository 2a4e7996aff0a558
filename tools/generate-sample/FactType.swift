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

    /// What an event is about, as the code that writes events is divided.
    enum Subject {
        case ruleset, rate, partner, agreement, member, lead, deal, sale
    }

    var subject: Subject {
        switch self {
        case .rulesetActivated: .ruleset
        case .fxRatePublished: .rate
        case .partnerRecruited, .partnerOnboardingStepCompleted, .partnerActivated,
            .partnerStandingChanged, .partnerProfileChanged, .partnerLinked, .partnerUnlinked,
            .partnerPayoutProfileSet, .partnerTierOverridden:
            .partner
        case .agreementSigned, .agreementChanged, .targetSet: .agreement
        case .memberJoined, .memberRoleChanged, .memberCertified, .memberCertificationEnded,
            .memberPersonalDataErased:
            .member
        case .leadDistributed, .leadResponded, .leadProgressed, .leadClosed: .lead
        case .dealSubmitted, .dealReturned, .dealApproved, .dealRejected, .dealAppealed,
            .dealAppealDecided, .dealExtended, .dealTransferred, .dealStageChanged, .dealClosed,
            .dealAttributed:
            .deal
        case .saleInvoiced, .salePaid, .salePaymentReversed, .saleCredited: .sale
        }
    }

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
