import Accounting
import Testing

@testable import Events

/// Lines that say the same in another way.
@Suite struct AcceptedLineTests {
    private func parse(_ line: String) throws -> EventDraft {
        var parser = EventParser()
        return try parser.parse(line)
    }

    private let plain = """
        {"type":"sale.paid","source":"/erp","id":"1","effectiveOn":"2025-01-09",\
        "actor":{"id":"a","role":"system"},"data":{"invoiceId":"I","amount":\
        {"amount":"7.00","currency":"USD"}}}
        """

    @Test(arguments: [
        // The members in another order, the data before the type.
        """
        {"data":{"amount":{"currency":"USD","amount":"7.00"},"invoiceId":"I"},\
        "actor":{"role":"system","id":"a"},"effectiveOn":"2025-01-09","id":"1","source":"/erp",\
        "type":"sale.paid"}
        """,
        // Space, escapes, fewer decimals.
        """
         { "type" : "sale\\u002epaid" , "source":"\\/erp","id":"\\u0031",\t"effectiveOn":"2025-01-09",
        "actor":{"id":"a","role":"system"},"data":{"invoiceId":"I","amount":\
        {"amount":"7","currency":"USD"}} }\r
        """,
        // As another book has recorded it, but for the time.
        """
        {"position":9,"stream":"invoice/I","version":2,"type":"sale.paid","source":"/erp","id":"1",\
        "effectiveOn":"2025-01-09","actor":{"id":"a","role":"system"},"data":{"invoiceId":"I",\
        "amount":{"amount":"7.0","currency":"USD"}},"leafHash":\
        "00000000000000000000000000000000000000000000000000000000000000ff"}
        """,
    ])
    func saysTheSame(_ line: String) throws {
        #expect(try parse(line) == parse(plain))
        #expect(EventPrinter.text(try parse(line)) == plain)
    }

    @Test func membersAroundTheDataAreKept() throws {
        let line = plain.replacing(
            "\"data\"",
            with: """
                "occurredAt":"2025-01-09T10:00:00Z","expectedVersion":0,"causation":4,\
                "correlation":"b","recordedAt":"2025-01-10T00:00:00+01:00",\
                "reason":{"code":"late"},"data"
                """)
        let draft = try parse(line)
        #expect(draft.occurredAt == (try Instant(parsing: "2025-01-09T10:00:00Z")))
        #expect(draft.recordedAt == (try Instant(parsing: "2025-01-09T23:00:00Z")))
        #expect(draft.expectedVersion == 0 && draft.causation == 4 && draft.correlation == "b")
        #expect(draft.reason == Reason(code: "late"))
        #expect(try parse(EventPrinter.text(draft)) == draft)
    }

    @Test func occurredAtIsTheStartOfTheDayWhereItIsNotGiven() throws {
        let draft = try parse(plain)
        #expect(draft.occurred == (try Instant(parsing: "2025-01-09T00:00:00Z")))
        #expect(draft.stream == "invoice/I")
    }

    @Test func streamsThatHaveTwoParts() throws {
        let rate = try parse(
            """
            {"type":"fx.rate_published","source":"/ecb","id":"1","effectiveOn":"2025-01-09",\
            "actor":{"id":"a","role":"system"},"data":{"base":"EUR","quote":"USD",\
            "rateSet":"ECB","rate":"1.0800","rateDate":"2025-01-08"}}
            """)
        #expect(rate.stream == "fx/EUR/USD")
        let period = try parse(
            """
            {"type":"period.reopened","source":"/ops","id":"1","effectiveOn":"2025-02-09",\
            "actor":{"id":"a","role":"finance"},"data":{"programme":"NOVA","period":"2025-01",\
            "approvers":["u-1","u-2"]}}
            """)
        #expect(period.stream == "period/NOVA/2025-01")
    }

    @Test func draftsMadeByHandAreChecked() throws {
        let actor = EventActor(id: "a", role: .finance)
        func draft(_ body: EventBody, id: String = "1") -> EventDraft {
            EventDraft(
                body: body, source: "s", id: id, effectiveOn: BusinessDate(daysSince1970: 20_000),
                actor: actor)
        }
        let good = EventBody.dealAppealed(DealAppealed(dealId: "D", grounds: "First."))
        #expect(throws: Never.self) { try draft(good).check() }
        #expect(throws: JSONError.self) { try draft(good, id: "a b").check() }
        for bad: EventBody in [
            .dealAppealed(DealAppealed(dealId: "", grounds: "First.")),
            .dealAppealed(DealAppealed(dealId: "D 1", grounds: "First.")),
            .dealClosed(DealClosed(dealId: "D", outcome: .lost, lostReason: "")),
            .dealAttributed(DealAttributed(dealId: "D", shares: [])),
        ] {
            #expect(throws: JSONError.self) { try draft(bad).check() }
        }
    }
}
