import Accounting
import Events
import Projections

/// How a deal came to stand where it stands: a step for each event that changed its state, owner
/// or protection, in log order.
package struct DealHistoryRow: TableRow, Equatable {
    package var steps: [DealStep] = []

    package init() {}

    /// How the deal stood on a day by what is known now: after the last of its events, in log
    /// order, that is effective by then.
    package func step(on date: BusinessDate) -> DealStep? {
        steps.last { $0.on <= date }
    }

    /// The owner on a day: by the last submission or transfer, in log order, that is effective by
    /// then; before the first submission, the one who made it. 0 without any step.
    package func owner(on date: BusinessDate) -> UInt32 {
        let step = steps.last { $0.setsOwner && $0.on <= date } ?? steps.first
        return step?.owner ?? 0
    }

    /// The last step whose protection contains a day; nil where the deal was not protected on it.
    package func protection(on date: BusinessDate) -> DealStep? {
        steps.last { $0.protects(on: date) }
    }

    /// The exclusivity of the last approval, in log order, that is effective by a day; nil where
    /// there is none. Later steps carry it on, whatever their own dates.
    package func exclusivity(on date: BusinessDate) -> Events.DealExclusivity? {
        let approval = steps.indices.last { index in
            let wasProtected = index > 0 && steps[index - 1].state == .protected
            return steps[index].state == .protected && !wasProtected && steps[index].on <= date
        }
        return approval.flatMap { steps[$0].exclusivity }
    }

    /// The last submission, in log order, that is effective by a day; the first before that.
    package func submission(on date: BusinessDate) -> DealStep? {
        steps.last { $0.isSubmission && $0.on <= date } ?? steps.first
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(steps)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        steps = try reader.list()
    }
}

/// How a deal stood after one of its events.
package struct DealStep: TableRow, Equatable {
    /// The event's `effectiveOn`.
    package var on: BusinessDate
    package var owner: UInt32
    /// First and last day of the protection; the last before the first where there is none.
    package var protectFrom: BusinessDate
    package var protectUntil: BusinessDate
    package var state: DealState
    package var exclusivity: Events.DealExclusivity?
    package var kind: Events.DealKind
    package var sourcing: Events.DealSourcing?
    /// Whether the event was a submission or a transfer.
    package var setsOwner: Bool

    init(_ row: DealRow, on date: BusinessDate, setsOwner: Bool) {
        on = date
        owner = row.owner
        protectFrom = row.protectFrom ?? .max
        protectUntil = row.protectUntil ?? .min
        state = row.state
        exclusivity = row.exclusivity
        kind = row.kind
        sourcing = row.sourcing
        self.setsOwner = setsOwner
    }

    /// Where the deal stood on a day, an expiry included.
    package func state(on date: BusinessDate) -> DealState {
        state.expiring(after: protectUntil, on: date)
    }

    /// Whether it is a submission: a transfer sets the owner too, and leaves the deal protected.
    fileprivate var isSubmission: Bool {
        setsOwner && (state == .submitted || state == .conflicted)
    }

    func protects(on date: BusinessDate) -> Bool {
        protectFrom <= date && date <= protectUntil
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(on.daysSince1970)
        writer.put(owner)
        writer.put(protectFrom.daysSince1970)
        writer.put(protectUntil.daysSince1970)
        writer.put(word: state)
        writer.put(word: exclusivity)
        writer.put(word: kind)
        writer.put(word: sourcing)
        writer.put(setsOwner)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        on = try reader.date()
        owner = try reader.integer()
        protectFrom = try reader.date()
        protectUntil = try reader.date()
        state = try reader.word()
        exclusivity = try reader.optionalWord()
        kind = try reader.word()
        sourcing = try reader.optionalWord()
        setsOwner = try reader.flag()
    }
}
