/// Refusals of adjustment/, dispute/ and statement/.
enum CommissionRefusal: String, RefusalCase {
    case adjustmentOfNothing = "adjustment-of-nothing"
    case otherPayeesStatement = "other-payees-statement"
    case disputeTooLate = "dispute-too-late"
    case unknownEntry = "unknown-entry"
    case otherPayeesEntry = "other-payees-entry"
    case disputeResolved = "dispute-resolved"
    case rejectedWithAdjustment = "rejected-with-adjustment"
    case closingNotSum = "closing-not-sum"
    case statementDiffers = "statement-differs"

    var code: Refusal.Code {
        switch self {
        case .adjustmentOfNothing, .otherPayeesStatement, .otherPayeesEntry,
            .rejectedWithAdjustment, .closingNotSum:
            .wrongValue
        case .disputeTooLate: .wrongDate
        case .unknownEntry: .unknownSubject
        case .disputeResolved: .wrongState
        case .statementDiffers: .differsFromJournal
        }
    }
}
