import Accounting
import Testing

@testable import Events

@Test func recordOfASaleReadsBack() throws {
    let usd = try Currency(parsing: "USD")
    let sale = SaleInvoiced(
        invoiceId: "INV-1", dealId: "D-1",
        lines: [
            InvoiceLine(lineId: "1", net: Money(minorUnits: 12345, currency: usd)),
            InvoiceLine(lineId: "2", quantity: 3, net: Money(minorUnits: -45, currency: usd)),
        ])
    let draft = EventDraft(
        body: .saleInvoiced(sale), source: "/erp", id: "1",
        effectiveOn: try BusinessDate(parsing: "2025-01-08"),
        actor: EventActor(id: "svc", role: .system), reason: Reason(code: "x"), causation: 7,
        correlation: "b")
    var writer = WireWriter()
    let header = RecordHeader(
        position: 9, recordedAt: Instant(microsecondsSince1970: 5), version: 1, previous: 0,
        number: 3)
    writer.record(draft, header: header, references: [4, 0, 0])
    let bytes = writer.bytes
    let event = try EventView(bytes.span.bytes)
    #expect(event.position == 9 && event.number == 3 && event.reference(0) == 4)
    let view = try event.asSaleInvoiced()
    var lines = view.lines
    var total: Int64 = 0
    while let line = try lines.next() { total += line.net.minorUnits }
    #expect(total == 12300)
    #expect(try event.envelope().stream == "invoice/INV-1")
    var back = try event.draft()
    back.occurredAt = nil
    back.recordedAt = nil
    #expect(back == draft)
}
