import Accounting
import Projections
import Rules

/// A partner as it stands by the log: what is asked on every sale, and no text but its id.
///
/// What it is called is in `PartnerTextRow`, how it came to where it stands in
/// `PartnerHistoryRow`.
package struct PartnerRow: TableRow, Equatable {
    package var id: String
    package var kind: PayeeKind?
    package var country: CountryCode?
    /// The state after the last event, in log order. A suspension with an end stays here when it
    /// has ended by itself; `state(on:)` says that.
    package var state: PayeeStanding = .prospect
    /// Last day of the suspension that the state is in; nil where it has none.
    package var suspendedUntil: BusinessDate?
    package var recruitedOn: BusinessDate
    /// From this day on the partner sells, earns, has a tier.
    package var activatedOn: BusinessDate?
    package var terminatedOn: BusinessDate?
    /// Whether its standing ever changed after the activation.
    package var hasChangedStanding = false
    /// The relations on which it ever had a parent, a bit each.
    package var relations: UInt8 = 0
    /// The currency it is paid in: as activated, or as its payout profile says since.
    package var payCurrency: Currency?
    package var profile: PayoutProfile?
    /// The first day on which it was active with a complete payout profile.
    package var eligibleOn: BusinessDate?

    package init(
        id: String, kind: PayeeKind? = nil, country: CountryCode? = nil, recruitedOn: BusinessDate
    ) {
        self.id = id
        self.kind = kind
        self.country = country
        self.recruitedOn = recruitedOn
    }
}

// MARK: - Reading

extension PartnerRow {
    /// The state on a day that lies behind the last event: the one it is in, but a suspension
    /// ends by itself after its last day.
    package func state(on date: BusinessDate) -> PayeeStanding {
        if state == .suspended, let suspendedUntil, suspendedUntil < date { return .active }
        return state
    }

    /// Whether it may be given a new payout profile or other facts: any state but the final ones.
    package var isOpen: Bool { state != .terminated && state != .declined }

    /// First day of the month from which on it earns where earning starts with the month of
    /// eligibility (rules.md section 6).
    package var eligibleFrom: BusinessDate? { eligibleOn?.startOfMonth }

    func hasHadParent(on relation: PartnerRelation) -> Bool {
        relations & relation.bit != 0
    }
}

// MARK: - Storage

extension PartnerRow {
    package func encode(into writer: inout RowWriter) {
        writer.put(state.rawValue)
        writer.put(optional: kind?.rawValue)
        writer.put(optional: country?.packed)
        writer.put(recruitedOn.daysSince1970)
        writer.put(optional: activatedOn)
        writer.put(optional: suspendedUntil)
        writer.put(optional: terminatedOn)
        writer.put(optional: eligibleOn)
        writer.put(hasChangedStanding)
        writer.put(relations)
        writer.put(optional: payCurrency?.numericCode)
        writer.put(profile != nil)
        profile?.encode(into: &writer)
        writer.put(id)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        state = try reader.standing()
        kind = try reader.optional(UInt8.self).flatMap(PayeeKind.init(rawValue:))
        country = try reader.optional(UInt16.self).map(CountryCode.init(packed:))
        recruitedOn = try reader.date()
        activatedOn = try reader.optionalDate()
        suspendedUntil = try reader.optionalDate()
        terminatedOn = try reader.optionalDate()
        eligibleOn = try reader.optionalDate()
        hasChangedStanding = try reader.flag()
        relations = try reader.integer()
        payCurrency = try reader.flag() ? try reader.currency() : nil
        profile = try reader.flag() ? try PayoutProfile(decoding: &reader) : nil
        id = try reader.text()
    }
}

extension RowReader {
    mutating func standing() throws(RowError) -> PayeeStanding {
        guard let standing = PayeeStanding(rawValue: try integer()) else {
            throw RowError(offset: 0)
        }
        return standing
    }
}
