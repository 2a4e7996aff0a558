/// Refusals of partner/.
enum PartnerRefusal: String, RefusalCase {
    case pastOnboarding = "past-onboarding"
    case activatedAlready = "activated-already"
    case standingNotReachable = "standing-not-reachable"
    case standingField = "standing-field"
    case partnerClosed = "partner-closed"
    case parentAlready = "parent-already"
    case circularLink = "circular-link"
    case notLinked = "not-linked"
    case notActivated = "not-activated"
    case noTiers = "no-tiers"
    case unknownTier = "unknown-tier"

    var code: Refusal.Code {
        switch self {
        case .standingField, .circularLink, .unknownTier: .wrongValue
        case .pastOnboarding, .activatedAlready, .standingNotReachable, .partnerClosed,
            .parentAlready, .notLinked, .notActivated:
            .wrongState
        case .noTiers: .noRules
        }
    }
}
