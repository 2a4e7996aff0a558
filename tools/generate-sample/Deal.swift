/// A customer, identified by the partner that brought it and a number: every attribute follows
/// from these two, so that millions of customers take no memory.
struct Customer {
    let partner: Int
    let number: Int
    let country: Country
    /// How this record of the customer spells it: 0 in full, others with less or other data.
    var spelling = 0

    var bits: UInt64 {
        RandomStream.mixed(UInt64(partner) << 32 | UInt64(number))
    }

    var trade: StaticString { Words.trades[Int(bits >> 40) % Words.trades.count] }
    var hasDomain: Bool { bits >> 50 & 15 < 10 && spelling != 3 }
    var hasDuns: Bool { bits >> 54 & 15 < 7 && spelling != 2 }
    var hasTaxID: Bool { bits >> 58 & 15 < 3 && spelling == 0 }
    /// Nine digits that begin with 9, a range that is not given out.
    var duns: UInt { 900_000_000 + UInt(truncatingIfNeeded: bits >> 8) % 100_000_000 }
    var taxID: UInt { UInt(truncatingIfNeeded: bits >> 13) % 1_000_000_000 }
}

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

/// An inquiry handed to one partner after another.
final class Lead {
    /// Given out when it is first written, so that numbers rise with time; 0 before.
    var number = 0
    let customer: Customer
    let product: Int
    let campaign: Int?
    let score: Int
    var attempts: [Attempt] = []
    var closedOn: Day?
    var outcome: StaticString = ""
    var deal: Deal?

    struct Attempt {
        let partner: Partner
        let distributedOn: Day
        /// Seconds of the day.
        let second: Int
        var respondedOn: Day?
        var accepted = false

        /// Seconds of the day of the answer, after the offer where both are on one day.
        var respondedSecond: Int { respondedOn == distributedOn ? second + 1_800 : 36_000 }
    }

    init(customer: Customer, product: Int, campaign: Int?, score: Int) {
        self.customer = customer
        self.product = product
        self.campaign = campaign
        self.score = score
    }
}
