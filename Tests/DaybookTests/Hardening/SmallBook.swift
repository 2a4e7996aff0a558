import Foundation
import Testing

/// A book with the sample's rules, one active partner and one invoice: what bad input is sent to.
enum SmallBook {
    static let events = [
        #"{"type":"partner.recruited","source":"/crm","id":"P-1/recruited","#
            + #""effectiveOn":"2025-01-02","actor":{"id":"u-1","role":"channel_manager"},"#
            + #""data":{"partnerId":"P-1","legalName":"Alder","kind":"reseller"}}"#,
        #"{"type":"partner.activated","source":"/crm","id":"P-1/activated","#
            + #""effectiveOn":"2025-01-02","actor":{"id":"u-1","role":"channel_manager"},"#
            + #""data":{"partnerId":"P-1","payCurrency":"USD"}}"#,
        #"{"type":"sale.invoiced","source":"/erp","id":"INV-1","effectiveOn":"2025-01-20","#
            + #""actor":{"id":"erp","role":"system"},"data":{"invoiceId":"INV-1","#
            + #""partnerId":"P-1","lines":[{"lineId":"1","#
            + #""net":{"amount":"100.00","currency":"USD"}}]}}"#,
    ]

    /// Position of the last event: the rules and the three above.
    static let position: UInt64 = 4

    static func make(in child: Child) throws {
        let rules = Child.package.appendingPathComponent("tools/sample/rules.yaml").path
        try child.write((events.joined(separator: "\n") + "\n").utf8, to: "base.ndjson")
        try #require(child.run("init --programme NOVA").status == 0)
        let activated = try child.run([
            "rules", "activate", rules, "--actor", "u-ops:operator", "--on", "2023-01-01",
        ])
        try #require(activated.status == 0, "\(activated.errors)")
        let appended = try child.run("append base.ndjson")
        try #require(appended.status == 0, "\(appended.errors)")
        try #require(try child.head().position == position)
    }
}

/// Runs `body` beside a fresh small book.
func withSmallBook(_ body: (Child) throws -> Void) throws {
    try withChild { child in
        try SmallBook.make(in: child)
        try body(child)
    }
}

/// Where a log has come to.
struct Head: Equatable {
    let position: UInt64
    let root: String
}

extension Child {
    /// Position and tree root, as `status` tells them.
    func head() throws -> Head {
        let status = try run("status --quick -O json")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(status.output.utf8)) as? [String: Any],
            "\(status.errors)")
        return Head(
            position: try #require(object["position"] as? NSNumber).uint64Value,
            root: object["root"] as? String ?? "")
    }

    /// Expects a command line to end with a status and to say why, the log's bytes being the same
    /// before and after.
    func expectMistake(_ mistake: Mistake, in arguments: [String]? = nil) throws {
        let before = try bytes(of: "book/log/data.mdb")
        let ending = try run(arguments ?? mistake.words)
        #expect(ending.status == mistake.status, "\(mistake): \(ending.errors)")
        #expect(
            (ending.errors + ending.output).contains(mistake.message),
            "\(mistake): \(ending.errors)\(ending.output)")
        #expect(try bytes(of: "book/log/data.mdb") == before, "\(mistake) changed the book")
    }
}

/// A command line that is wrong, the status it ends with, and a piece of what is said.
struct Mistake: CustomStringConvertible {
    let line: String
    let status: Int32
    let message: String

    init(_ line: String, _ status: Int32, _ message: String) {
        self.line = line
        self.status = status
        self.message = message
    }

    var words: [String] { line.split(separator: " ").map(String.init) }
    var description: String { line }
}
