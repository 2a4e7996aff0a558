// Section 4, one principle: what should stand is a function of what is known now. A recomputation
// begins from nothing after every event; it keeps nothing from the one before.

/// What should stand, from what is known now.
struct Recomputation {
    /// The log so far.
    let known: Known
    /// What is fixed about payees and documents.
    let facts: LineFacts
    /// All shares of all lines, in the order.
    let shares: [CreditedShare]
    /// By payee, the day from which on it earns; none where it never does.
    private let eligibleFrom: [String: Day]

    /// Credits all lines anew.
    init(known: Known, facts: LineFacts) {
        self.known = known
        self.facts = facts
        shares = known.creditedShares()
        var days: [String: Day] = [:]
        for partner in known.partners.keys { days[partner] = known.eligibleFrom(partner) }
        eligibleFrom = days
    }

    /// What should stand accrued, by bucket and what brings it about. Order of section 6: gate →
    /// form → floor → stack cap → *round* → override of commission → cap.
    func standing() -> [Bucket: [AccrualPart: Int128]] {
        var earnings = applicable()
        value(&earnings)
        liftToFloors(&earnings)
        cutToStackCaps(&earnings)
        var amounts = roundedAmounts(earnings)
        addOverridesOfCommission(to: &amounts)
        var result: [Bucket: [AccrualPart: Int128]] = [:]
        for (key, amount) in amounts {
            result[bucket(key), default: [:]].merge(amount.parts, uniquingKeysWith: +)
        }
        for (bucket, change) in changesByCaps(amounts) {
            result[bucket, default: [:]][.cap, default: 0] += change
        }
        return result
    }

    /// The bucket of what a document brings: it is about the document's earning period.
    func bucket(_ key: AmountKey) -> Bucket {
        let date = known.documents[key.document].date
        let period = known.calendar.earningPeriod(date).first
        return Bucket(
            payee: key.payee, component: key.component, document: key.document, period: period,
            from: period)
    }

    /// Whether an earner is past the start of its earning on a date (section 6).
    func isEligible(_ earner: String, on date: Day, under rules: RuleFile) -> Bool {
        guard rules.earnsFromEligibility else { return true }
        return eligibleFrom[earner].map { $0 <= date } ?? false
    }
}

/// One component's amount for one payee on one document.
struct AmountKey: Hashable {
    /// Id of the component.
    let component: String
    /// Who earns it.
    let payee: String
    /// Where the document stands among the documents.
    let document: Int
}

/// What stands is kept by payee, component, document and the period that it is about.
struct Bucket: Hashable {
    /// Who earns it.
    let payee: String
    /// Id of the component.
    let component: String
    /// Where the document stands among the documents.
    let document: Int
    /// The first day of the earning period that it is about.
    let period: Day
    /// The day before which nothing of it counts: that day, or the first of the window that it was
    /// carried into.
    let from: Day
}

/// What brings an accrual about, each posted apart (section 6).
enum AccrualPart: CaseIterable {
    case form
    case floor
    case stackCap
    case cap
}

/// An amount in minor units, as the steps of section 6 have changed it.
struct SteppedAmount {
    /// Rounded after the form.
    var form: Int128
    /// What the floor added.
    var floor: Int128 = 0
    /// What the stack cap took, below zero.
    var stackCap: Int128 = 0

    /// What stands before caps.
    var total: Int128 { form + floor + stackCap }

    /// By what brings it about.
    var parts: [AccrualPart: Int128] { [.form: form, .floor: floor, .stackCap: stackCap] }
}
