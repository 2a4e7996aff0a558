import Accounting
import Events
import Projections
import Rules

/// How a partner came to stand where it stands, in log order. What was so on a day is the fold,
/// in that order, of the changes dated on or before it.
package struct PartnerHistoryRow: TableRow, Equatable {
    /// Day of the first completed onboarding step.
    package var onboardingSince: BusinessDate?
    package var activatedOn: BusinessDate?
    package var changes: [StandingChange] = []
    package var profiles: [ProfileChange] = []

    package init() {}

    package func encode(into writer: inout RowWriter) {
        writer.put(optional: onboardingSince)
        writer.put(optional: activatedOn)
        writer.put(changes)
        writer.put(profiles)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        onboardingSince = try reader.optionalDate()
        activatedOn = try reader.optionalDate()
        changes = try reader.list()
        profiles = try reader.list()
    }
}

/// A `partner.standing_changed`.
package struct StandingChange: TableRow, Equatable {
    package var position: UInt64
    package var on: BusinessDate
    package var to: PayeeStanding
    package var scope: SuspensionScopes
    /// Last day of a suspension, included.
    package var until: BusinessDate?
    /// For how many days after a termination the partner goes on earning.
    package var trailingDays: UInt32

    package init(
        position: UInt64, on: BusinessDate, to: PayeeStanding, scope: SuspensionScopes = [],
        until: BusinessDate? = nil, trailingDays: UInt32 = 0
    ) {
        self.position = position
        self.on = on
        self.to = to
        self.scope = scope
        self.until = until
        self.trailingDays = trailingDays
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(position)
        writer.put(on.daysSince1970)
        writer.put(to.rawValue)
        writer.put(scope.rawValue)
        writer.put(optional: until)
        writer.put(trailingDays)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        position = try reader.integer()
        on = try reader.date()
        to = try reader.standing()
        scope = SuspensionScopes(rawValue: try reader.integer())
        until = try reader.optionalDate()
        trailingDays = try reader.integer()
    }
}

/// A `partner.payout_profile_set`, as far as eligibility and payouts ask.
package struct ProfileChange: TableRow, Equatable {
    package var on: BusinessDate
    package var isComplete: Bool
    package var isTaxIDOnFile: Bool
    package var payCurrency: Currency

    package init(
        on: BusinessDate, isComplete: Bool, isTaxIDOnFile: Bool, payCurrency: Currency
    ) {
        self.on = on
        self.isComplete = isComplete
        self.isTaxIDOnFile = isTaxIDOnFile
        self.payCurrency = payCurrency
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(on.daysSince1970)
        writer.put(isComplete)
        writer.put(isTaxIDOnFile)
        writer.put(payCurrency.numericCode)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        on = try reader.date()
        isComplete = try reader.flag()
        isTaxIDOnFile = try reader.flag()
        payCurrency = try reader.currency()
    }
}

/// What a suspension stops; empty: everything.
package struct SuspensionScopes: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    package init(_ scopes: [SuspensionScope]) {
        rawValue = scopes.reduce(0) { $0 | 1 << $1.rawValue }
    }

    /// Whether it stops what `scope` names.
    package func stops(_ scope: SuspensionScope) -> Bool {
        isEmpty || rawValue & 1 << scope.rawValue != 0
    }
}
