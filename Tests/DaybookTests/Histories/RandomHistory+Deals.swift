import Accounting
import EventLog
import ReadModels

// Deals: registered, protected, won, attributed.

extension RandomHistory {
    mutating func registerDeal() throws {
        let id = next("D")
        let payee = payee()
        let kind = random.pick(["new", "new", "renewal", "expansion"])
        let sourcing =
            random.chance(70) ? ", sourcing: \(random.pick(["sourced", "led", "influenced"]))" : ""
        let day = try today()
        guard
            try add(
                "deal.submitted {dealId: \(id), revision: 1, partnerId: \(payee), "
                    + "customer: {name: Customer \(id), country: US}, productLines: [suite], "
                    + "kind: \(kind)\(sourcing)}", on: day)
        else { return }
        deals.append(id)
        if random.chance(85) { try approve(id, on: day) }
    }

    mutating func approve(_ id: String, on day: BusinessDate) throws {
        guard let rules = try models.programme.inForce(on: day)?.rules.deals,
            case .same(let days) = rules.protection
        else { return }
        let from = try day.adding(days: random.pick([0, 0, 3]))
        let exclusivity = random.pick(["exclusive", "exclusive", "shared", "secondary"])
        _ = try add(
            "deal.approved {dealId: \(id), exclusivity: \(exclusivity), protectFrom: \(from), "
                + "protectUntil: \(try from.adding(days: days)), reviewedConflicts: []}", on: day)
    }

    mutating func changeDeal() throws {
        guard !deals.isEmpty else { return }
        let id = random.pick(Array(deals.suffix(3)))
        switch random.number(0...9) {
        case ..<4:
            let ordinal = try player.book.log.stream(.deal, id).ordinal
            guard let until = try models.deals.deal(ordinal)?.protectUntil else { return }
            let days = random.number(1...30)
            _ = try add(
                "deal.extended {dealId: \(id), days: \(days), "
                    + "protectUntil: \(try until.adding(days: days))}", on: min(date, until))
        case ..<7:
            let payee = payee()
            _ = try add(
                "deal.transferred {dealId: \(id), toPartnerId: \(payee), basis: customer_letter}",
                on: try today())
        case ..<8: try approve(id, on: date)
        default: _ = try add("deal.closed {dealId: \(id), outcome: lost}", on: try today())
        }
    }

    /// Wins a deal, and tells who had a part in it then, later, or never.
    mutating func winDeal() throws {
        guard !deals.isEmpty else { return }
        let id = random.pick(Array(deals.suffix(4)))
        let day = try today()
        _ = try add("deal.closed {dealId: \(id), outcome: won}", on: day)
        if random.chance(65) {
            let shares = shares()
            _ = try add("deal.attributed {dealId: \(id), shares: [\(shares)]}", on: try today())
        }
    }

    private mutating func shares() -> String {
        let parts = random.pick([
            ["100%"], ["50%", "50%"], ["50%", "30%", "20%"], ["33.3334%", "33.3333%", "33.3333%"],
            ["70%", "30%"], ["99.9999%", "0.0001%"],
        ])
        var shares: [String] = []
        let all = payees.shuffled(using: &random)
        for (index, part) in parts.enumerated() {
            // Now and then somebody has two shares.
            let payee = random.chance(15) ? all[0] : all[index % all.count]
            let role = random.pick(["sourced", "led", "influenced", "cosell"])
            shares.append("{payeeId: \(payee), role: \(role), pool: primary, share: \(part)}")
        }
        if random.chance(terms.weights.overlay) {
            let payee = payee()
            let part = random.pick(["10%", "33.3333%"])
            shares.append("{payeeId: \(payee), role: overlay, pool: overlay, share: \(part)}")
        }
        return shares.joined(separator: ", ")
    }
}
