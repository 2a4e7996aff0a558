import Accounting
import Events
import Projections

/// Who did what, when, and when the book learned it: which events are about a subject, by an
/// actor, or belong together.
///
/// The events of a subject's own stream are a list through the log already (each record has the
/// position of the one before); kept here are the events of *other* streams that name it.
package final class AuditTrail: Projector {
    package static let name = "audit-trail"
    package static let revision: UInt32 = 1
    package static let kinds = Set(StreamKind.allCases)
    package static let upstream: [String] = []

    /// Index of an actor's id, from 1, in order of first event.
    package let actors = KeyedTable<TextKey, IndexRow>("actors")
    /// Positions by actor's index.
    package let eventsOfActors = ListTable<PositionElement>("events-of-actors")
    /// Positions of the events of other streams that name a subject, by kind and ordinal.
    package let mentions = ListTable<PositionElement>("mentions")
    /// Stretches of the log by correlation id.
    package let correlations = KeyedTable<TextKey, StretchesRow>("correlations")
    /// Positions whose events have a later business date than all before, under the one owner 0.
    package let latestDates = ListTable<DatedPosition>("latest-dates")
    /// How many actors there are, under the one key 0.
    private let counts = OrdinalTable<IndexRow>("counts")

    /// The actor of the event before: most events come in runs by one actor.
    private var lastActor: (id: String, index: UInt32) = ("", 0)
    /// The correlation of the last event that had one.
    private var lastCorrelation = ""
    /// The latest business date so far; nil before it is read.
    private var lastDate: BusinessDate?

    package init() {}

    package var tables: [any ModelTable] {
        [actors, correlations, counts, eventsOfActors, latestDates, mentions]
    }

    package func apply(_ event: borrowing EventView, at now: FoldContext) throws {
        let envelope = try event.envelope()
        let position = PositionElement(event.position)
        let actor = try index(ofActor: envelope.actor)
        try eventsOfActors.append(position, to: UInt64(actor))
        try mention(event, position)
        try note(event.effectiveOn, at: event.position)
        if let correlation = envelope.correlation {
            if !(correlation == lastCorrelation) { lastCorrelation = try correlation.string() }
            try correlations.update(TextKey(lastCorrelation)) { row in
                if row == nil { row = StretchesRow() }
                row?.add(position.position)
            }
        }
    }

    package func discard() {
        for table in tables { table.discard() }
        lastActor = ("", 0)
        lastDate = nil
    }

    private func index(ofActor actor: borrowing TextView) throws -> UInt32 {
        if actor == lastActor.id { return lastActor.index }
        let id = try actor.string()
        let key = TextKey(id)
        let index: UInt32
        if let known = try actors.row(key) {
            index = known.index
        } else {
            index = (try counts.row(0)?.index ?? 0) + 1
            actors.set(key, to: IndexRow(index: index))
            counts.set(0, to: IndexRow(index: index))
        }
        lastActor = (id, index)
        return index
    }

    private func note(_ date: BusinessDate, at position: UInt64) throws {
        let last = try lastDate ?? latestDate(through: .max) ?? .min
        lastDate = Swift.max(last, date)
        guard date > last else { return }
        try latestDates.append(DatedPosition(position, date), to: 0)
    }

    /// Files the event under every subject that its payload names, once each.
    private func mention(_ event: borrowing EventView, _ position: PositionElement) throws {
        for slot in 0..<event.referenceCount {
            let ordinal = event.reference(slot)
            guard ordinal != 0, let kind = event.type.referenceKind(inSlot: slot) else { continue }
            var isRepeated = false
            for earlier in 0..<slot where event.reference(earlier) == ordinal {
                isRepeated = isRepeated || event.type.referenceKind(inSlot: earlier) == kind
            }
            if !isRepeated { try mentions.append(position, to: Self.subject(kind, ordinal)) }
        }
    }

    /// The key of a subject in `mentions`.
    package static func subject(_ kind: StreamKind, _ ordinal: UInt32) -> UInt64 {
        UInt64(kind.rawValue) << 32 | UInt64(ordinal)
    }
}

// MARK: - Asking

extension AuditTrail {
    /// Positions of the events of other streams that name a subject, rising.
    package func mentions(of kind: StreamKind, _ ordinal: UInt32) throws -> [UInt64] {
        try mentions.elements(of: Self.subject(kind, ordinal)).map(\.position)
    }

    /// The latest business date of the events through a position; nil where there are none.
    ///
    /// - Complexity: O(n) in the number of times that it has moved on, at most once a day.
    package func latestDate(through position: UInt64) throws -> BusinessDate? {
        var latest: BusinessDate?
        try latestDates.forEach(of: 0) { element in
            guard element.position <= position else { return false }
            latest = element.date
            return true
        }
        return latest
    }

    /// Positions of an actor's events, rising.
    package func events(ofActor id: String) throws -> [UInt64] {
        guard let row = try actors.row(TextKey(id)) else { return [] }
        return try eventsOfActors.elements(of: UInt64(row.index)).map(\.position)
    }

    /// The stretches of the log that have a correlation id, rising.
    package func stretches(ofCorrelation id: String) throws -> [ClosedRange<UInt64>] {
        try correlations.row(TextKey(id))?.stretches.map { $0.first...$0.last } ?? []
    }
}
