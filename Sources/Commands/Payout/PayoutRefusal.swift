/// Refusals of run/ and payout/.
enum PayoutRefusal: String, RefusalCase {
    case noPayoutRules = "no-payout-rules"
    case earlierRunNotApproved = "earlier-run-not-approved"
    case knownAtBeforePayout = "known-at-before-payout"
    case knownAtAhead = "known-at-ahead"
    case notPayDate = "not-pay-date"
    case paysBeforeEarlierRun = "pays-before-earlier-run"
    case wrongRulesets = "wrong-rulesets"
    case payoutsMissing = "payouts-missing"
    case payoutTwice = "payout-twice"
    case totalsNotSum = "totals-not-sum"
    case payoutAlone = "payout-alone"
    case runRefused = "run-refused"
    case profileNotComplete = "profile-not-complete"
    case payeeSuspended = "payee-suspended"
    case belowThreshold = "below-threshold"
    case withheldNotByRule = "withheld-not-by-rule"
    case netNotDifference = "net-not-difference"
    case wrongPayCurrency = "wrong-pay-currency"
    case payNotByRate = "pay-not-by-rate"
    case grossDiffers = "gross-differs"
    case schedulerApproves = "scheduler-approves"
    case runNotScheduled = "run-not-scheduled"
    case runNotApproved = "run-not-approved-yet"
    case payoutNotSent = "payout-not-sent"
    case settledOtherAmount = "settled-other-amount"
    case failureNotPossible = "failure-not-possible"

    var code: Refusal.Code {
        switch self {
        case .noPayoutRules: .noRules
        case .earlierRunNotApproved, .payoutAlone, .profileNotComplete, .payeeSuspended,
            .runNotScheduled, .runNotApproved, .payoutNotSent, .failureNotPossible:
            .wrongState
        case .knownAtBeforePayout, .knownAtAhead, .wrongRulesets, .payoutsMissing, .payoutTwice,
            .totalsNotSum, .belowThreshold, .withheldNotByRule, .netNotDifference,
            .wrongPayCurrency, .payNotByRate, .settledOtherAmount:
            .wrongValue
        case .notPayDate, .paysBeforeEarlierRun: .wrongDate
        case .runRefused: .batchRefused
        case .grossDiffers: .differsFromJournal
        case .schedulerApproves: .notIndependent
        }
    }
}
