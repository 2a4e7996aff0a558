// Section 4, when it is booked, and the sums that are posted already. This is the only memory that
// goes from one event to the next, beside what section 2 fixes and the tiers that are decided.

/// The entries, with their sums by day.
struct Journal {
    /// Sums of one thing by the day on which they count.
    typealias Profile = [Day: Int128]

    /// All entries in the order in which they were posted.
    private(set) var entries: [NaiveEntry] = []
    /// Accruals by what brings them about.
    private(set) var accruals: [Bucket: [AccrualPart: Profile]] = [:]
    /// What has left *held* and what has come back.
    private(set) var leavings: [Bucket: [HoldPart: Profile]] = [:]

    /// What is accrued in a bucket, by day.
    func accrued(_ bucket: Bucket) -> Profile {
        (accruals[bucket] ?? [:]).values.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
    }

    /// What stands accrued for a part.
    func accrued(_ bucket: Bucket, _ part: AccrualPart) -> Int128 {
        accruals[bucket]?[part]?.values.reduce(0, +) ?? 0
    }

    /// What has left in a part, by day.
    func left(_ bucket: Bucket, _ part: HoldPart) -> Profile { leavings[bucket]?[part] ?? [:] }

    /// Remembers what is posted in a bucket.
    mutating func count(_ amount: Int128, _ bucket: Bucket, _ part: AccrualPart, on day: Day) {
        accruals[bucket, default: [:]][part, default: [:]][day, default: 0] += amount
    }

    /// Remembers what is posted in a bucket.
    mutating func count(_ amount: Int128, _ bucket: Bucket, _ part: HoldPart, on day: Day) {
        leavings[bucket, default: [:]][part, default: [:]][day, default: 0] += amount
    }

    /// Appends an entry; one of nothing is none.
    mutating func append(_ entry: NaiveEntry) {
        if entry.amount != 0 { entries.append(entry) }
    }
}

/// Where an entry is booked.
struct Booking {
    /// The earning period that is open.
    let inPeriod: String
    /// The day on which it counts, inside that period.
    let effectiveOn: Day

    /// The earning period of a day if it is open, else the first open one after it; the day itself,
    /// or the first of that period. Everything before the period in which version 1 starts counts
    /// as closed.
    init(_ day: Day, known: Known) {
        let calendar = known.calendar
        let start = known.versions.first?.from ?? .distantPast
        var date = max(day, calendar.earningPeriod(start).first)
        while known.closedPeriods.contains(calendar.name(date)) {
            date = calendar.earningPeriod(date).last + 1
        }
        inPeriod = calendar.name(date)
        effectiveOn = date
    }
}
