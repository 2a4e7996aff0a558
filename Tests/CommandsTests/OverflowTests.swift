import Accounting
import EventLog
import Events
import Projections
import ReadModels
import TestSupport
import Testing

@testable import Commands

/// Amounts at the cap, by the thousand: what does not fit is refused, and nothing traps.
@Suite("Figures that do not fit")
struct OverflowTests {
    /// As many amounts at the cap as still fit into 64 bits.
    private static let fitting = Int(Int64.max / Decision.largestAmount)

    /// Copies of an event, each changed by its number from 0 on.
    private static func copies(
        _ count: Int, of line: String, _ name: String,
        _ change: (inout EventBody, Int) -> Void
    ) throws -> [EventDraft] {
        var builder = EventBuilder()
        let first = try builder.event(line)
        return (0..<count).map { number in
            var draft = first
            draft.source = "/many"
            draft.id = "\(name)-\(number)"
            change(&draft.body, number)
            return draft
        }
    }

    private static func invoices(
        _ count: Int, on date: String, _ name: String
    ) throws -> [EventDraft] {
        let line =
            "\(date) sale.invoiced {invoiceId: X, partnerId: P-1, "
            + "lines: [{lineId: '1', net: 10000000000000.00 USD}]}"
        return try copies(count, of: line, name) { body, number in
            guard case .saleInvoiced(var invoice) = body else { return }
            invoice.invoiceId = "\(name)-\(number)"
            body = .saleInvoiced(invoice)
        }
    }

    private static func adjustments(
        _ count: Int, on date: String, _ name: String
    ) throws -> [EventDraft] {
        let line =
            "\(date) commission.adjusted {adjustmentId: X, payeeId: P-1, "
            + "forPeriod: \(date.prefix(7)), amount: 10000000000000.00 USD, cause: c, "
            + "approver: u-9}"
        return try copies(count, of: line, name) { body, number in
            guard case .commissionAdjusted(var adjustment) = body else { return }
            adjustment.adjustmentId = "\(name)-\(number)"
            body = .commissionAdjusted(adjustment)
        }
    }

    /// The models as they would be folded from the log alone.
    private static func expectReplay(of book: Book) throws {
        let models = ModelSet()
        let fold = models.fold
        try fold.catchUp(with: book.log)
        #expect(fold.states == book.models.fold.states)
        for state in fold.states {
            #expect(state.stop == nil, "\(state)")
            let live = try book.models.fold.digest(of: state.name)
            #expect(try models.fold.digest(of: state.name) == live, "\(state.name)")
        }
    }

    @Test func paymentsThatDoNotFitAreRefused() throws {
        try withTemporaryBook { book in
            var play = Play(book)
            try play.record(Given.invoice)
            let payments = try Self.copies(
                Self.fitting + 1,
                of: "2025-01-11 sale.paid {invoiceId: I-1, amount: 10000000000000.00 USD}", "pay"
            ) { _, _ in }
            let outcomes = try book.append(payments, now: FixedClock.now)
            #expect(outcomes.dropLast().allSatisfy { !$0.isRefusal })
            #expect(outcomes.last?.refusal?.name == "out-of-range")
            try Self.expectReplay(of: book)
        }
    }

    /// This shows only when the event is folded: it is taken back, and the batch goes on.
    @Test func salesThatDoNotFitAreRefused() throws {
        try withTemporaryBook { book in
            var play = Play(book)
            try play.record(Given.partner)
            let invoices =
                try Self.invoices(Self.fitting + 1, on: "2025-01-10", "first")
                + Self.invoices(1, on: "2025-01-11", "second")
            let outcomes = try book.append(invoices, now: FixedClock.now)
            #expect(outcomes.indices.filter { outcomes[$0].isRefusal } == [Self.fitting])
            #expect(outcomes[Self.fitting].refusal?.name == "out-of-range")
            try Self.expectReplay(of: book)
            // The next transaction stands on the same models.
            let more = try Self.invoices(2, on: "2025-01-10", "third")
            #expect(try book.append(more, now: FixedClock.now).allSatisfy(\.isRefusal))
            try Self.expectReplay(of: book)
        }
    }

    /// What is only compared with a threshold may be as large as it likes.
    @Test func aMeasureBeyond64BitsAttainsATier() throws {
        try withTemporaryBook { book in
            var play = Play(book)
            try play.record(Given.partner)
            for date in ["2025-01-10", "2025-01-11"] {
                let invoices = try Self.invoices(Self.fitting, on: date, date)
                let outcomes = try book.append(invoices, now: FixedClock.now)
                #expect(outcomes.allSatisfy { !$0.isRefusal })
            }
            try play.record("2025-03-05 partner.profile_changed {partnerId: P-1, legalName: A}\n")
            let tiers = book.models.tiers
            let date = try BusinessDate(parsing: "2025-03-05")
            #expect(try tiers.history(of: 1, through: date).count == 2)
            _ = try tiers.next(of: 1, asOf: try BusinessDate(parsing: "2025-01-12")) { $0 }
            try Self.expectReplay(of: book)
        }
    }

    @Test func adjustmentsThatDoNotFitAreRefused() throws {
        try withTemporaryBook { book in
            var play = Play(book)
            try play.record(Given.partner)
            let first = try Self.adjustments(Self.fitting + 1, on: "2025-01-10", "first")
            let outcomes = try book.append(first, now: FixedClock.now)
            #expect(outcomes.indices.filter { outcomes[$0].isRefusal } == [Self.fitting])
            // Two periods fit by themselves, and together they do not.
            let second = try Self.adjustments(Self.fitting, on: "2025-02-10", "second")
            #expect(try book.append(second, now: FixedClock.now).allSatisfy { !$0.isRefusal })
            let statement = try play.append(Given.statement(period: "2025-02"))
            #expect(statement[0].refusal?.name == "out-of-range")
            try Self.expectReplay(of: book)
        }
    }

    /// In a log that holds such an event all the same, the model stops there and the rest goes on.
    @Test func anOverflowInAFoldStopsItsModelOnly() throws {
        try withTemporaryBook { book in
            var play = Play(book)
            try play.record(Given.two)
            let trail = AuditTrail()
            let fold = Fold([Overflowing(), trail])
            try fold.catchUp(with: book.log)
            #expect(fold.states.map(\.position) == [2, 5])
            #expect(fold.states[0].stop?.position == 3)
            #expect(fold.states[0].stop?.subject == "partner/P-1")
            #expect(fold.states[0].stop?.reason.contains("too large") ?? false)
            #expect(fold.overflow?.position == 3)
        }
    }
}

/// A model whose figures do not fit at the third event.
private final class Overflowing: Projector {
    static let name = "overflowing"
    static let revision: UInt32 = 1
    static let kinds = Set(StreamKind.allCases)
    static let upstream: [String] = []

    var tables: [any ModelTable] { [] }

    func apply(_ event: borrowing EventView, at now: FoldContext) throws {
        if now.position == 3 { _ = try Int64.max.adding(1) }
    }
}
