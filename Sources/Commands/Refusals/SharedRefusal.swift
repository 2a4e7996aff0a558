/// What is refused with more than one type of event (events.md "Refused everywhere").
enum SharedRefusal: String, RefusalCase {
    case existsAlready = "exists-already"
    case doesNotExist = "does-not-exist"
    case amountNotAboveZero = "amount-not-above-zero"
    case amountBelowZero = "amount-below-zero"
    case amountTooLarge = "amount-too-large"
    case otherCurrency = "other-currency"
    case approverIsActor = "approver-is-actor"
    case beforeFirstRules = "before-first-rules"
    case otherProgramme = "other-programme"
    case noEarningPeriod = "no-earning-period"
    case datesReversed = "dates-reversed"
    case digestDiffers = "digest-differs"
    case incompleteModel = "model-incomplete"
    case outOfRange = "out-of-range"

    var code: Refusal.Code {
        switch self {
        case .existsAlready: .alreadyExists
        case .doesNotExist: .unknownSubject
        case .amountNotAboveZero, .amountBelowZero, .amountTooLarge, .otherCurrency,
            .otherProgramme, .noEarningPeriod, .outOfRange:
            .wrongValue
        case .approverIsActor: .notIndependent
        case .beforeFirstRules: .noRules
        case .datesReversed: .wrongDate
        case .digestDiffers: .differsFromJournal
        case .incompleteModel: .incompleteModel
        }
    }
}
