/// A registered deal with the history that the generator has laid out for it.
final class Deal {
    /// One submission and what was decided on it.
    struct Revision {
        let submittedOn: Day
        var returnedOn: Day?
        var missing: StaticString = ""
        var approvedOn: Day?
        var exclusivity: StaticString = "exclusive"
        var protectUntil: Day?
        var rejectedOn: Day?
        /// Another partner's deal with the same customer that was looked at in the decision.
        var rival: Deal?
        var appealBy: Day?
    }

    /// Given out when it is first written, so that numbers rise with time; 0 before.
    var number = 0
    let partner: Partner
    let distributor: Int?
    let customer: Customer
    /// Indices into `Words.productLines`; the second may be left out.
    let products: (Int, Int?)
    let value: Int
    let tender: Int
    let expectedCloseOn: Day
    let kind: StaticString
    let sourcing: StaticString
    let lead: Lead?
    var revisions: [Revision]
    var isTransferred = false
    /// A deal is extended once at most, over all its revisions.
    var isExtended = false
    var isWon: Bool { closedValue > 0 && closedOn != nil }
    var closedOn: Day?
    var outcome: StaticString = ""
    var closedValue = 0
    var lostReason: StaticString = ""

    init(
        partner: Partner, customer: Customer, products: (Int, Int?), value: Int, tender: Int,
        expectedCloseOn: Day, kind: StaticString, sourcing: StaticString, lead: Lead?,
        submittedOn: Day
    ) {
        self.partner = partner
        self.distributor = partner.distributor
        self.customer = customer
        self.products = products
        self.value = value
        self.tender = tender
        self.expectedCloseOn = expectedCloseOn
        self.kind = kind
        self.sourcing = sourcing
        self.lead = lead
        self.revisions = [Revision(submittedOn: submittedOn)]
    }
}

/// One payee's part of a deal that several brought about.
struct Share {
    let payee: Int
    let role: StaticString
    let pool: StaticString
    /// In ten-thousandths.
    let share: Int
}
