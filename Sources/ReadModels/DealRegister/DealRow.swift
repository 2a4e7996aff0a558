import Accounting
import Events
import Projections

/// A deal as it stands by the order of the log.
package struct DealRow: TableRow, Equatable {
    /// As recorded: `protected` also after the protection has ended.
    package var state = DealState.submitted
    package var kind: Events.DealKind
    package var sourcing: Events.DealSourcing?
    package var exclusivity: Events.DealExclusivity?
    package var stage: DealStage?
    /// Whether everything asked for was handed in.
    package var isComplete: Bool
    /// Whether another partner owned it once.
    package var hasHadOwners = false
    /// The last submission's number, from 1.
    package var revision: UInt32
    /// Extensions of the present protection.
    package var extensions: UInt32 = 0
    /// The partner that registered it, or to which it was transferred.
    package var owner: UInt32
    /// 0 for none, as `lead`.
    package var distributor: UInt32
    package var lead: UInt32
    /// The product lines; see `ProductLineMask`.
    package var lines: ProductLineMask
    /// The date of the first submission.
    package var submittedOn: BusinessDate
    package var expectedCloseOn: BusinessDate?
    /// By when a returned submission is to be completed.
    package var respondBy: BusinessDate?
    /// The last day on which a rejection can be appealed; nil where it cannot.
    package var appealBy: BusinessDate?
    /// First and last day of the present (or last) protection of this revision.
    package var protectFrom: BusinessDate?
    package var protectUntil: BusinessDate?
    /// When it was protected for the first time, in any revision.
    package var firstApprovedOn: BusinessDate?
    /// When it ceased to be in the way of others; nil while it is, or is until its protection ends.
    package var leftOn: BusinessDate?
    package var closedOn: BusinessDate?
    /// The greatest `effectiveOn` of all its events; from it on, the row is how the deal stands.
    package var latestOn: BusinessDate
    /// What it is expected to bring.
    package var value: Money?
    /// What it brought, where the closing says.
    package var closedValue: Money?

    package init(
        revision: UInt32, owner: UInt32, distributor: UInt32 = 0, lead: UInt32 = 0,
        kind: Events.DealKind,
        sourcing: Events.DealSourcing? = nil, isComplete: Bool = true, lines: ProductLineMask,
        submittedOn: BusinessDate
    ) {
        self.revision = revision
        self.owner = owner
        self.distributor = distributor
        self.lead = lead
        self.kind = kind
        self.sourcing = sourcing
        self.isComplete = isComplete
        self.lines = lines
        self.submittedOn = submittedOn
        latestOn = submittedOn
    }

    /// Where the deal stands on a day, an expiry included.
    package func state(on date: BusinessDate) -> DealState {
        state.expiring(after: protectUntil, on: date)
    }

    /// Whether state, owner or protection differ: what a history has steps of.
    func standsElsewhere(than other: DealRow) -> Bool {
        state != other.state || owner != other.owner || protectFrom != other.protectFrom
            || protectUntil != other.protectUntil
    }

    /// The last day on which the deal is in the way of others, or the day on which it ceased to be.
    var inTheWayUntil: BusinessDate {
        if let leftOn { return leftOn }
        return state == .protected ? protectUntil ?? .max : .max
    }

    /// The day on which the deal ceases to be in the way, where it does on `date`: sooner if its
    /// protection or another event has ended that before.
    func leaving(on date: BusinessDate) -> BusinessDate {
        min(inTheWayUntil, date)
    }
}

// MARK: - Bytes

extension DealRow {
    package func encode(into writer: inout RowWriter) {
        writer.put(word: state)
        writer.put(word: kind)
        writer.put(word: sourcing)
        writer.put(word: exclusivity)
        writer.put(word: stage)
        writer.put(isComplete)
        writer.put(hasHadOwners)
        writer.put(revision)
        writer.put(extensions)
        writer.put(owner)
        writer.put(distributor)
        writer.put(lead)
        writer.put(lines.bits)
        writer.put(submittedOn.daysSince1970)
        writer.put(optional: expectedCloseOn)
        writer.put(optional: respondBy)
        writer.put(optional: appealBy)
        writer.put(optional: protectFrom)
        writer.put(optional: protectUntil)
        writer.put(optional: firstApprovedOn)
        writer.put(optional: leftOn)
        writer.put(optional: closedOn)
        writer.put(latestOn.daysSince1970)
        writer.put(optional: value)
        writer.put(optional: closedValue)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        state = try reader.word()
        kind = try reader.word()
        sourcing = try reader.optionalWord()
        exclusivity = try reader.optionalWord()
        stage = try reader.optionalWord()
        isComplete = try reader.flag()
        hasHadOwners = try reader.flag()
        revision = try reader.integer()
        extensions = try reader.integer()
        owner = try reader.integer()
        distributor = try reader.integer()
        lead = try reader.integer()
        lines = ProductLineMask(bits: try reader.integer())
        submittedOn = try reader.date()
        expectedCloseOn = try reader.optionalDate()
        respondBy = try reader.optionalDate()
        appealBy = try reader.optionalDate()
        protectFrom = try reader.optionalDate()
        protectUntil = try reader.optionalDate()
        firstApprovedOn = try reader.optionalDate()
        leftOn = try reader.optionalDate()
        closedOn = try reader.optionalDate()
        latestOn = try reader.date()
        value = try reader.optionalMoney()
        closedValue = try reader.optionalMoney()
    }
}

extension RowWriter {
    fileprivate mutating func put(optional money: Money?) {
        put(money != nil)
        guard let money else { return }
        put(money.minorUnits)
        put(money.currency.numericCode)
    }
}

extension RowReader {
    fileprivate mutating func optionalMoney() throws(RowError) -> Money? {
        guard try flag() else { return nil }
        let minorUnits = try integer(Int64.self)
        return Money(minorUnits: minorUnits, currency: try currency())
    }
}
