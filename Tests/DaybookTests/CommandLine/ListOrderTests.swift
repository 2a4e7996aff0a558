import Foundation
import Testing

/// Lists by subject go by id, bytewise, in whatever order the book has come to know the subjects.
@Suite("Command line, order of lists")
struct ListOrderTests {
    /// Capitals before small letters, `10` before `2`, and what is not ASCII last.
    private static let ids = ["b", "B", "2", "ä", "10", "a"]
    private static let sorted = ["10", "2", "B", "a", "b", "ä"]

    private static func event(
        _ type: String, _ id: String, _ data: String, on date: String = "2025-02-03"
    ) -> String {
        #"{"type":"\#(type)","source":"/order","id":"\#(type)/\#(id)","effectiveOn":"\#(date)","#
            + #""actor":{"id":"u-1","role":"system"},"data":{\#(data)}}"#
    }

    private static var events: [String] {
        var events: [String] = []
        for id in ids {
            let partner = #""partnerId":"P-\#(id)""#
            let amount = #"{"amount":"10.00","currency":"USD"}"#
            events += [
                event("partner.recruited", id, #"\#(partner),"legalName":"P","kind":"reseller""#),
                event("partner.activated", id, #"\#(partner),"payCurrency":"USD""#),
                event("lead.distributed", id, #""leadId":"L-\#(id)","attempt":1,\#(partner)"#),
                event(
                    "deal.submitted", id,
                    #""dealId":"D-\#(id)","revision":1,\#(partner),"kind":"new","#
                        + #""customer":{"name":"Customer \#(id)"},"productLines":[]"#),
                event(
                    "sale.invoiced", id,
                    #""invoiceId":"I-\#(id)",\#(partner),"lines":[{"lineId":"1","net":\#(amount)}]"#
                ),
                event(
                    "sale.credited", id,
                    #""creditId":"C-\#(id)",\#(partner),"kind":"refund","#
                        + #""lines":[{"lineId":"1","net":\#(amount)}]"#),
            ]
        }
        return events
    }

    private func column(_ name: String, of line: String, in child: Child) throws -> [String] {
        let ending = try child.run("\(line) -O ndjson")
        #expect(ending.status == 0, "\(line): \(ending.errors)")
        return try ending.output.split(separator: "\n").compactMap { row in
            let object = try JSONSerialization.jsonObject(with: Data(row.utf8)) as? [String: Any]
            return object?[name] as? String
        }
    }

    @Test func listsGoByID() throws {
        try withSmallBook { child in
            try child.write(Self.events.joined(separator: "\n").utf8, to: "order.ndjson")
            let appended = try child.run("append order.ndjson")
            try #require(appended.status == 0, "\(appended.errors)")
            for (line, name, prefix) in [
                ("tiers", "partner", "P-"), ("tiers --next", "partner", "P-"),
                ("partners", "partner", "P-"), ("leads", "lead", "L-"), ("deals", "deal", "D-"),
                ("sales", "invoice", "I-"), ("sales", "credit", "C-"),
                ("journal --bases", "invoice", "I-"), ("journal --bases", "credit", "C-"),
                ("balance", "payee", "P-"),
            ] {
                let found = try column(name, of: line, in: child)
                    .filter { $0 != "P-1" && $0 != "INV-1" }
                // A balance that is nothing is no row.
                let expected = Self.sorted.map { prefix + $0 }
                #expect(found == expected, "\(line): \(name)")
            }
        }
    }
}
