/// Refusals of member/.
enum MemberRefusal: String, RefusalCase {
    case unknownLocation = "unknown-location"
    case memberLeft = "member-left"
    case certificationNotHeld = "certification-not-held"

    var code: Refusal.Code {
        switch self {
        case .unknownLocation: .unknownSubject
        case .memberLeft, .certificationNotHeld: .wrongState
        }
    }
}
