import Accounting
import Queries
import TestSupport
import Testing

/// Holds from the event to the forecast: the refund window, and waiting for the customer's payment.
@Suite("Forecast, holds of a book")
struct ForecastHoldsTests {
    private static let rules =
        ForecastQueryTests.rules + """
            holds:
              customer_unpaid: { lapse_days: 90, reinstate_until_day: 120 }
              refund_window: { days: 30 }

            """

    /// INV-1 is paid in part within the refund window and for the rest after it, INV-2 in full and
    /// then credited in part, INV-3 never.
    private static let events =
        ForecastQueryTests.partner("P-1")
        + ForecastQueryTests.invoice("INV-1", "P-1", "10000.00", on: "2025-03-01")
        + ForecastQueryTests.invoice("INV-2", "P-1", "5000.00", on: "2025-03-05")
            + """
            2025-03-07 sale.paid {invoiceId: INV-2, amount: 5000.00 USD}
            2025-03-11 sale.paid {invoiceId: INV-1, amount: 4000.00 USD}
            2025-03-20 sale.credited {creditId: CR-1, invoiceId: INV-2, kind: refund, lines: [{lineId: '1', net: 2000.00 USD}]}
            2025-04-15 sale.paid {invoiceId: INV-1, amount: 6000.00 USD}
            2025-04-20 sale.invoiced {invoiceId: INV-3, partnerId: P-1, lines: [{lineId: '1', net: 700.00 USD}]}
            2025-08-01 sale.paid {invoiceId: INV-3, amount: 700.00 USD}
            """

    /// A row in a line, with what is held below it.
    private func shown(_ rows: [ReportRow]) -> [String] {
        rows.flatMap { row in
            [row.texts("month", "payOn", "committed", "carried", "held")]
                + row.objects("holds").map {
                    "  " + $0.texts("invoice", "amount", "until", "then", "why")
                }
        }
    }

    @Test func saysUntilWhenAndWhy() throws {
        try withForecastBook(rules: [Self.rules], Self.events) { reader in
            let query = ForecastQuery(months: 4)
            let march = try reader.rows(query, asOf: "2025-03-11", knownAt: 8)
            let unpaid = "  INV-1 600.00 2025-05-30 forfeited customer_unpaid"
            #expect(
                shown(march) == [
                    "2025-03 2025-03-14 0.00 0.00 1500.00",
                    "  INV-1 400.00 2025-03-31 released refund_window",
                    "  INV-2 500.00 2025-04-04 released refund_window", unpaid,
                    "2025-04 2025-04-15 900.00 0.00 600.00", unpaid,
                    "2025-05 2025-05-15 0.00 0.00 600.00", unpaid,
                ])
            // With the credit, by whom nothing is owed in June any more.
            let credited = try reader.rows(query, knownAt: 9)
            #expect(
                shown(credited) == [
                    "2025-03 2025-03-14 0.00 0.00 1300.00",
                    "  INV-1 400.00 2025-03-31 released refund_window",
                    "  INV-2 300.00 2025-04-04 released refund_window", unpaid,
                    "2025-04 2025-04-15 700.00 0.00 600.00", unpaid,
                    "2025-05 2025-05-15 0.00 0.00 600.00", unpaid,
                ])
            // INV-3 lapses on 19 July, and what is paid before 18 August comes back.
            let july = try reader.rows(query, asOf: "2025-06-20", knownAt: 11)
            #expect(
                shown(july) == [
                    "2025-06 2025-06-13 1300.00 0.00 70.00",
                    "  INV-3 70.00 2025-07-19 forfeited customer_unpaid",
                    "2025-07 2025-07-15 0.00 0.00 70.00",
                    "  INV-3 70.00 2025-07-19 forfeited customer_unpaid",
                ])
            let august = try reader.rows(query)
            #expect(shown(august) == ["2025-08 2025-08-15 1370.00 0.00 0.00"])
        }
    }

    /// Payments and credits move what is posted ahead; a payment that no run reaches moves nothing.
    @Test func paymentsMoveTheForecast() throws {
        try withForecastBook(rules: [Self.rules], Self.events) { reader in
            let query = ForecastDifferenceQuery(months: 3, since: .position(6))
            let rows = try reader.rows(query, asOf: "2025-04-15", knownAt: 10)
            let moved = rows.map { row in
                row.texts("month", "before", "after", "change") + ":"
                    + row.objects("events").map { " " + $0.texts("type", "subject", "amount") }
                    .joined(separator: ",")
            }
            #expect(
                moved == [
                    "2025-04 0.00 1300.00 1300.00: sale.paid invoice/INV-2 500.00, "
                        + "sale.paid invoice/INV-1 400.00, sale.credited credit/CR-1 -200.00, "
                        + "sale.paid invoice/INV-1 600.00"
                ])
        }
    }
}
