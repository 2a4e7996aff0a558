import Accounting
import ReadModels
import Rules

// What the journal says about clauses. An entry names its component, its cause and its version; the
// slices of an accrual say how all that stands on its document has come about, so that they take
// the place of those of the accrual before it.
//
// Fired is counted when an entry is posted, for ever. Amounts are what stands: what is taken back
// later is gone, and what another version values anew is counted under that version.

struct CoverageJournal {
    private var tallies = CoverageTallies()
    private let versions: CoverageVersions
    private var standing: [StandingKey: Standing] = [:]
    private var moves: [MoveKey: Move] = [:]
    /// Versions by which payouts were scheduled, by the payout's ordinal.
    private var payoutVersions: [UInt32: UInt32] = [:]
    private var accrued: Int64 = 0

    /// What stands of an accrual, or of a step after it.
    private struct StandingKey: Hashable {
        let component: UInt16
        let payee: UInt32
        let document: EntryDocument
        /// 0 for the form, else the cause of the step.
        let step: UInt8
        /// The account that bears the cost: another version may name another one.
        let cost: UInt8
    }

    private struct Standing {
        var version: UInt32
        var amount: Int64 = 0
        var slices: [EntrySlice] = []
    }

    /// What leaves *held* on a day, or what a draw comes to in a period. It is posted ahead, or again,
    /// and corrected: what comes to nothing has not happened.
    private struct MoveKey: Hashable {
        let kind: EntryKind
        let component: UInt16
        let payee: UInt32
        let document: EntryDocument
        let forPeriod: Period
        /// The day; of a draw none.
        let on: BusinessDate
    }

    private struct Move {
        var version: UInt32
        var amount: Int64 = 0
    }

    init(_ versions: CoverageVersions) {
        self.versions = versions
    }

    /// Takes in an entry; entries come in log order.
    ///
    /// - Parameters:
    ///   - entry: the entry.
    ///   - component: the id of its component.
    ///   - isCancellation: whether a cancellation that names the end of the service has posted it.
    /// - Throws: `AccountingError.overflow`.
    mutating func add(_ entry: EntryRow, component: String, isCancellation: Bool) throws {
        let version = versions.version(of: entry)
        switch entry.kind {
        case .accrued: try accrue(entry, component, version, isCancellation)
        case .released, .forfeited, .reinstated, .drawn: try move(entry, version)
        case .scheduled: try schedule(entry, version)
        case .returned: try takeBack(entry)
        case .adjusted, .paid, .fundAllocated, .fundExpired, .fundReimbursed: break
        }
    }

    /// The tallies of all that was taken in.
    ///
    /// - Throws: `FigureMismatch` where what the components of all versions have accrued is not what
    ///   the journal has: an entry falls under no clause of any version.
    func finished(in currency: Currency) throws -> CoverageTallies {
        var sum = ExactAmount.zero
        for version in versions.all {
            for component in version.rules.components {
                sum = try sum.adding(tallies[version.number, .component(component.id)].amount)
            }
        }
        try FigureMismatch.check(
            "what the components of all rule versions have accrued", try sum.rounded(.halfEven),
            is: accrued
        ) { "\(Money(minorUnits: $0, currency: currency))" }
        var tallies = tallies
        for (key, move) in moves where move.amount != 0 {
            let counter = key.kind.counter(isBelowZero: move.amount < 0)
            tallies.fire(move.version, counter)
            try tallies.add(move.amount, move.version, counter)
        }
        return tallies
    }

    private mutating func move(_ entry: EntryRow, _ version: UInt32) throws(AccountingError) {
        let key = MoveKey(
            kind: entry.kind, component: entry.component, payee: entry.payee,
            document: entry.document, forPeriod: entry.forPeriod,
            on: entry.kind == .drawn ? .min : entry.effectiveOn)
        var move = moves[key] ?? Move(version: version)
        move.version = version
        try move.amount.add(entry.amount)
        moves[key] = move
    }

    private mutating func count(
        _ amount: Int64, _ version: UInt32, _ counter: CoverageCounter
    ) throws(AccountingError) {
        tallies.fire(version, counter)
        try tallies.add(amount, version, counter)
    }
}

// MARK: - Accruals

extension CoverageJournal {
    private mutating func accrue(
        _ entry: EntryRow, _ id: String, _ stated: UInt32, _ isCancellation: Bool
    ) throws {
        let isStep = [.floor, .stackCap, .cap].contains(entry.cause)
        let key = StandingKey(
            component: entry.component, payee: entry.payee, document: entry.document,
            step: isStep ? entry.cause.rawValue : 0, cost: entry.cost?.rawValue ?? 0)
        var stands = standing[key] ?? Standing(version: stated)
        // A version without the component takes back what another one has given.
        let version = versions.component(id, in: stated) == nil ? stands.version : stated
        let counters = isStep ? Self.steps(id, entry.cause) : [.component(id), .form(id)]
        for counter in counters {
            tallies.fire(version, counter)
            try tallies.add(-stands.amount, stands.version, counter)
            try tallies.add(try stands.amount.adding(entry.amount), version, counter)
        }
        try accrued.add(entry.amount)
        if !isStep {
            try value(stands.slices, id, stands.version, isTakenBack: true)
            try value(entry.slices, id, version, isTakenBack: false)
            stands.slices = entry.slices
            if entry.cause == .eligibility { try count(entry.amount, version, .eligibility) }
            if isCancellation { try count(entry.amount, version, .cancellation) }
        }
        stands.version = version
        try stands.amount.add(entry.amount)
        if isAskedAgain(id, version) { standing[key] = stands }
    }

    /// Whether what stands can be counted elsewhere later: under another version, or in other rows.
    private func isAskedAgain(_ id: String, _ version: UInt32) -> Bool {
        if versions.all.count > 1 { return true }
        switch versions.component(id, in: version)?.form {
        case .flat, .perUnit, nil: return false
        case .byTier, .table, .interpolated, .override: return true
        }
    }

    private static func steps(_ id: String, _ cause: EntryCause) -> [CoverageCounter] {
        let counters: [CoverageCounter] = [.component(id), .step(id, cause)]
        return cause == .stackCap ? counters + [.stackCap] : counters
    }

    /// Counts what slices say about rows, tiers and levels, or takes it back.
    private mutating func value(
        _ slices: [EntrySlice], _ id: String, _ version: UInt32, isTakenBack: Bool
    ) throws {
        guard let component = versions.component(id, in: version) else { return }
        var fired: Set<CoverageCounter> = []
        for slice in slices where slice.basis != 0 {
            let exact = try component.form.amount(
                of: slice, rounding: versions[version]?.rules.head.rounding ?? .halfEven)
            for counter in Self.counters(of: slice, component) {
                try tallies.add(isTakenBack ? try exact.negated() : exact, version, counter)
                fired.insert(counter)
            }
        }
        guard !isTakenBack else { return }
        for counter in fired { tallies.fire(version, counter) }
    }

    private static func counters(
        of slice: EntrySlice, _ component: Component
    ) -> [CoverageCounter] {
        let id = component.id
        switch component.form {
        case .flat, .perUnit: return []
        case .byTier, .override: return [.rate(id, slice.rate.partsPerMillion)]
        case .table, .interpolated:
            let row = CoverageCounter.row(id, from: slice.from)
            return slice.from > 0 ? [row, .aboveFirstRow(id)] : [row]
        }
    }
}

extension EntryKind {
    /// What counts what has left *held*, or a draw, by the sign that it comes to.
    fileprivate func counter(isBelowZero: Bool) -> CoverageCounter {
        switch self {
        case .released: .released
        case .forfeited: .forfeited
        case .reinstated: .reinstated
        default: isBelowZero ? .recovered : .drawn
        }
    }
}

extension EntryRow {
    /// The kind of account that bears what was accrued.
    fileprivate var cost: Account.Kind? {
        lines.first { [.commission, .rebate, .marketing].contains($0.account) }?.account
    }
}

extension ComponentForm {
    /// What a slice brought, before the one rounding on the document.
    fileprivate func amount(
        of slice: EntrySlice, rounding: Rounding
    ) throws(AccountingError) -> ExactAmount {
        guard case .interpolated(let table) = self,
            let row = table.rows.first(where: { $0.from == slice.from })
        else { return ExactAmount(basis: slice.basis, rate: slice.rate) }
        return try ExactAmount(minorUnits: row.amount).scaled(
            by: slice.basis, over: row.width, rounding: rounding)
    }
}

// MARK: - Payouts

extension CoverageJournal {
    private mutating func schedule(_ entry: EntryRow, _ version: UInt32) throws {
        payoutVersions[entry.document.ordinal] = version
        try count(entry.amount, version, .scheduled)
        for (kind, amount) in Self.withheld(by: entry) {
            try count(amount, version, .withheld(kind))
        }
    }

    /// What a failed payout gives back is taken from the version that scheduled it.
    private mutating func takeBack(_ entry: EntryRow) throws {
        guard let version = payoutVersions[entry.document.ordinal] else { return }
        try tallies.add(-entry.amount, version, .scheduled)
        for (kind, amount) in Self.withheld(by: entry) {
            try tallies.add(amount, version, .withheld(kind))
        }
    }

    private static func withheld(by entry: EntryRow) -> [(kind: String, amount: Int64)] {
        entry.lines.filter { $0.account == .withholding }.map { line in
            (CommissionJournal.withholding(line.owner), -line.amount)
        }
    }
}
