/// Refusals of deal/.
enum DealRefusal: String, RefusalCase {
    case submitterNotActivated = "submitter-not-activated"
    case submitterTerminated = "submitter-terminated"
    case submitterSuspended = "submitter-suspended"
    case wrongRevision = "wrong-revision"
    case notToBeRevised = "not-to-be-revised"
    case conflictNotFound = "conflict-not-found"
    case conflictKeyTaken = "conflict-key-taken"
    case notUndecided = "deal-not-undecided"
    case noDealRules = "no-deal-rules"
    case ownerWithoutTier = "owner-without-tier"
    case protectFromTooEarly = "protect-from-too-early"
    case protectUntilNotByRule = "protect-until-not-by-rule"
    case conflictNotReviewed = "conflict-not-reviewed"
    case notProtected = "deal-not-protected"
    case extensionTooLate = "extension-too-late"
    case noExtensions = "no-extensions"
    case tooManyExtensions = "too-many-extensions"
    case extensionTooLong = "extension-too-long"
    case ownerAlready = "owner-already"
    case notRejected = "deal-not-rejected"
    case appealTooLate = "appeal-too-late"
    case noAppeals = "no-appeals"
    case notAppealed = "deal-not-appealed"
    case protectionOfUpheld = "protection-of-upheld"
    case notWinnable = "deal-not-winnable"
    case notOpen = "deal-not-open"
    case notWon = "deal-not-won"
    case attributedAlready = "attributed-already"
    case sharesNotWhole = "shares-not-whole"
    case shareOfNothing = "share-of-nothing"

    var code: Refusal.Code {
        switch self {
        case .submitterNotActivated, .submitterTerminated, .submitterSuspended, .notToBeRevised,
            .notUndecided, .notProtected, .ownerAlready, .notRejected, .notAppealed,
            .notWinnable, .notOpen, .notWon, .attributedAlready, .tooManyExtensions:
            .wrongState
        case .wrongRevision, .conflictNotFound, .conflictKeyTaken, .conflictNotReviewed,
            .extensionTooLong, .protectionOfUpheld, .sharesNotWhole, .shareOfNothing:
            .wrongValue
        case .noDealRules, .ownerWithoutTier, .noExtensions, .noAppeals: .noRules
        case .protectFromTooEarly, .protectUntilNotByRule, .extensionTooLate, .appealTooLate:
            .wrongDate
        }
    }
}
