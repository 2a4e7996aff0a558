import Accounting
import Testing

@testable import Events

/// Every type of event, with all its fields and with few, through every form and back.
@Suite struct RoundTripTests {
    @Test(arguments: Samples.all)
    func jsonIsPrintedAsItWasRead(_ sample: Samples.Sample) throws {
        #expect(EventPrinter.text(try sample.draft()) == sample.json)
    }

    @Test(arguments: Samples.all)
    func recordReadsBack(_ sample: Samples.Sample) throws {
        let draft = try sample.draft()
        let bytes = try Samples.record(draft)
        let event = try EventView(bytes.span.bytes)
        var back = try event.draft()
        back.occurredAt = draft.occurredAt
        back.recordedAt = nil
        #expect(back == draft)
        #expect(event.type == draft.type && event.occurredAt == draft.occurred)
        #expect(try Samples.record(try event.draft()) == bytes)
    }

    @Test(arguments: Samples.all)
    func headerIsAtItsPlaces(_ sample: Samples.Sample) throws {
        let bytes = try sample.record()
        let event = try EventView(bytes.span.bytes)
        #expect(event.position == 41)
        #expect(event.recordedAt == (try Instant(parsing: "2025-01-12T10:00:00.000001Z")))
        #expect(event.effectiveOn == (try BusinessDate(parsing: "2025-01-12")))
        #expect(event.version == 3 && event.previous == 17 && event.number == 5)
        let envelope = try event.envelope()
        #expect(try envelope.stream.string() == sample.draft().stream)
        #expect(try envelope.id.string() == sample.draft().id)
        #expect(try event.body().byteCount == envelope.body.byteCount)
    }

    @Test(arguments: Samples.all)
    func referencesAreInTheOrderOfTheirSlots(_ sample: Samples.Sample) throws {
        let draft = try sample.draft()
        let bytes = try Samples.record(draft)
        let event = try EventView(bytes.span.bytes)
        var slot = 0
        draft.references { kind, id in
            #expect(event.reference(slot) == (id == nil ? 0 : UInt32(slot + 7)))
            #expect(event.type.referenceKind(inSlot: slot) == kind)
            slot += 1
        }
        #expect(event.referenceCount == slot)
        #expect(event.reference(slot) == 0 && event.reference(-1) == 0)
    }

    @Test(arguments: Samples.all)
    func recordedEventPrintsAndReadsBack(_ sample: Samples.Sample) throws {
        let bytes = try sample.record()
        let event = try EventView(bytes.span.bytes)
        var json = JSONWriter()
        try EventPrinter.append(event, leafHash: .zero, to: &json)
        var parser = EventParser()
        let draft = try parser.parse(json.text)
        #expect(draft.recordedAt == event.recordedAt)
        #expect(try draft.firstDifference(from: event) == nil)
    }

    @Test func everyTypeIsAnswered() throws {
        #expect(EventType.allCases.count == 56)
        for type in EventType.allCases {
            #expect(EventType(name: type.name) == type)
            #expect(EventType(rawValue: type.rawValue) == type)
        }
        for kind in StreamKind.allCases { #expect(StreamKind(name: kind.name) == kind) }
    }
}
