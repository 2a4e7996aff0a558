import Accounting
import Events
import Projections
import ReadModels
import TestSupport
import Testing

@testable import Commands

/// A sale that takes a total across a row of a retroactive table, in a window of more lines than an
/// append settles at once.
@Suite("Putting off, in a book")
struct BookPuttingOffTests {
    private static let rules =
        SampleRuleFiles.head + """
            components:
              - id: volume
                class: reduction_of_revenue
                table: { mode: retroactive, window: fiscal_year, rows: [ {from: 0.00, rate: "1%"}, {from: 2000.00, rate: "2%"} ] }
              - id: units
                class: marketing_expense
                per_unit: 50000.00

            """

    private static let now = Instant(microsecondsSince1970: 1_893_456_000_000_000)

    /// A book with a window of 1,100 lines of 1.00 of P-1.
    private func fill(_ book: Book) throws {
        var builder = EventBuilder()
        var drafts = [try builder.activation(of: Self.rules)]
        drafts += try builder.events(
            (1...2).map {
                "2025-01-01 partner.recruited {partnerId: P-\($0), legalName: A, "
                    + "kind: reseller, country: US} by u-1\n"
                    + "2025-01-01 partner.activated {partnerId: P-\($0), payCurrency: USD} by u-1"
            }.joined(separator: "\n"))
        for number in 1...1_100 {
            drafts.append(try sale("I-\(number)", of: "P-1", "1.00", &builder))
        }
        for case .refused(let refusal) in try book.append(drafts, now: Self.now) {
            Issue.record("\(refusal)")
        }
    }

    private func sale(
        _ id: String, of partner: String, _ net: String, quantity: Int? = nil,
        _ builder: inout EventBuilder
    ) throws -> EventDraft {
        let count = quantity.map { ", quantity: \($0)" } ?? ""
        return try builder.event(
            "2025-03-10 sale.invoiced {invoiceId: \(id), partnerId: \(partner), "
                + "lines: [{lineId: '1', net: \(net) USD\(count)}]} by u-1")
    }

    private func append(
        _ id: String, of partner: String, _ net: String, quantity: Int? = nil, to book: Book
    ) throws -> AppendOutcome {
        var builder = EventBuilder()
        var draft = try sale(id, of: partner, net, quantity: quantity, &builder)
        draft.source = "/later"
        draft.id = id
        return try book.append([draft], now: Self.now)[0]
    }

    @Test func othersPassAndNothingDiffers() throws {
        try withTemporaryBook { book in
            try fill(book)
            #expect(!(try append("A", of: "P-1", "2000.00", to: book)).isRefusal)
            #expect(book.models.fold.hasDeferred)
            #expect(!(try append("B", of: "P-2", "5.00", to: book)).isRefusal)
            let replayed = ModelSet()
            try replayed.fold.catchUp(with: book.log)
            for state in replayed.fold.states {
                #expect(
                    try replayed.fold.digest(of: state.name)
                        == book.models.fold.digest(of: state.name), "\(state.name)")
            }
            #expect(!book.models.fold.hasDeferred)
        }
    }

    /// What is put off is recorded, so a figure that does not fit has to show before.
    @Test func figuresThatDoNotFitAreRefusedAllTheSame() throws {
        try withTemporaryBook { book in
            try fill(book)
            let quantity = 9_000_000_000_000
            let outcome = try append("A", of: "P-1", "2000.00", quantity: quantity, to: book)
            guard case .refused(let refusal) = outcome else {
                Issue.record("it was recorded")
                return
            }
            #expect(refusal.message.contains("do not fit into 64 bits"))
            #expect(!(try append("B", of: "P-1", "2000.00", to: book)).isRefusal)
            #expect(book.models.fold.states.allSatisfy { $0.stop == nil })
        }
    }
}
