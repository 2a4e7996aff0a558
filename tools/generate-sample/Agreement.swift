/// A contract between the vendor and a partner.
final class Agreement {
    /// Given out when it is first written, so that numbers rise with time; 0 before.
    var number = 0
    let partner: Partner
    let kind: StaticString
    let signedOn: Day
    let until: Day?
    var renewedOn: Day?
    var renewedUntil: Day?
    var endedOn: Day?

    init(partner: Partner, kind: StaticString, signedOn: Day, until: Day?) {
        self.partner = partner
        self.kind = kind
        self.signedOn = signedOn
        self.until = until
    }
}

/// What a partner undertook to sell in a fiscal year.
final class Target {
    /// Given out when it is first written, so that numbers rise with time; 0 before.
    var number = 0
    let partner: Partner
    let year: Int
    let cents: Int

    init(partner: Partner, year: Int, cents: Int) {
        self.partner = partner
        self.year = year
        self.cents = cents
    }
}
