/// How often what is left to chance is chosen, where histories of different profiles differ.
struct HistoryWeights {
    // Of a hundred components, rule files or choices.

    /// Components with a condition.
    var condition = 45
    /// Components that are a table of rates by line where they might be anything.
    var tableByLine = 0
    /// Tables of rates with a gate.
    var gate = 40
    /// Components with a cap.
    var cap = 35
    /// Components with a floor, where they may have one.
    var floor = 25
    /// Components of a version that the next one has too.
    var staying = 40
    /// Of those the ones whose cap is another.
    var anotherCap = 15
    var stackCap = 35
    var holdCustomerUnpaid = 55
    var earningStarts = 25
    /// Partners whose payout profile is set when they are recruited.
    var profileAtOnce = 70
    /// Invoices that are of a deal.
    var ofDeal = 50
    /// Invoices that come late.
    var lateInvoice = 25
    /// Attributions with an overlay share.
    var overlay = 35
    /// Choices of a payee that are one of the first two, so that sums come about.
    var firstTwoPayees = 50

    // How often it happens, where all that may happen comes to some 130.

    var winDeal = 5
    var setProfile = 3
    var setTarget = 5
    var activateRules = 3
    var oddThing = 2
}

/// What the histories of a profile have much of: what is rare alone is nearly never met together,
/// such as a gate, an overlay share and an invoice that comes late.
enum HistoryProfile: String, CaseIterable {
    case general, gates, caps, holds, overlays, starts, odd

    /// The profile of a seed: any run of consecutive seeds visits all alike. Their number and that
    /// of the lengths of histories have no common divisor, so each has histories of each length.
    init(seed: UInt64) {
        let all = Self.allCases
        self = all[Int(seed % UInt64(all.count))]
    }

    var weights: HistoryWeights {
        var weights = HistoryWeights()
        switch self {
        case .general: break
        case .gates: weights.preferGates()
        case .caps: weights.preferCaps()
        case .holds: weights.preferHolds()
        case .overlays: weights.preferOverlays()
        case .starts: weights.preferStarts()
        case .odd: weights.preferOddThings()
        }
        return weights
    }
}

extension HistoryWeights {
    /// Gates of single lines that overlay shares and late invoices open, and little else that
    /// would hide what they earn.
    fileprivate mutating func preferGates() {
        (gate, tableByLine) = (100, 40)
        (condition, cap, floor, stackCap, holdCustomerUnpaid) = (0, 0, 5, 0, 0)
        (firstTwoPayees, ofDeal, overlay, lateInvoice) = (92, 60, 90, 50)
        (winDeal, setTarget, activateRules) = (20, 22, 1)
    }

    /// Caps that versions change while their windows fill.
    fileprivate mutating func preferCaps() {
        (cap, staying, anotherCap) = (100, 70, 50)
        (gate, condition, floor, stackCap, holdCustomerUnpaid) = (0, 5, 5, 10, 10)
        (firstTwoPayees, activateRules) = (90, 10)
    }

    /// Terms of holds that versions change.
    fileprivate mutating func preferHolds() {
        holdCustomerUnpaid = 100
        (condition, cap, gate) = (5, 10, 10)
        (firstTwoPayees, activateRules) = (90, 10)
    }

    /// Stack caps and floors over shares of every kind.
    fileprivate mutating func preferOverlays() {
        (stackCap, floor) = (100, 70)
        (condition, gate, cap) = (10, 5, 10)
        (ofDeal, overlay, winDeal, activateRules) = (80, 80, 15, 5)
    }

    /// Sales of partners that are to be eligible later.
    fileprivate mutating func preferStarts() {
        (earningStarts, profileAtOnce, setProfile) = (100, 25, 10)
        (gate, condition, cap) = (10, 5, 10)
        (firstTwoPayees, activateRules, oddThing) = (80, 6, 15)
    }

    /// What seldom happens to deals and partners, and conditions that see it.
    fileprivate mutating func preferOddThings() {
        (oddThing, winDeal, ofDeal) = (30, 12, 80)
        (condition, cap, gate) = (90, 10, 5)
        (firstTwoPayees, activateRules) = (60, 4)
    }
}
