/// A company that sells for the imaginary vendor, and what the generator must know of it.
final class Partner {
    enum Kind: Int {
        case distributor, reseller, integrator, referral, isv, msp, dealer, broker

        var name: StaticString {
            switch self {
            case .distributor: "distributor"
            case .reseller: "reseller"
            case .integrator: "integrator"
            case .referral: "referral"
            case .isv: "isv"
            case .msp: "msp"
            case .dealer: "dealer"
            case .broker: "broker"
            }
        }

        /// How many of 100 partners are of each kind.
        static let weights = [4, 44, 11, 15, 5, 11, 6, 4]
    }

    /// How a partner's business goes over the years; this is what moves tiers up and down.
    enum Course: Int {
        case steady, rising, falling, peak, late

        static let weights = [30, 24, 22, 14, 10]

        /// Per cent of the partner's normal business in a quarter counted from the start.
        func level(inQuarter quarter: Int) -> Int {
            switch self {
            case .steady: 100
            case .rising: min(260, 30 + 20 * quarter)
            case .falling: max(15, 230 - 20 * quarter)
            case .peak: max(20, 240 - 45 * abs(quarter - 5))
            case .late: quarter < 6 ? 25 : 280
            }
        }
    }

    /// From 1, in order of recruitment in the file.
    let number: Int
    let kind: Kind
    let country: Country
    let course: Course
    /// From 0, the largest; several may have one rank, and some ranks nobody.
    let rank: Int
    /// Identity of the name; equal bits give equal names.
    let nameBits: UInt64
    let recruitedOn: Day

    /// When each of `Words.steps` was done.
    var stepsOn: [Day?] = [nil, nil]
    var activatedOn: Day?
    var declinedOn: Day?
    var terminatedOn: Day?
    /// The days, both included, on which no deal may be submitted.
    var barred: ClosedRange<Day>?
    var distributor: Int?
    var members = 0
    /// Customers met so far; they follow from the partner and a number below this.
    var customers = 0

    init(
        number: Int, kind: Kind, country: Country, course: Course, rank: Int, nameBits: UInt64,
        recruitedOn: Day
    ) {
        self.number = number
        self.kind = kind
        self.country = country
        self.course = course
        self.rank = rank
        self.nameBits = nameBits
        self.recruitedOn = recruitedOn
    }

    /// Normal business, in parts: one over the rank, as Zipf found it for words.
    var weight: Int { 1_000_000_000 / (rank + 1) }

    /// Whether the partner may take up something new on that day. The day of a change itself is
    /// left out, so that the order of the acts of one day does not matter.
    func isOpen(on day: Day) -> Bool {
        guard let activatedOn, activatedOn < day else { return false }
        if let terminatedOn, terminatedOn <= day {
            return false
        }
        return barred.map { !$0.contains(day) } ?? true
    }
}
