import Accounting
import EventLog
import Events
import ReadModels

/// Finds the events that facts come from, and says what they are.
struct EventFinder {
    let log: EventLog
    let models: ModelSet
    let currency: Currency

    /// An event as a node: what it is, whose, when, by whom, why.
    func reason(_ position: UInt64) throws -> Reason {
        try log.read { reader in
            let event = try reader.event(at: position)
            let envelope = try event.envelope()
            var words =
                "event \(position): \(event.type.name), \(try envelope.stream.string()), "
                + "effective \(event.effectiveOn), recorded \(event.recordedAt) by "
                + "\(try envelope.actor.string())"
            if let reason = envelope.reason { words += ", \(try reason.code.string())" }
            var node = Reason(.event, words, currency)
            node.add("position", .position(position))
            node.add("type", .text(event.type.name))
            node.add("stream", .text(try envelope.stream.string()))
            node.add("effectiveOn", .date(event.effectiveOn))
            return node
        }
    }

    /// The last event of some types in a stream that was known at a position and is effective by a
    /// day; nil where there is none.
    ///
    /// - Complexity: O(events of the stream).
    func last(
        _ kind: StreamKind, _ id: String, _ types: Set<EventType>, by date: BusinessDate = .max,
        knownAt position: UInt64
    ) throws -> UInt64? {
        var found: UInt64?
        try log.forEachBackwards(ofStream: kind, id) { event in
            guard event.position <= position, event.effectiveOn <= date,
                types.contains(event.type)
            else { return true }
            found = event.position
            return false
        }
        return found
    }

    /// The last event that linked a partner to a parent.
    func link(
        of child: String, to parent: String, by date: BusinessDate, knownAt position: UInt64
    ) throws -> UInt64? {
        var found: UInt64?
        try log.forEachBackwards(ofStream: .partner, child) { event in
            guard event.type == .partnerLinked, event.position <= position,
                event.effectiveOn <= date, try event.asPartnerLinked().parentId == parent
            else { return true }
            found = event.position
            return false
        }
        return found
    }

    func body(_ position: UInt64) throws -> EventBody {
        try log.read { try $0.event(at: position).draft().body }
    }
}

// MARK: - Facts

extension EventFinder {
    /// The event that a fact about an earner on a document comes from, where it is known. `fixedAt`
    /// is the position at which the facts were fixed.
    func source(
        of fact: FactReasons, earner: UInt32, _ reasons: DocumentReasons, fixedAt: UInt64
    ) throws -> UInt64? {
        let earnerID = try models.partners.id(of: earner)
        func partner(_ types: Set<EventType>) throws -> UInt64? {
            try last(.partner, earnerID, types, by: reasons.date, knownAt: fixedAt)
        }
        func deal(_ types: Set<EventType>, _ date: BusinessDate? = nil) throws -> UInt64? {
            guard let id = try models.deals.texts.row(reasons.deal)?.id else { return nil }
            return try last(
                .deal, id, types, by: date ?? reasons.date, knownAt: date == nil ? fixedAt : .max)
        }
        switch fact.key {
        case "payee.standing":
            return try partner([
                .partnerRecruited, .partnerOnboardingStepCompleted, .partnerActivated,
                .partnerStandingChanged,
            ])
        case "payee.kind", "payee.country":
            return try partner([.partnerRecruited, .partnerProfileChanged])
        case "payee.tier": return try tier(fact.value, of: earner, on: reasons.date)?.position
        case "deal.protected", "deal.exclusivity":
            return try deal([
                .dealApproved, .dealExtended, .dealTransferred, .dealAppealDecided, .dealClosed,
            ])
        case "deal.kind", "deal.sourcing": return try deal([.dealSubmitted])
        case "share.role": return try deal([.dealAttributed], .max)
        default: return nil
        }
    }

    /// The tier that a partner held on a day, since when, and the event that brought it or by which
    /// its date was decided; nil where what is known now is another tier than the one that was fixed.
    func tier(_ name: String?, of partner: UInt32, on date: BusinessDate) throws -> TierPeriod? {
        guard let held = try models.tiers.history(of: partner, through: date).last,
            try models.tiers.name(of: held.tier) == name
        else { return nil }
        return held
    }

    /// The position at which the facts of a document were fixed: when it was recorded, or when the
    /// first version was activated that covers its date.
    func factsFixedAt(_ reasons: DocumentReasons) throws -> UInt64 {
        var first: UInt64?
        var number: UInt32 = 1
        while let row = try models.programme.versions.row(number) {
            let covers = row.from <= reasons.date && row.to.map { reasons.date <= $0 } ?? true
            if covers { first = Swift.min(first ?? row.position, row.position) }
            number += 1
        }
        return Swift.max(reasons.position, first ?? reasons.position)
    }
}
