import Accounting
import Events
import Projections
import ReadModels
import TestSupport
import Testing

/// Settlements that are put off and settled document by document, beside events of other payees:
/// whatever is left to be done meanwhile, the journal comes out as if all had been done at once.
@Suite("Putting off")
struct PuttingOffTests {
    @Test(arguments: Array(UInt64(1)...10))
    func comesOutAsIfDoneAtOnce(seed: UInt64) throws {
        var channel = try RandomChannel(seed: seed)
        let (once, late) = (ModelSet(), ModelSet())
        late.commissions.mostAtOnce = Int(seed % 4)
        var random = SplitMix(state: seed)
        let log = TestLog([])
        var passed = 0
        for step in 1...500 {
            guard let (body, date) = try channel.next() else { continue }
            try log.add(body, on: date)
            let record = log.records[log.records.count - 1]
            let event = try EventView(record.span.bytes)
            let before = late.commissions.deferred
            try once.fold.apply(event)
            try late.fold.apply(event)
            if let before, late.commissions.deferred == before { passed += 1 }
            #expect(!once.fold.hasStopped && !late.fold.hasStopped)
            if random.next(through: 3) == 1 {
                try late.fold.settleDeferred(atMost: random.next(through: 4))
            }
            if step % 25 == 0 { try compare(once, late, "after \(step) steps") }
        }
        try compare(once, late, "at the end")
        #expect(passed > 20, "\(passed) events passed what was deferred")
    }

    private func compare(_ once: ModelSet, _ late: ModelSet, _ place: Comment) throws {
        let name = CommissionJournal.name
        #expect(try late.fold.digest(of: name) == once.fold.digest(of: name), place)
        #expect(!late.fold.hasDeferred)
    }
}

/// Makes up what happens to partners, some of whom share deals or stand above others, under rules
/// in which a sale moves many documents.
private struct RandomChannel {
    private var random: SplitMix
    private var builder = EventBuilder()
    private var beginning: [EventDraft]
    private var invoices: [(id: String, net: Int64)] = []

    init(seed: UInt64) throws {
        random = SplitMix(state: seed &* 0x9E37_79B9)
        beginning = [try builder.activation(of: Self.rules(cap: seed % 3))]
        var lines: [String] = []
        for partner in 1...10 {
            lines += [
                "2025-01-01 partner.recruited {partnerId: P-\(partner), legalName: Name-\(partner), "
                    + "kind: reseller, country: US} by u-1",
                "2025-01-01 partner.activated {partnerId: P-\(partner), payCurrency: USD} by u-1",
                "2025-01-01 target.set {targetId: T-\(partner), payeeId: P-\(partner), "
                    + "measure: bookings, period: '2025', amount: 90.00 USD} by u-1",
            ]
        }
        lines += [(1, 9), (2, 9), (3, 10)].map { child, parent in
            "2025-01-01 partner.linked {partnerId: P-\(child), parentId: P-\(parent), "
                + "relation: distributes_to} by u-1"
        }
        for (deal, one, other) in [(1, 1, 4), (2, 5, 6), (3, 4, 7)] {
            lines += [
                "2025-01-01 deal.submitted {dealId: D-\(deal), revision: 1, partnerId: P-\(one), "
                    + "customer: {name: Customer-\(deal)}, productLines: [], kind: new} by u-1",
                "2025-01-02 deal.approved {dealId: D-\(deal), exclusivity: exclusive, "
                    + "protectFrom: '2025-01-02', protectUntil: '2025-12-31', "
                    + "reviewedConflicts: []} by u-1",
                Self.attribution(of: deal, to: one, other, share: 60),
            ]
        }
        beginning += try builder.events(lines.joined(separator: "\n"))
        beginning.reverse()
    }

    /// The next event with its date; nil where nothing comes of the attempt.
    mutating func next() throws -> (body: EventBody, on: String)? {
        if let draft = beginning.popLast() { return (draft.body, "\(draft.effectiveOn)") }
        // No version covers January: its documents earn nothing, and are sales all the same.
        let month = random.next(through: 12)
        let date = "2025-0\(month == 1 ? 1 : month < 7 ? 3 : 4)-1\(random.next(through: 9))"
        guard let text = line() else { return nil }
        return (try builder.event("\(date) \(text) by u-1").body, date)
    }

    private mutating func line() -> String? {
        let choice = random.next(through: 24)
        if choice <= 12 || invoices.isEmpty { return sale() }
        let (id, net) = invoices[random.next(through: invoices.count) - 1]
        let amount = Self.text(Int64(random.next(through: Int(net))))
        switch choice {
        case 13...16: return "sale.paid {invoiceId: \(id), amount: \(Self.text(net)) USD}"
        case 17...18:
            return "sale.credited {creditId: C-\(random.next()), kind: refund, invoiceId: \(id), "
                + "lines: [{lineId: '1', net: 0.01 USD}]}"
        case 19:
            return "sale.payment_reversed {invoiceId: \(id), amount: \(amount) USD}"
        case 20:
            return "deal.stage_changed {dealId: D-\(random.next(through: 3)), "
                + "stage: \(random.next(through: 2) == 1 ? "proposed" : "developed")}"
        case 21:
            let (one, other) = (random.next(through: 4), 4 + random.next(through: 4))
            let share = random.next(through: 99)
            let text = Self.attribution(
                of: random.next(through: 3), to: one, other, share: share)
            return text.split(separator: " ").dropFirst().dropLast(2).joined(separator: " ")
        case 22:
            return "target.set {targetId: T-\(random.next(through: 8)), "
                + "payeeId: P-\(random.next(through: 8)), measure: bookings, period: '2025', "
                + "amount: \(random.next(through: 200)).00 USD}"
        case 23:
            return "commission.adjusted {adjustmentId: A-\(random.next()), "
                + "payeeId: P-\(random.next(through: 10)), forPeriod: '2025-03', "
                + "amount: 1.00 USD, cause: goodwill, approver: u-2}"
        default:
            return "sale.credited {creditId: C-\(random.next()), kind: return, "
                + "partnerId: P-\(random.next(through: 8)), "
                + "lines: [{lineId: '1', net: 3.00 USD}]}"
        }
    }

    private mutating func sale() -> String {
        let net = Int64(random.next(through: 3_000))
        let id = "I-\(invoices.count + 1)"
        invoices.append((id, net))
        let deal = random.next(through: 12)
        return "sale.invoiced {invoiceId: \(id), partnerId: P-\(random.next(through: 8)), "
            + (deal <= 3 ? "dealId: D-\(deal), " : "")
            + "lines: [{lineId: '1', net: \(Self.text(net)) USD}]}"
    }

    private static func attribution(of deal: Int, to one: Int, _ other: Int, share: Int) -> String {
        "2025-01-02 deal.attributed {dealId: D-\(deal), shares: [{payeeId: P-\(one), "
            + "role: sourced, pool: primary, share: '\(share)%'}, {payeeId: P-\(other), "
            + "role: influenced, pool: primary, share: '\(100 - share)%'}, {payeeId: P-8, "
            + "role: overlay, pool: overlay, share: '20%'}]} by u-1"
    }

    private static func text(_ cents: Int64) -> String {
        "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
    }

    private static func rules(cap: UInt64) -> String {
        let caps = [
            "", "cap: { per: month, amount: 9.00, excess: carry }",
            "cap: { per: quarter, amount: 20.00, excess: forfeit }",
        ]
        return """
            schema: daybook-rules/1
            programme: NOVA
            version: 1
            effective: { from: 2025-02-01 }
            author: u-ops-1
            approver: u-fin-2
            currency: USD
            fiscal_year_starts: "01-01"
            earning_period: month
            rounding: half_even
            measures:
              bookings: { of: sales, window: fiscal_year_to_date }
            components:
              - id: volume
                class: reduction_of_revenue
                table: { mode: retroactive, window: quarter, rows: [ {from: 0.00, rate: "1%"}, {from: 40.00, rate: "2%"}, {from: 45.00, rate: "3%"}, {from: 80.00, rate: "5%"}, {from: 130.00, rate: "8%"} ] }
                gate: { measure: bookings, target: bookings, at_least: "50%" }
                \(caps[Int(cap)])
              - id: steps
                class: contract_cost
                table: { mode: marginal, window: month, rows: [ {from: 0.00, rate: "1%"}, {from: 30.00, rate: "2.5%"}, {from: 60.00, rate: "9%"} ] }
              - id: lines
                class: contract_cost
                table: { mode: flat_per_line, rows: [ {from: 0.00, rate: "1%"}, {from: 5.00, rate: "7%"} ] }
                gate: { measure: bookings, target: bookings, at_least: "60%" }
              - id: base
                class: contract_cost
                flat: "4%"
                cap: { per: month, amount: 2.00, excess: carry }
              - id: above
                class: reduction_of_revenue
                override: { along: distributes_to, of: commission, levels: ["10%"] }
              - id: chain
                class: reduction_of_revenue
                override: { along: distributes_to, of: sale, levels: ["1%"] }
            stack_cap: { max: "14%", reduce_first: [base, chain] }
            holds:
              customer_unpaid: { lapse_days: 30, reinstate_until_day: 60 }

            """
    }
}
