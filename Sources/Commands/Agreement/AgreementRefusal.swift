/// Refusals of agreement/ and target/.
enum AgreementRefusal: String, RefusalCase {
    case agreementEnded = "agreement-ended"
    case notInForce = "agreement-not-in-force"
    case unknownMeasure = "unknown-measure"
    case otherTarget = "other-target"

    var code: Refusal.Code {
        switch self {
        case .agreementEnded, .notInForce: .wrongState
        case .unknownMeasure: .unknownSubject
        case .otherTarget: .wrongValue
        }
    }
}
