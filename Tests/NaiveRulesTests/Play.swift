import NaiveRules

/// A book that is written line by line in a test.
struct Play {
    /// What was recorded so far.
    private(set) var book = NaiveBook()
    private var position: Int64 = 0

    /// A book with one version of the rules, from 1 January 2025, and partners that were activated
    /// on that day. `body` is what follows the head of the rule file.
    init(_ body: String, partners: [String] = ["P-1", "P-2", "P-3"]) throws {
        try rules(1, from: "2025-01-01", on: "2025-01-01", body)
        for partner in partners {
            try record(
                "partner.recruited", "2025-01-01",
                #""partnerId":"\#(partner)","legalName":"\#(partner)","kind":"reseller""#)
            try record(
                "partner.activated", "2025-01-01",
                #""partnerId":"\#(partner)","payCurrency":"USD""#)
        }
    }

    /// Activates a version.
    mutating func rules(
        _ version: Int, from: String, to: String? = nil, on date: String, _ body: String
    ) throws {
        let yaml = """
            schema: daybook-rules/1
            programme: NOVA
            version: \(version)
            effective: { from: \(from)\(to.map { ", to: \($0)" } ?? "") }
            author: u-1
            approver: u-2
            currency: USD
            fiscal_year_starts: "01-01"
            earning_period: month
            rounding: half_even
            \(body)
            """
        let escaped = yaml.split(separator: "\n").joined(separator: #"\n"#)
            .split(separator: "\"", omittingEmptySubsequences: false).joined(separator: #"\""#)
        try record("ruleset.activated", date, #""yaml":"\#(escaped)""#)
    }

    /// Records an event with the fields of its payload.
    mutating func record(_ type: String, _ date: String, _ fields: String) throws {
        position += 1
        try book.record(
            #"{"type":"\#(type)","effectiveOn":"\#(date)","data":{\#(fields)}}"#,
            position: position)
    }

    /// An invoice of one line; of a deal where the partner is none.
    mutating func invoice(
        _ id: String, _ date: String, _ net: String, partner: String? = "P-1",
        deal: String? = nil
    ) throws {
        let whose = deal.map { #""dealId":"\#($0)""# } ?? #""partnerId":"\#(partner ?? "")""#
        try record(
            "sale.invoiced", date,
            #""invoiceId":"\#(id)",\#(whose),"lines":[{"lineId":"1","net":\#(usd(net))}]"#)
    }

    /// A payment of the customer, or its reversal.
    mutating func pay(
        _ invoice: String, _ date: String, _ amount: String, type: String = "sale.paid"
    ) throws {
        try record(type, date, #""invoiceId":"\#(invoice)","amount":\#(usd(amount))"#)
    }

    /// A refund on the one line of an invoice.
    mutating func refund(_ invoice: String, _ date: String, _ amount: String) throws {
        let id = "CR-\(position + 1)"
        try record(
            "sale.credited", date,
            #""creditId":"\#(id)","invoiceId":"\#(invoice)","kind":"refund","#
                + #""lines":[{"lineId":"1","net":\#(usd(amount))}]"#)
    }

    /// A deal of a partner that was approved on 1 February, until 1 May.
    mutating func protectedDeal(_ id: String, of partner: String = "P-1") throws {
        try record(
            "deal.submitted", "2025-02-01",
            #""dealId":"\#(id)","partnerId":"\#(partner)","kind":"new""#)
        try record(
            "deal.approved", "2025-02-01",
            #""dealId":"\#(id)","exclusivity":"exclusive","protectFrom":"2025-02-01","#
                + #""protectUntil":"2025-05-01""#)
    }

    /// Links a partner to its parent from 1 January.
    mutating func link(_ partner: String, to parent: String, _ relation: String) throws {
        try record(
            "partner.linked", "2025-01-01",
            #""partnerId":"\#(partner)","parentId":"\#(parent)","relation":"\#(relation)""#)
    }

    /// Closes or reopens a period.
    mutating func period(_ name: String, _ what: String, _ date: String) throws {
        try record("period.\(what)", date, #""programme":"NOVA","period":"\#(name)""#)
    }

    /// Sums of a kind by the day on which they count, in cents.
    func byDay(_ kind: String, component: String = "base", document: String? = nil)
        -> [String: Int64]
    {
        var days: [String: Int64] = [:]
        for (sum, amount) in book.sums()
        where sum.kind == kind && sum.component == component
            && document.map({ sum.document == "invoice/\($0)" }) ?? true
        {
            days[sum.effectiveOn, default: 0] += amount
        }
        return days.filter { $0.value != 0 }
    }

    private func usd(_ amount: String) -> String {
        #"{"amount":"\#(amount)","currency":"USD"}"#
    }
}
