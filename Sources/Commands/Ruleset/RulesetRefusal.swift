/// Refusals of ruleset/ and period/.
enum RulesetRefusal: String, RefusalCase {
    case approverIsAuthor = "approver-is-author"
    case hashDiffers = "hash-differs"
    case invalidFile = "invalid-file"
    case fileDiffers = "file-differs"
    case notNextVersion = "not-next-version"
    case beforeFirstPeriod = "before-first-period"
    case periodNotOver = "period-not-over"
    case periodClosed = "period-closed"
    case earlierPeriodOpen = "earlier-period-open"
    case runNotApproved = "run-not-approved"
    case totalsDiffer = "totals-differ"
    case periodNotClosed = "period-not-closed"
    case twoApprovers = "two-approvers"
    case noReason = "no-reason"

    var code: Refusal.Code {
        switch self {
        case .approverIsAuthor, .twoApprovers: .notIndependent
        case .hashDiffers, .invalidFile, .fileDiffers, .notNextVersion, .noReason: .wrongValue
        case .beforeFirstPeriod, .periodNotOver, .periodClosed, .earlierPeriodOpen,
            .runNotApproved, .periodNotClosed:
            .period
        case .totalsDiffer: .differsFromJournal
        }
    }
}
