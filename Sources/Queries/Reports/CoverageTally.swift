import Accounting

/// What clauses are counted by: each clause of a version by one of these.
enum CoverageCounter: Hashable {
    // Components, by id.

    /// All that a component has accrued.
    case component(String)
    /// What its form brought, before floor, stack cap and cap.
    case form(String)
    /// What a row of its table brought, by where the row begins.
    case row(String, from: Int64)
    /// What was valued at a rate of tiers or levels, in parts per million.
    case rate(String, Int64)
    /// What rows above the first brought.
    case aboveFirstRow(String)
    /// What a floor, the stack cap or a cap has changed.
    case step(String, EntryCause)

    // Other clauses about money.

    case stackCap, drawn, recovered, released, forfeited, reinstated, cancellation, eligibility
    case scheduled
    /// What was withheld, by kind.
    case withheld(String)

    // Clauses that move no money by themselves.

    case moved
    /// Moves to a tier, by its name.
    case reached(String)
    case promoted, demoted, graceEnded
    case foreign, approved, extended, inConflict, overLimit, appealed, offered, disputed
}

/// How often a clause has fired and, where it moves money, for how much.
struct CoverageTally {
    var fired = 0
    var amount = ExactAmount.zero
}

/// The tallies of all clauses, by version.
struct CoverageTallies {
    private struct Key: Hashable {
        let version: UInt32
        let counter: CoverageCounter
    }

    private var tallies: [Key: CoverageTally] = [:]

    subscript(version: UInt32, counter: CoverageCounter) -> CoverageTally {
        tallies[Key(version: version, counter: counter)] ?? CoverageTally()
    }

    mutating func fire(_ version: UInt32, _ counter: CoverageCounter) {
        tallies[Key(version: version, counter: counter), default: CoverageTally()].fired += 1
    }

    mutating func add(
        _ amount: ExactAmount, _ version: UInt32, _ counter: CoverageCounter
    ) throws(AccountingError) {
        let key = Key(version: version, counter: counter)
        var tally = tallies[key] ?? CoverageTally()
        tally.amount = try tally.amount.adding(amount)
        tallies[key] = tally
    }

    mutating func add(
        _ minorUnits: Int64, _ version: UInt32, _ counter: CoverageCounter
    ) throws(AccountingError) {
        try add(ExactAmount(minorUnits: minorUnits), version, counter)
    }
}
