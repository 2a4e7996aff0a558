import Accounting
import Crypto
import EventLog
import Events

// Handed to the book again, events that were refused in their place could be legal by what was
// recorded after them, and an import that was broken off and run again would record what an
// unbroken one refuses. So the book remembers how far it has decided an intake, and decides nothing
// of that twice, unless something is different: the intake, or what the book holds.

/// A part of events that are handed to the book in a fixed order.
package struct Intake: Sendable {
    /// Tells these events, in this order, from any others.
    package let fingerprint: ContentHash

    /// How many events come before this part.
    package let start: Int

    package init(fingerprint: ContentHash, start: Int) {
        self.fingerprint = fingerprint
        self.start = start
    }
}

/// Makes the fingerprint of an intake: the SHA-256 of all that decides its events and their order.
package struct IntakeHash {
    private var hash = SHA256()

    package init() {}

    package mutating func add(_ bytes: UnsafeRawBufferPointer) {
        hash.update(bufferPointer: bytes)
    }

    package func finish() -> ContentHash {
        ContentHash(bytes: hash.finalize()) ?? .zero
    }
}

/// What of a batch was decided before, when the same intake was handed in.
struct DecidedBefore {
    /// Events of the batch, from its first.
    let count: Int
    /// When the first of them were decided.
    let at: Instant

    /// Nothing was.
    static let nothing = DecidedBefore(count: 0, at: .init(microsecondsSince1970: 0))

    init(count: Int, at: Instant) {
        self.count = count
        self.at = at
    }

    init(_ intake: Intake?, _ writer: borrowing LogWriter) throws {
        guard let intake, let mark = try writer.mark(ofIntake: intake.fingerprint.bytes),
            mark.position == writer.committedPosition
        else {
            self = .nothing
            return
        }
        self.init(count: max(0, Int(mark.decided) - intake.start), at: mark.at)
    }
}

extension Intake {
    /// Remembers that `count` events of this part are decided, if any of them is recorded: where
    /// none is, deciding them again gives the same.
    func remember(
        _ count: Int, after before: DecidedBefore, now: Instant, _ writer: inout LogWriter
    ) throws {
        guard writer.lastPosition > writer.committedPosition else { return }
        try writer.setMark(
            IntakeMark(
                decided: UInt64(start + max(count, before.count)), position: writer.lastPosition,
                at: before.count > 0 ? min(before.at, now) : now),
            ofIntake: fingerprint.bytes)
    }
}

extension Recorder {
    /// Why a draft that was not recorded when it was decided before is refused again; nil for one
    /// that is to be decided.
    ///
    /// One that was dated too far ahead is decided again: its day may have come.
    mutating func refusedBefore(
        _ draft: EventDraft, at index: Int, _ writer: inout LogWriter
    ) throws -> Refusal? {
        guard index < decidedBefore.count,
            try draft.effectiveOn <= decidedBefore.at.businessDate().adding(days: 1)
        else { return nil }
        do {
            let recordedAt = try recordingTime(of: draft, after: writer.lastRecordedAt)
            _ = try decide(try prepare(draft, recordedAt, &writer))
            return Refusal(
                .refusedBefore,
                "it was refused in its place when the same events were handed in before, and is "
                    + "legal only after what was recorded since; date it later, or record it by "
                    + "itself"
            ).about(draft)
        } catch let refusal as Refusal {
            return refusal.about(draft)
        }
    }
}
