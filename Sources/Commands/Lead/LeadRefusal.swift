/// Refusals of lead/.
enum LeadRefusal: String, RefusalCase {
    case leadNotFree = "lead-not-free"
    case wrongAttempt = "wrong-attempt"
    case coolingOff = "cooling-off"
    case respondByPassed = "respond-by-passed"
    case leadNotOffered = "lead-not-offered"
    case responseTooLate = "response-too-late"
    case leadNotAccepted = "lead-not-accepted"
    case leadClosed = "lead-closed"
    case convertedWithoutDeal = "converted-without-deal"

    var code: Refusal.Code {
        switch self {
        case .leadNotFree, .leadNotOffered, .leadNotAccepted, .leadClosed: .wrongState
        case .wrongAttempt, .convertedWithoutDeal: .wrongValue
        case .coolingOff, .respondByPassed, .responseTooLate: .wrongDate
        }
    }
}
