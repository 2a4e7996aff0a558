/// Refusals of member/.
enum MemberRefusal: String, RefusalCase {
    case joinedWithoutRole = "joined-without-role"
    case unknownLocation = "unknown-location"
    case memberLeft = "member-left"
    case certificationNotHeld = "certification-not-held"

    var code: Refusal.Code {
        switch self {
        case .joinedWithoutRole: .wrongValue
        case .unknownLocation: .unknownSubject
        case .memberLeft, .certificationNotHeld: .wrongState
        }
    }
}
