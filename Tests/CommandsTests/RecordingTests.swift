import Accounting
import Events
import TestSupport
import Testing

@testable import Commands

@Suite("Recording")
struct RecordingTests {
    /// The book adds a conflict for each other deal, in its own name and under a stable id.
    @Test func conflictsFollowTheirSubmission() throws {
        try withTemporaryBook { book in
            var play = Play(book)
            try play.record(Given.deal + Given.submitted("D-3", customer: "Heron Mills"))
            _ = try play.append(Given.submitted("D-2", by: "P-2", customer: "KESTREL FOODS Inc."))
            let last = try book.drafts().suffix(2).map(\.self)
            #expect(last[0].type == .dealSubmitted)
            #expect(last[1].source == "/daybook")
            #expect(last[1].id == "D-2/1/conflict/1")
            #expect(last[1].actor == EventActor(id: "daybook", role: .system))
            #expect(
                last[1].body
                    == .dealConflictFound(
                        DealConflictFound(
                            dealId: "D-2", otherDealId: "D-1", kind: .deal, match: .name)))
            #expect(try book.models.deals.state(of: 3, on: last[1].effectiveOn) == .conflicted)
        }
    }

    /// A log moved in from elsewhere has its conflicts with it: they are taken in the place of the
    /// book's own, and any other is refused.
    @Test func conflictsThatAreMovedInAreTaken() throws {
        let found = "2025-01-06 deal.conflict_found {dealId: D-2, otherDealId: D-1, kind: deal, "
        try withTemporaryBook { book in
            var play = Play(book)
            try play.record(Given.deal)
            let before = try book.log.head().position
            let outcomes = try play.append(
                Given.submitted("D-2", by: "P-2") + found + "match: name} id x1\n" + found
                    + "match: duns} id x2", isMovedIn: true)
            #expect(outcomes[0] == .recorded(position: before + 1))
            #expect(outcomes[1] == .recorded(position: before + 2))
            #expect(outcomes[2].refusal?.name == "conflict-not-found")
            #expect(try book.drafts().last?.id == "x1")
        }
    }

    /// What is left to the book is filled in; the sender may repeat itself, and may state what the
    /// book has found.
    @Test func digestsAreFilledIn() throws {
        try withTemporaryBook { book in
            var play = Play(book)
            try play.record(Given.payable + Given.statement() + Given.closed() + Given.run())
            let digests = try book.drafts().compactMap(\.digest)
            #expect(digests.count == 4)
            #expect(digests.allSatisfy { !$0.isZero })
            #expect(digests[0] == digests[1], "the period has one payee: the rows are the same")
            #expect(Set(digests).count == 3)
        }
    }

    @Test func aStatedDigestIsCheckedAgainstTheJournal() throws {
        try withTemporaryBook { book in
            var play = Play(book)
            try play.record(Given.stated)
            let digest = try #require(try book.drafts().last?.digest)
            let outcomes = try play.append(
                Given.statement("S-2", digest: "'\(digest)'"))
            #expect(outcomes.allSatisfy { !$0.isRefusal }, "\(outcomes)")
        }
    }

    @Test func theSameAgainChangesNothing() throws {
        try withTemporaryBook { book in
            var play = Play(book)
            try play.record(Given.payable + Given.run())
            let before = try play.state()
            let drafts = try book.drafts()
            let outcomes = try book.append(drafts, now: FixedClock.now)
            #expect(
                outcomes == drafts.indices.map { .alreadyThere(position: UInt64($0) + 1) })
            #expect(try play.state() == before)
        }
    }

    /// All or nothing: the refused one for its fault, the others with it.
    @Test func anAtomicBatchIsRecordedWholeOrNotAtAll() throws {
        try withTemporaryBook { book in
            var play = Play(book)
            try play.record(Given.partner)
            let before = try play.state()
            var builder = EventBuilder()
            let drafts = try builder.events(
                "2025-01-05 partner.profile_changed {partnerId: P-1, legalName: A} id a\n"
                    + "2025-01-05 partner.profile_changed {partnerId: P-9, legalName: B} id b")
            var options = Book.AppendOptions()
            options.isAtomic = true
            let outcomes = try book.append(drafts, now: FixedClock.now, options: options)
            #expect(outcomes.map { $0.refusal?.code } == [.batchRefused, .unknownSubject])
            #expect(try play.state() == before)
        }
    }

    @Test func aDryRunRecordsNothing() throws {
        try withTemporaryBook { book in
            var play = Play(book)
            try play.record(Given.partner)
            let before = try play.state()
            var builder = EventBuilder()
            let drafts = try builder.events(
                Given.submitted("D-1")
                    + "2025-01-07 deal.returned {dealId: D-1, missing: [duns]}")
            var options = Book.AppendOptions()
            options.isDryRun = true
            let outcomes = try book.append(
                drafts.map { $0.from("/dry") }, now: FixedClock.now, options: options)
            #expect(outcomes.allSatisfy { !$0.isRefusal }, "\(outcomes)")
            #expect(try play.state() == before)
        }
    }

    /// A run whose key is repeated within one transaction is refused whole.
    @Test func aRunWithTwoEventsOfOneKeyIsRefused() throws {
        try withTemporaryBook { book in
            var play = Play(book)
            try play.record(Given.payable)
            let before = try play.state()
            var builder = EventBuilder()
            builder.words["HEAD"] = "5"
            let drafts = try builder.events(Given.run()).map { draft in
                var draft = draft.from("/runs")
                draft.id = "same"
                return draft
            }
            let outcomes = try book.append(drafts, now: FixedClock.now)
            #expect(outcomes.compactMap(\.refusal).map(\.name) == ["run-refused", "payout-twice"])
            #expect(try play.state() == before)
        }
    }

    /// Every sentence begins with the event and what it is about.
    @Test func aRefusalNamesTheEvent() throws {
        try withTemporaryBook { book in
            var play = Play(book)
            try play.record(Given.deal)
            let outcome = try play.append(
                "2025-01-07 deal.closed {dealId: D-1, outcome: won}")[0]
            #expect(outcome.refusal?.code == .wrongState)
            #expect(
                outcome.refusal?.message
                    == "deal.closed D-1: the deal is submitted; only a deal that is protected, or "
                    + "was until its protection ended, is won")
        }
    }
}

extension Book {
    /// The events of the log, as their senders could have stated them.
    fileprivate func drafts() throws -> [EventDraft] {
        var drafts: [EventDraft] = []
        try log.forEach { event in
            drafts.append(try event.draft())
            return true
        }
        return drafts
    }
}

extension EventDraft {
    fileprivate func from(_ source: String) -> EventDraft {
        var draft = self
        draft.source = source
        return draft
    }

    fileprivate var digest: ContentHash? {
        switch body {
        case .statementIssued(let body): body.digest
        case .periodClosed(let body): body.digest
        case .payoutRunScheduled(let body): body.digest
        case .payoutScheduled(let body): body.digest
        default: nil
        }
    }
}
