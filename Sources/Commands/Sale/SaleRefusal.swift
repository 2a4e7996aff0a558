/// Refusals of invoice/, credit/ and fx/.
enum SaleRefusal: String, RefusalCase {
    case noSeller = "no-seller"
    case lineTwice = "line-twice"
    case severalCurrencies = "several-currencies"
    case grossBelowNet = "gross-below-net"
    case noRateSet = "no-rate-set"
    case noUsableRate = "no-usable-rate"
    case reversedTooMuch = "reversed-too-much"
    case unknownLine = "unknown-line"
    case creditedTooMuch = "credited-too-much"
    case discountCredited = "discount-credited"
    case stopWithoutCancellation = "stop-without-cancellation"
    case rateOfItself = "rate-of-itself"

    var code: Refusal.Code {
        switch self {
        case .unknownLine: .unknownSubject
        case .noRateSet, .noUsableRate: .noRules
        case .noSeller, .lineTwice, .severalCurrencies, .grossBelowNet, .reversedTooMuch,
            .creditedTooMuch, .discountCredited, .stopWithoutCancellation, .rateOfItself:
            .wrongValue
        }
    }
}
