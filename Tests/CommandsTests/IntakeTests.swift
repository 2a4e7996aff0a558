import Accounting
import Events
import TestSupport
import Testing

@testable import Commands

/// Events that are handed in again, wholly or after a break.
@Suite("Intakes")
struct IntakeTests {
    private static let fingerprint = ContentHash(words: (1, 2, 3, 4))

    /// Two that are refused in their place, and would be legal at the end.
    private static let lines =
        named("P-2") + Given.recruited("P-2") + named("P-3") + Given.recruited("P-3")

    private static func named(_ id: String) -> String {
        "2025-01-05 partner.profile_changed {partnerId: \(id), legalName: Other}\n"
    }

    private static func drafts() throws -> [EventDraft] {
        var builder = EventBuilder()
        return try builder.events(lines).map { draft in
            var draft = draft
            draft.source = "/intake"
            return draft
        }
    }

    private static func handIn(
        _ drafts: [EventDraft], from start: Int = 0, to book: Book,
        fingerprint: ContentHash = fingerprint
    ) throws -> [AppendOutcome] {
        try book.append(
            Array(drafts[start...]), now: FixedClock.now,
            intake: Intake(fingerprint: fingerprint, start: start))
    }

    /// Whatever was recorded before the break, the rest is decided as if there had been none.
    @Test(arguments: 0...4)
    func aBreakChangesNothing(_ done: Int) throws {
        let drafts = try Self.drafts()
        try withTemporaryBook { book in
            var play = Play(book)
            try play.record(Given.partner)
            _ = try Self.handIn(Array(drafts[..<done]), to: book)
            let outcomes = try Self.handIn(drafts, to: book)
            #expect(outcomes.map(\.isRefusal) == [true, false, true, false])
            #expect(try book.log.head().position == 5)
        }
    }

    @Test func theSameIntakeAgainRecordsNothingThatWasRefused() throws {
        let drafts = try Self.drafts()
        try withTemporaryBook { book in
            var play = Play(book)
            try play.record(Given.partner)
            let first = try Self.handIn(drafts, to: book)
            let state = try play.state()
            #expect(first[0].refusal?.name == "does-not-exist")
            let again = try Self.handIn(drafts, to: book)
            #expect(again[0].refusal?.name == "refused-before")
            #expect(again[1] == .alreadyThere(position: 4))
            #expect(try play.state() == state)
        }
    }

    /// What has changed in the meantime may be what a row was waiting for.
    @Test func afterOtherEventsARefusedOneIsDecidedAgain() throws {
        let drafts = try Self.drafts()
        try withTemporaryBook { book in
            var play = Play(book)
            try play.record(Given.partner)
            _ = try Self.handIn(drafts, to: book)
            try play.record(Given.recruited("P-4"))
            #expect(try Self.handIn(drafts, to: book).allSatisfy { !$0.isRefusal })
        }
    }

    @Test func inAnotherIntakeARefusedOneIsDecidedAgain() throws {
        let drafts = try Self.drafts()
        try withTemporaryBook { book in
            var play = Play(book)
            try play.record(Given.partner)
            _ = try Self.handIn(drafts, to: book)
            let other = ContentHash(words: (5, 6, 7, 8))
            let outcomes = try Self.handIn(drafts, to: book, fingerprint: other)
            #expect(outcomes.allSatisfy { !$0.isRefusal })
        }
    }

    /// What was dated too far ahead is recorded when its day has come.
    @Test func whatWasDatedAheadIsDecidedAgain() throws {
        var drafts = try Self.drafts()
        drafts[3].effectiveOn = try FixedClock.now.businessDate().adding(days: 9)
        try withTemporaryBook { book in
            var play = Play(book)
            try play.record(Given.partner)
            #expect(
                try Self.handIn(drafts, to: book)[3].refusal?.name == "effective-in-the-future")
            let later = try book.append(
                drafts, now: FixedClock.now.adding(hours: 9 * 24),
                intake: Intake(fingerprint: Self.fingerprint, start: 0))
            #expect(later.map(\.isRefusal) == [true, false, true, false])
        }
    }
}
