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
    private(set) var tallies = CoverageTallies()
    private let versions: CoverageVersions
    private var standing: [StandingKey: Standing] = [:]
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

    init(_ versions: CoverageVersions) {
        self.versions = versions
    }

    /// Takes in an entry; entries come in log order.
    ///
    /// - Parameters:
    ///   - component: the id of the entry's component.
    ///   - isCancellation: whether a cancellation that names the end of the service has posted it.
    mutating func add(_ entry: EntryRow, component: String, isCancellation: Bool) throws {
        let version = versions.version(of: entry)
        switch entry.kind {
        case .accrued: try accrue(entry, component, version, isCancellation)
        case .released: try count(entry.amount, version, .released)
        case .forfeited: try count(entry.amount, version, .forfeited)
        case .reinstated: try count(entry.amount, version, .reinstated)
        case .drawn: try count(entry.amount, version, entry.amount < 0 ? .recovered : .drawn)
        case .scheduled: try schedule(entry, version)
        case .returned: try takeBack(entry)
        case .adjusted, .paid, .fundAllocated, .fundExpired, .fundReimbursed: break
        }
    }

    /// Compares what the components of all versions have accrued with the journal.
    ///
    /// - Throws: `FigureMismatch` where an entry falls under no clause of any version.
    func check(_ currency: Currency) throws {
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
        standing[key] = stands
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
