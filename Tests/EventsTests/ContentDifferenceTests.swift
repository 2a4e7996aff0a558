import Testing

@testable import Events

/// What counts as the same event sent again, and which field is named when it is not.
@Suite struct ContentDifferenceTests {
    private static let line = """
        {"type":"sale.invoiced","source":"/erp","id":"1","effectiveOn":"2025-01-09",\
        "occurredAt":"2025-01-09T10:00:00Z","actor":{"id":"svc","role":"system"},\
        "reason":{"code":"late"},"causation":4,"correlation":"b",\
        "data":{"invoiceId":"I","partnerId":"P-1",\
        "customer":{"name":"Heron"},"lines":[{"lineId":"1","net":{"amount":"1.00",\
        "currency":"USD"}},{"lineId":"2","quantity":3,"net":{"amount":"2.00","currency":"USD"}}]}}
        """

    private func difference(_ recorded: String, _ stated: String) throws -> String? {
        var parser = EventParser()
        let bytes = try Samples.record(try parser.parse(recorded))
        let event = try EventView(bytes.span.bytes)
        return try parser.parse(stated).firstDifference(from: event)?.description
    }

    @Test(arguments: [
        ("2025-01-09\"", "2025-01-10\"", "effectiveOn is 2025-01-10 here and was 2025-01-09"),
        (
            "10:00:00", "11:00:00",
            "occurredAt is 2025-01-09T11:00:00Z here and was "
                + "2025-01-09T10:00:00Z"
        ),
        ("svc", "cvs", "actor.id is cvs here and was svc"),
        ("system", "finance", "actor.role is finance here and was system"),
        ("late", "soon", "reason.code is soon here and was late"),
        (":4", ":5", "causation is 5 here and was 4"),
        (",\"correlation\":\"b\"", "", "correlation is left out here and was b"),
        ("P-1", "P-2", "data.partnerId is \"P-2\" here and was \"P-1\""),
        ("\"partnerId\":\"P-1\",", "", "data.partnerId is left out here and was \"P-1\""),
        ("\"partnerId\"", "\"dealId\"", "data.dealId is \"P-1\" here and was left out"),
        ("Heron", "Kite", "data.customer.name is \"Kite\" here and was \"Heron\""),
        (":3", ":4", "data.lines[1].quantity is 4 here and was 3"),
        (
            "2.00", "2.01",
            "data.lines[1].net is {\"amount\":\"2.01\",\"currency\":\"USD\"} here "
                + "and was {\"amount\":\"2.00\",\"currency\":\"USD\"}"
        ),
        ("sale.invoiced", "sale.invoiced", nil),
        ("\"data\"", "\"expectedVersion\":7,\"recordedAt\":\"2025-01-09T10:00:00Z\",\"data\"", nil),
        ("1.00", "1", nil),
    ])
    func namesTheFirstField(_ part: String, _ replacement: String, _ expected: String?) throws {
        let changed = Self.line.replacing(part, with: replacement, maxReplacements: 1)
        let sentence = expected.map { $0 + " when it was recorded" }
        #expect(try difference(Self.line, changed) == sentence)
    }

    @Test func aLineTooManyIsNamed() throws {
        let more = Self.line.replacing(
            "]}}", with: ",{\"lineId\":\"3\",\"net\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}]}}"
        )
        let sentence = try difference(Self.line, more)
        #expect(sentence?.hasPrefix("data.lines[2] is {\"lineId\":\"3\"") == true)
        #expect(try difference(more, Self.line)?.hasPrefix("data.lines[2] is left out") == true)
    }

    @Test func aDigestOfZerosEqualsAny() throws {
        let zeros = String(repeating: "0", count: 64)
        let line = """
            {"type":"period.closed","source":"/ops","id":"1","effectiveOn":"2025-02-05",\
            "actor":{"id":"a","role":"finance"},"data":{"programme":"NOVA","period":"2025-01",\
            "totals":[],"digest":"\(zeros)"}}
            """
        let filled = line.replacing(zeros, with: String(repeating: "a", count: 64))
        #expect(try difference(filled, line) == nil)
        #expect(try difference(filled, filled) == nil)
        #expect(try difference(line, filled)?.hasPrefix("data.digest is \"aaaa") == true)
    }

    @Test func aDocumentsHashOfZerosIsContent() throws {
        let zeros = String(repeating: "0", count: 64)
        let line = """
            {"type":"payout.sent","source":"/ops","id":"1","effectiveOn":"2025-02-05",\
            "actor":{"id":"a","role":"finance"},\
            "data":{"runId":"R","fileHash":"\(zeros)","messageId":"M"}}
            """
        let filled = line.replacing(zeros, with: String(repeating: "a", count: 64))
        #expect(try difference(filled, line)?.hasPrefix("data.fileHash is") == true)
    }
}
