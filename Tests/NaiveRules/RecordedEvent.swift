/// An event as it was recorded.
struct RecordedEvent {
    /// Its place in the log.
    let position: Int64
    /// `sale.invoiced` and so on.
    let type: String
    /// The business date.
    let on: Day
    /// The payload.
    let data: JSONValue

    /// Reads a line of the catalogue's JSON form.
    init(line: String, position: Int64) throws {
        let json = try JSONValue.parsed(line)
        self.position = position
        type = try json.text("type")
        on = try json.day("effectiveOn")
        guard let data = json["data"] else { throw Unreadable("no data") }
        self.data = data
    }

    /// Whether it is of a stream whose events decide tier dates (section 7): partner/, member/,
    /// lead/, deal/, invoice/ or credit/.
    var decidesTierDates: Bool {
        ["partner.", "member.", "lead.", "deal.", "sale."].contains { type.hasPrefix($0) }
    }
}

/// A fact with the date from which it counts; lists of them are in the order of the log.
struct Dated<Fact> {
    /// The event's `effectiveOn`.
    let on: Day
    /// What it says.
    let fact: Fact
}

/// What the log says of a partner.
enum PartnerFact {
    case recruited(kind: String, country: String?)
    case onboarding
    case activated
    case standing(to: String, scope: [String], until: Day?, trailingDays: Int)
    case payoutProfile(state: String, hasTaxID: Bool)
    case linked(parent: String, relation: String)
    case unlinked(parent: String, relation: String)
    case tierOverridden(tier: String, until: Day?)
}

/// What the log says of a deal.
enum DealFact {
    case submitted(partner: String, kind: String?, sourcing: String?)
    case approved(Protection)
    case extended(until: Day)
    case granted(until: Day?)
    case transferred(to: String)
    case closed(outcome: String)
    case attributed([Share])
}

/// Days on which a deal is protected.
struct Protection {
    /// exclusive, secondary or shared.
    let exclusivity: String
    /// The first day.
    let from: Day
    /// The last day, extensions included.
    var until: Day
}

/// A payee's share in a line (section 2).
struct Share: Hashable {
    /// Who gets it.
    let payee: String
    /// Its role; absent unless attributed.
    let role: String?
    /// Whether it is in the pool; an overlay share is not.
    let isPrimary: Bool
    /// Parts per million.
    let part: Int128
}

/// What the log says of a person at a partner.
enum MemberFact {
    case joined(partner: String)
    case left
    case certified(String, expiresOn: Day?)
    case certificationEnded(String)
}

/// What the log says of a lead.
enum LeadFact {
    case distributed(partner: String)
    case accepted
}

/// A target that was set for a payee.
struct Target {
    /// Whose it is.
    let payee: String
    /// Name of the measure.
    let measure: String
    /// Name of the period.
    let period: String
    /// Minor units.
    let amount: Int128
    /// Whether it is prorated from the activation.
    let isProrated: Bool
}

/// A published exchange rate.
struct PublishedRate {
    /// The currency of the invoice.
    let base: String
    /// The currency of the programme.
    let quote: String
    /// Whose rates they are.
    let rateSet: String
    /// The day that it is for.
    let rateDate: Day
    /// The rate.
    let rate: ExchangeRate
}
