/// The imaginary vendor's channel over the span: who is in it, and what happens on each day.
///
/// Day by day as much begins as the season asks for. Every subject is laid out from beginning to
/// end when it begins, within what the catalogue calls legal, and its events wait in the agenda.
final class Channel {
    let options: Options
    let size: Size
    var agenda: Agenda
    var partners: [Partner] = []
    var distributors: [Int] = []
    var random: RandomStream
    /// Deals of late whose customers another partner may meet, oldest replaced first.
    var recentDeals: [Deal] = []
    /// Events planned inside the span and in all; a life runs on behind the end.
    private(set) var kept = 0
    private(set) var planned = 0

    private let rules: [RuleText]
    private let season: Season
    private var roster = Roster()
    private var numbers = Numbers()

    /// A channel whose rule files, if any are given, are activated by events.
    init(options: Options, rules: [RuleText] = []) {
        self.options = options
        self.rules = rules
        size = Size(events: options.events, days: options.days)
        agenda = Agenda(start: options.start, days: options.days)
        season = Season(start: options.start, days: options.days)
        random = RandomStream(seed: options.seed, subject: 0)
    }

    /// Plays the whole span into `sink` and returns how many events of each type it wrote.
    func play(into sink: inout some Sink) -> Tally {
        var tally = Tally()
        planRules()
        // The same things happen whether rules are among the events or not.
        let ownedByRules = kept
        planRates()
        planPartners()
        let fixed = kept - ownedByRules
        let before = planned
        for offset in 0..<options.days {
            let day = options.start + offset
            if offset % 7 == 0 {
                let quarter = offset / 91
                roster = Roster(partners: partners, day: day, quarter: quarter)
            }
            let due = season.due(of: size.paced(options.events - fixed), byDay: offset)
            while planned - before < due, begin(on: day) {}
            agenda.take(day) { item in
                number(item.fact)
                sink.write(item.fact, on: item.day, isLate: item.isLate)
                tally.count(item.fact.type, isLate: item.isLate)
            }
        }
        return tally
    }

    /// Puts an event on the agenda; false when it lies behind the end of the span.
    ///
    /// `arriving` is the day on which the book is told, where that is long after the event.
    @discardableResult
    func plan(_ fact: Fact, on day: Day, arriving: Day? = nil) -> Bool {
        planned += 1
        guard max(day, arriving ?? day) <= agenda.end else { return false }
        kept += 1
        let item = Agenda.Item(fact: fact, day: day, isLate: arriving != nil)
        agenda.add(item, arriving: arriving ?? day)
        return true
    }

    /// A partner that may take up something new on that day, the busy ones most often; nil when
    /// none was found in a few draws.
    func openPartner(on day: Day, using random: inout RandomStream, but other: Partner? = nil)
        -> Partner?
    {
        for _ in 0..<12 {
            guard let number = roster.draw(using: &random) else { return nil }
            let partner = partners[number - 1]
            if partner.isOpen(on: day), partner !== other {
                return partner
            }
        }
        return nil
    }

    /// Rules are activated some days before they come into force, the first ones on the first day.
    private func planRules() {
        for (index, file) in rules.enumerated() {
            plan(.ruleset(index), on: max(options.start, file.from - 10))
        }
    }

    /// Lets one thing begin; false when there is nobody to begin it.
    private func begin(on day: Day) -> Bool {
        var random = RandomStream(seed: options.seed, subject: self.random.next())
        guard let partner = openPartner(on: day, using: &random) else { return false }
        switch random.weighted([560, 150, 285, 5]) {
        case 0: planDeal(on: day, partner: partner, lead: nil, using: &random)
        case 1: planLead(on: day, partner: partner, using: &random)
        case 2: planDirectSale(on: day, partner: partner, using: &random)
        default: planUnlinkedCredit(on: day, partner: partner, using: &random)
        }
        return true
    }

    /// Gives a subject its number when it is first written.
    private func number(_ fact: Fact) {
        func next(_ count: inout Int) -> Int {
            count += 1
            return count
        }
        switch fact {
        case .joined(let member): member.number = next(&numbers.members)
        case .signed(let agreement): agreement.number = next(&numbers.agreements)
        case .target(let target): target.number = next(&numbers.targets)
        case .distributed(let lead, attempt: 0): lead.number = next(&numbers.leads)
        case .submitted(let deal, revision: 0): deal.number = next(&numbers.deals)
        case .invoiced(let invoice): invoice.number = next(&numbers.invoices)
        case .credited(let credit): credit.number = next(&numbers.credits)
        default: break
        }
    }

    private struct Numbers {
        var members = 0, agreements = 0, targets = 0, leads = 0, deals = 0, invoices = 0
        var credits = 0
    }
}

/// What follows from the number of events asked for.
///
/// Partners grow more slowly than events, and deals get smaller as they get more, so that the
/// tiers of one rule file fit a sample of any size.
struct Size {
    let partners: Int
    /// Half of the deals are larger.
    let medianDealCents: Int
    /// How many currencies besides the dollar.
    let foreignTenders: Int
    let daysBetweenRates: Int

    init(events: Int, days: Int) {
        var root = 1
        while (root + 1) * (root + 1) * (root + 1) <= events {
            root += 1
        }
        partners = max(24, root * root * 3 / 10)
        medianDealCents = 2_200_000_00 * partners / events * days / 1_096
        foreignTenders = events < 4_000 ? 1 : events < 50_000 ? 3 : Tender.all.count - 1
        daysBetweenRates = events < 50_000 ? 7 : 1
    }

    /// How many events to begin for `events` inside the span: lives that begin near the end run
    /// on behind it.
    func paced(_ events: Int) -> Int {
        events * 107 / 100
    }
}
