/// Refusals of fund/.
enum FundRefusal: String, RefusalCase {
    case otherOwner = "other-owner"
    case expiresBeforeStart = "expires-before-start"
    case requestTwice = "request-twice"
    case notAvailable = "not-available"
    case unknownRequest = "unknown-request"
    case requestDecided = "request-decided"
    case approvalIncomplete = "approval-incomplete"
    case approvedMoreThanRequested = "approved-more-than-requested"
    case usedLater = "used-later"
    case notApproved = "request-not-approved"
    case claimTooLate = "claim-too-late"
    case claimTwice = "claim-twice"
    case notClaimed = "request-not-claimed"
    case claimantDecides = "claimant-decides"
    case eligibleAboveCost = "eligible-above-cost"
    case reimbursementNotByRule = "reimbursement-not-by-rule"

    var code: Refusal.Code {
        switch self {
        case .otherOwner, .requestTwice, .approvalIncomplete, .approvedMoreThanRequested,
            .notAvailable, .usedLater, .claimTwice, .eligibleAboveCost, .reimbursementNotByRule:
            .wrongValue
        case .unknownRequest: .unknownSubject
        case .requestDecided, .notApproved, .notClaimed: .wrongState
        case .expiresBeforeStart, .claimTooLate: .wrongDate
        case .claimantDecides: .notIndependent
        }
    }
}
