import Accounting

/// What should stand on a document by all that is known, and everything that it follows from: what
/// `explain` says of it. Amounts are minor units of the programme's currency, exact ones millionths
/// of them.
package struct DocumentReasons: Sendable {
    package var element: DocumentElement
    package var date: BusinessDate
    /// Position of the event that recorded it.
    package var position: UInt64
    /// The deal that it names; 0 for none.
    package var deal: UInt32
    package var currency: Currency
    package var home: Currency
    /// From its currency to the programme's; nil where they are the same.
    package var fx: FxReasons?
    /// Number of the version that values it; nil where none is in force on its date.
    package var version: UInt32?
    package var rounding: Rounding
    /// The earning period of its date.
    package var period: Period
    package var lines: [LineReasons]
    /// Everybody who is credited for it, or stands above one who is; empty without a version.
    package var earners: [EarnerReasons] = []
    /// What each component brings each of them, or why it brings nothing, in the order of the rule
    /// file; empty without a version.
    package var claims: [ClaimReasons] = []
    /// What all earn on each line under the stack cap; empty without one.
    package var stacks: [StackReasons] = []
}

/// A line under the stack cap, in millionths of a minor unit.
package struct StackReasons: Sendable {
    package var primary: Int64
    package var most: Int128
    package var together: Int128
}

/// The rate that was fixed when a document was recorded.
package struct FxReasons: Sendable {
    package var rate: ExchangeRate
    /// Where it was published; nil where that cannot be told any more.
    package var published: (rateSet: String, date: BusinessDate, position: UInt64)?
}

/// A line of a document.
package struct LineReasons: Sendable {
    /// As invoiced, in the document's currency; for an unlinked credit the credited amount.
    package var net: Int64
    /// What the credits have left of it, in the document's currency.
    package var retained: Int64
    package var shares: [ShareReasons]
}

/// A payee's share of a line.
package struct ShareReasons: Sendable {
    package var payee: UInt32
    package var role: String?
    package var isOverlay: Bool
    package var share: Rate
    /// The share of what is retained, in the document's currency.
    package var part: Int64
    /// Credited basis.
    package var basis: Int64
}

/// What was fixed about one who earns on a document.
package struct EarnerReasons: Sendable {
    package var payee: UInt32
    package var isCredited: Bool
    /// In the ladder of the document's version.
    package var tier: String?
    /// Whether it has begun to earn on the document's date.
    package var isEligible: Bool
    /// From when on it earns where the rules have `earning_starts`; nil: not yet.
    package var earnsFrom: BusinessDate?
}

/// A place in a rule file.
package struct StatedClause: Sendable, Hashable {
    /// What stands there, in short: `flat 10%`.
    package var words: String
    /// From 1.
    package var line: Int32
}

/// What one component brings one earner on a document.
package struct ClaimReasons: Sendable {
    package var component: String
    /// Index of the component in the journal.
    package var index: UInt16
    /// The account that bears the cost.
    package var cost: Account.Kind
    /// 0 where nobody could earn: an override without anybody above the payees.
    package var earner: UInt32
    package var clause: StatedClause
    /// Of an override the relation that leads to the levels.
    package var relation: String?
    /// Whether the rate is that of the earner's tier.
    package var goesByTier: Bool
    /// Line by line and share by share, what it brings or why not.
    package var parts: [PartReasons] = []
    /// Levels of an override of commission.
    package var climbs: [ClimbReasons] = []
    /// nil where it applies to nothing.
    package var amount: AmountReasons?
    /// What it brings into windows of caps, of its own or carried.
    package var caps: [CapReasons] = []
}

extension ClaimReasons {
    /// Whether any line or level earns something by the form, whatever limits leave of it.
    package var earnsSomething: Bool {
        parts.contains { $0.outcome.form != 0 } || climbs.contains { $0.commission != 0 }
    }

    /// What it comes to after all limits, in minor units.
    func total() throws(AccountingError) -> Int64 {
        var sum: Int64 = 0
        if let amount {
            sum = try amount.form.adding(amount.floor).adding(amount.stackCap)
        }
        for cap in caps { try sum.add(cap.change()) }
        return sum
    }
}

/// What a component brings on one share of one line.
package struct PartReasons: Sendable {
    /// Place of the line on the document.
    package var line: Int
    /// Place of the share on the line.
    package var share: Int
    /// Of an override the level, from 1; 0 where the payee itself earns.
    package var level: Int
    /// Of an override the one right below that level.
    package var child: UInt32 = 0
    package var basis: Int64
    package var outcome: PartOutcome
}

package enum PartOutcome: Sendable {
    case earns(EarnedReasons)
    /// The first clause of the condition that does not hold.
    case fails(FactReasons)
    /// Not from this date on yet; `from` is nil where it never was eligible.
    case isNotEligible(from: BusinessDate?)
    /// The override has fewer levels.
    case isBeyondLevels(Int)
    /// Overrides of a sale are no share of overlays.
    case isOverlay
    /// Nobody stands above the payee on the relation.
    case hasNobodyAbove(relation: String)
}

extension PartOutcome {
    /// What the form brings, in millionths of a minor unit.
    fileprivate var form: Int128 {
        if case .earns(let earned) = self { earned.form } else { 0 }
    }
}

/// How an amount on a share of a line came about.
package struct EarnedReasons: Sendable {
    package var facts: [FactReasons]
    package var slices: [SliceReasons]
    /// By the form, after the floor, after the stack cap.
    package var form: Int128
    package var floored: Int128
    package var capped: Int128
    package var window: WindowReasons?
    package var gate: GateReasons?
}

/// A fact that a condition asks for.
package struct FactReasons: Sendable {
    /// The key in the rule file.
    package var key: String
    package var value: String
    /// What the rule asks.
    package var asked: String
    /// Where it is asked.
    package var line: Int32
}

/// A part of a basis and what it brings.
package struct SliceReasons: Sendable {
    /// Bounds of the row; from 0 without an end where no bounds count.
    package var from: Int64
    package var to: Int64?
    /// Why it is this row.
    package var row: RowReasons = .holdsBasis
    package var basis: Int64
    package var exact: Int128
    /// How it was multiplied: `10%`, `1,000.00 for the whole row`.
    package var clause: StatedClause
    /// nil where it is no rate.
    package var rate: Rate?
}

/// Why a part of a basis is valued by a row of a table.
package enum RowReasons: Sendable {
    /// It lies in the row; and where there is no table.
    case holdsBasis
    /// The total of the window lies in the row.
    case holdsTotal
    /// The gate is shut: whatever the basis is, it is the first row's rate.
    case isBehindGate
}

/// A running total at an earning.
package struct WindowReasons: Sendable {
    package var period: Period
    /// Y before the line and with it.
    package var before: Int64
    package var after: Int64
    /// Y of the whole window.
    package var total: Int64
}

/// A gate at an earning.
package struct GateReasons: Sendable {
    package var clause: StatedClause
    /// nil: there is no target.
    package var attainment: GateAttainment?
    package var isOpen: Bool { attainment?.isOpen ?? false }
}

/// What a component brings an earner on the whole document.
package struct AmountReasons: Sendable {
    /// Minor units by the form, and what floor and stack cap change.
    package var form: Int64
    package var floor: Int64
    package var stackCap: Int64
    package var floorClause: StatedClause?
    package var stackCapClause: StatedClause?
}

/// A level of an override of commission.
package struct ClimbReasons: Sendable {
    package var payee: UInt32
    /// The one right below the level.
    package var child: UInt32
    package var level: Int
    package var rate: Rate
    /// What the level below earns.
    package var base: Int64
    package var commission: Int64
    /// Why it earns nothing: the first clause that does not hold.
    package var failure: FactReasons?
    package var isEligible: Bool
}

/// What stands under a cap in one window.
package struct CapReasons: Sendable {
    package var window: Period
    package var isCarried: Bool
    /// x_k, and what of it is kept.
    package var amount: Int64
    package var kept: Int64
    /// T_{k−1} and T_k.
    package var before: Int64
    package var reached: Int64
    package var cap: Int64
    package var excess: ExcessReasons
    /// The earning period that it is about.
    package var period: Period
    package var clause: StatedClause
}

/// What becomes of what a cap leaves over.
package enum ExcessReasons: Sendable {
    case goesOn
    case isForfeited
    /// Nothing is carried past `lifetime`.
    case endsWithLifetime
    /// Under a cap of nothing it would never come to rest.
    case hasCapOfNothing
    /// No window follows the last of the calendar, which keeps what comes to it.
    case staysInLastWindow
}

extension CapReasons {
    /// What the cap itself lets stand: `min(cap, T_k) − min(cap, T_{k−1})`.
    package func keptUnderCap() throws(AccountingError) -> Int64 {
        try Swift.min(cap, reached).subtracting(Swift.min(cap, before))
    }

    /// What is kept by the sums; in the last window to which anything is carried, all of it.
    package func keptBySums() throws(AccountingError) -> Int64 {
        excess == .staysInLastWindow ? amount : try keptUnderCap()
    }

    /// What the cap takes from a document, below zero, or brings to it from an earlier window.
    package func change() throws(AccountingError) -> Int64 {
        isCarried ? kept : try kept.subtracting(amount)
    }
}
