import Accounting
import ReadModels
import Testing

@testable import Queries

/// What is held, until which day, and what becomes of it then: by entries that are posted ahead
/// (rules.md section 5).
@Suite("Forecast, holds")
struct HeldLedgerTests {
    private func holds(_ postings: ForecastPostings, on date: String) throws -> [String] {
        try postings.held.holds(on: try BusinessDate(parsing: date)).map { hold in
            "\(hold.fate.invoice): \(hold.amount) \(hold.fate.end) "
                + (hold.fate.until.map { "\($0)" } ?? "never")
        }
    }

    /// S10: of what lapses, a payment releases a part.
    @Test func lapsesUnlessPaid() throws {
        var postings = ForecastPostings()
        try postings.add(1, .accrued, "2025-01-01", 120_000)
        try postings.add(1, .forfeited, "2025-04-01", 120_000, cause: .lapse)
        #expect(try holds(postings, on: "2025-01-15") == ["1: 120000 forfeited 2025-04-01"])
        try postings.add(1, .released, "2025-01-31", 75_000, cause: .payment)
        try postings.add(1, .forfeited, "2025-04-01", -75_000, cause: .lapse)
        #expect(
            try holds(postings, on: "2025-01-30") == [
                "1: 75000 released 2025-01-31", "1: 45000 forfeited 2025-04-01",
            ])
        #expect(try holds(postings, on: "2025-03-31") == ["1: 45000 forfeited 2025-04-01"])
        #expect(try holds(postings, on: "2025-04-01") == [])
        try postings.add(1, .reinstated, "2025-04-11", 45_000, cause: .payment)
        #expect(try holds(postings, on: "2025-04-11") == [])
        #expect(try postings.ledger.payable(on: .max) == 120_000)
    }

    /// A part that is paid waits for the end of the refund window, the rest for the customer.
    @Test func anInvoiceMayBeHeldForTwoReasons() throws {
        var postings = ForecastPostings()
        try postings.add(7, .accrued, "2025-03-01", 100_000, about: "2025-03")
        try postings.add(7, .forfeited, "2025-05-30", 100_000, about: "2025-03", cause: .lapse)
        try postings.add(7, .released, "2025-03-31", 40_000, about: "2025-03", cause: .payment)
        try postings.add(7, .forfeited, "2025-05-30", -40_000, about: "2025-03", cause: .lapse)
        #expect(
            try holds(postings, on: "2025-03-14") == [
                "7: 40000 released 2025-03-31", "7: 60000 forfeited 2025-05-30",
            ])
        // A credit takes back a part of what was posted ahead.
        try postings.add(7, .accrued, "2025-03-20", -10_000, about: "2025-03", cause: .credit)
        try postings.add(7, .released, "2025-03-31", -4_000, about: "2025-03", cause: .credit)
        try postings.add(7, .forfeited, "2025-05-30", -6_000, about: "2025-03", cause: .lapse)
        #expect(
            try holds(postings, on: "2025-03-20") == [
                "7: 36000 released 2025-03-31", "7: 54000 forfeited 2025-05-30",
            ])
    }

    /// Without a lapse nothing is posted ahead: it waits without end.
    @Test func waitsForThePaymentWithoutEnd() throws {
        var postings = ForecastPostings()
        try postings.add(1, .accrued, "2025-01-10", 50_000)
        try postings.add(2, .accrued, "2025-01-11", 30_000)
        try postings.add(2, .released, "2025-01-20", 10_000, cause: .payment)
        #expect(
            try holds(postings, on: "2025-02-14") == ["1: 50000 open never", "2: 20000 open never"])
    }

    /// What is carried past a cap is accrued ahead, and not held before; x73.
    @Test func whatIsAccruedAheadIsNotHeldYet() throws {
        var postings = ForecastPostings()
        try postings.add(3, .accrued, "2025-02-18", 70_000, about: "2025-02")
        try postings.add(3, .accrued, "2025-02-18", -30_000, about: "2025-02", cause: .cap)
        try postings.add(3, .accrued, "2025-04-01", 30_000, about: "2025-04", cause: .cap)
        try postings.add(3, .forfeited, "2025-05-19", 40_000, about: "2025-02", cause: .lapse)
        try postings.add(3, .forfeited, "2025-05-19", 30_000, about: "2025-04", cause: .lapse)
        #expect(try holds(postings, on: "2025-03-14") == ["3: 40000 forfeited 2025-05-19"])
        #expect(try holds(postings, on: "2025-04-01") == ["3: 70000 forfeited 2025-05-19"])
        try postings.add(3, .released, "2025-04-01", 30_000, about: "2025-04", cause: .payment)
        try postings.add(3, .forfeited, "2025-05-19", -30_000, about: "2025-04", cause: .lapse)
        #expect(try holds(postings, on: "2025-03-14") == ["3: 40000 forfeited 2025-05-19"])
        #expect(try holds(postings, on: "2025-04-01") == ["3: 40000 forfeited 2025-05-19"])
    }

    /// Within one period too, what is accrued ahead takes from what leaves after it, and the parts
    /// sum to what is held.
    @Test func partsSumToWhatIsHeld() throws {
        var postings = ForecastPostings()
        try postings.add(3, .accrued, "2025-02-18", 40_000)
        try postings.add(3, .accrued, "2025-04-01", 30_000)
        try postings.add(3, .released, "2025-04-10", 50_000)
        try postings.add(3, .forfeited, "2025-05-19", 20_000, cause: .lapse)
        #expect(
            try holds(postings, on: "2025-03-14") == [
                "3: 20000 released 2025-04-10", "3: 20000 forfeited 2025-05-19",
            ])
    }

    /// What stands below zero is taken back when the customer's time is over, paid or not.
    @Test func negativesAreTakenBackAtTheLapse() throws {
        var postings = ForecastPostings()
        try postings.add(1, .accrued, "2025-01-10", -8_000)
        try postings.add(1, .released, "2025-04-10", -8_000, cause: .lapse)
        #expect(
            try holds(postings, on: "2025-02-14") == ["1: -8000 releasedByLapse 2025-04-10"])
    }

    /// Straight to payable, adjustments and payouts are never held.
    @Test func onlyInvoicesAreHeld() throws {
        var postings = ForecastPostings()
        try postings.add(1, .accrued, "2025-01-10", 8_000, isStraight: true)
        try postings.add(0, .adjusted, "2025-01-10", 500)
        try postings.add(1, .scheduled, "2025-02-14", 8_500)
        #expect(try holds(postings, on: "2025-01-10") == [])
    }
}
