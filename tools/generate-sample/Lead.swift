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
