import Events
import Foundation
import Interchange
import TestSupport
import Testing

private enum RealData {
    /// Runs the plan `name`.yaml of this directory over the data in `folder`.
    static func run(
        _ name: String, _ folder: String
    ) throws -> (events: [Event], rejects: [RejectedRow]) {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Plans/\(name).yaml")
        let plan = try ImportPlan.parse(
            String(contentsOf: file, encoding: .utf8), file: "\(name).yaml")
        let run = try ImportRun(plan: plan, directory: "\(DataSets.root ?? "")/\(folder)")
        var parser = EventParser()
        var events: [Event] = []
        var rejects: [RejectedRow] = []
        _ = try run.run(
            reject: { rejects.append($0) },
            sink: { event in
                // The book reads it too.
                _ = try parser.parse(event.json.span.bytes)
                events.append(try Event(event))
            })
        return (events, rejects)
    }

    /// The rows of a CSV file, by the names of its columns.
    static func rows(_ path: String) throws -> [[String: String]] {
        var reader = try RowReader.open("\(DataSets.root ?? "")/\(path)", format: .csv)
        var rows: [[String: String]] = []
        while try reader.next() == .row {
            let fields = (0..<reader.row.count).map { reader.row.text($0) }
            rows.append(
                Dictionary(zip(reader.columns, fields), uniquingKeysWith: { first, _ in first }))
        }
        return rows
    }
}

/// An event, taken apart.
private struct Event {
    let type: String
    let key: String
    let on: String
    let data: [String: Any]

    init(_ event: PlanEvent) throws {
        let json = try JSONSerialization.jsonObject(with: Data(event.json)) as? [String: Any]
        type = json?["type"] as? String ?? ""
        key = "\(json?["source"] ?? "") \(json?["id"] ?? "")"
        on = json?["effectiveOn"] as? String ?? ""
        data = json?["data"] as? [String: Any] ?? [:]
    }

    func text(_ key: String) -> String { data[key] as? String ?? "" }
    func cents(_ key: String) -> Int { RealDataTests.cents(data[key]) }
    var lines: [[String: Any]] { data["lines"] as? [[String: Any]] ?? [] }
    var net: Int { lines.reduce(0) { $0 + RealDataTests.cents($1["net"]) } }
}

@Suite(.enabled(if: DataSets.areThere, "\(DataSets.missing)"))
struct RealDataTests {
    /// Hundredths of a Money object.
    fileprivate static func cents(_ money: Any?) -> Int {
        cents(of: (money as? [String: Any])?["amount"] as? String ?? "0")
    }

    /// Hundredths of a decimal with at most two digits after the point.
    fileprivate static func cents(of text: String) -> Int {
        let parts = text.split(separator: ".")
        let fraction = parts.count > 1 ? (parts[1] + "00").prefix(2) : "00"
        return Int(parts[0] + fraction) ?? 0
    }

    private func count(_ events: [Event]) -> [String: Int] {
        events.reduce(into: [:]) { counts, event in
            let outcome = event.type == "deal.closed" ? " " + event.text("outcome") : ""
            counts[event.type + outcome, default: 0] += 1
        }
    }

    private func expectOrderAndKeys(_ events: [Event]) {
        #expect(events.map(\.on) == events.map(\.on).sorted())
        #expect(Set(events.map(\.key)).count == events.count)
    }

    @Test func maven() throws {
        let (events, rejects) = try RealData.run("maven", "maven_crm_sales")
        expectOrderAndKeys(events)
        #expect(
            count(events) == [
                "partner.recruited": 35, "partner.activated": 35, "deal.submitted": 8300,
                "deal.approved": 8300, "deal.closed won": 4238, "deal.closed lost": 2473,
                "sale.invoiced": 4238,
            ])
        #expect(rejects.count == 500)
        #expect(rejects.allSatisfy { $0.reason == "deal.submitted: no engage_date" })

        var owner: [String: String] = [:]
        var name: [String: String] = [:]
        var won: [String: Int] = [:]
        for event in events {
            switch event.type {
            case "partner.recruited": name[event.text("partnerId")] = event.text("legalName")
            case "deal.submitted": owner[event.text("dealId")] = event.text("partnerId")
            case "sale.invoiced":
                let agent = name[owner[event.text("dealId")] ?? ""] ?? ""
                won["\(agent) \(event.on.prefix(7))", default: 0] += event.net
            default: break
            }
        }
        let totals = try RealData.rows("totals/maven_won_by_agent_month.csv").map { row in
            (
                "\(row["sales_agent"] ?? "") \(row["month"] ?? "")",
                Self.cents(of: row["won_value"] ?? "")
            )
        }
        #expect(won == Dictionary(uniqueKeysWithValues: totals))
        #expect(won.values.reduce(0, +) == 1_000_553_400)
        let closed = events.filter { $0.type == "deal.closed" }
        #expect(closed.reduce(0) { $0 + $1.cents("value") } == 1_000_553_400)
    }

    @Test func olist() throws {
        let (events, rejects) = try RealData.run("olist", "olist")
        expectOrderAndKeys(events)
        #expect(
            count(events) == [
                "partner.recruited": 3558, "partner.activated": 3558, "lead.distributed": 8000,
                "deal.submitted": 841, "deal.approved": 841, "deal.closed won": 841,
                "lead.closed": 841, "sale.invoiced": 1803, "sale.credited": 117,
                "sale.paid": 2036,
            ])
        let reasons = rejects.reduce(into: [:]) { $0[$1.reason, default: 0] += 1 }
        #expect(
            reasons == [
                "deal.submitted: won before its first contact": 1,
                "sale.paid: the order has no items, so nothing was invoiced": 228,
            ])

        let cancelled = Set(
            events.filter { $0.type == "sale.credited" }.map { $0.text("invoiceId") })
        var sellers: [String: [Int]] = [:]
        for event in events where event.type == "sale.invoiced" {
            let isCancelled = cancelled.contains(event.text("invoiceId"))
            let key = "\(event.text("partnerId")) \(isCancelled ? "True" : "False")"
            let old = sellers[key] ?? [0, 0, 0]
            let freight = event.cents("gross") - event.net
            sellers[key] = [old[0] + event.lines.count, old[1] + event.net, old[2] + freight]
        }
        let totals = try RealData.rows("totals/olist_working25_seller_totals.csv").map { row in
            (
                "\(row["seller_id"] ?? "") \(row["cancelled"] ?? "")",
                [
                    Int(row["items"] ?? "") ?? -1, Self.cents(of: row["price"] ?? ""),
                    Self.cents(of: row["freight"] ?? ""),
                ]
            )
        }
        #expect(sellers == Dictionary(uniqueKeysWithValues: totals))
        let credited = events.filter { $0.type == "sale.credited" }.reduce(0) { $0 + $1.net }
        #expect(credited == 2_225_897)

        let paid = events.filter { $0.type == "sale.paid" }.reduce(0) { $0 + $1.cents("amount") }
        let unpaid = rejects.filter { $0.file.contains("payments") }.reduce(0) { sum, row in
            let value = String(decoding: row.raw, as: UTF8.self).split(separator: ",").last ?? ""
            return sum + Self.cents(of: String(value))
        }
        #expect(paid + unpaid == 35_348_068)
    }
}
