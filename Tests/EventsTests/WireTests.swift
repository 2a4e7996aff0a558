import Accounting
import Testing

@testable import Events

/// What is wrong with a message is said by its own name.
@Suite struct WireTests {
    private func paid(_ bytes: [UInt8]) -> WireError? {
        do throws(WireError) {
            _ = try SalePaid(SalePaidView(bytes.span.bytes))
            return nil
        } catch {
            return error
        }
    }

    /// `invoice_id: "I"`, then `amount { minor_units: 5 currency: USD }`.
    private static let good: [UInt8] = [10, 1, 73, 18, 5, 8, 10, 16, 0xC8, 6]

    @Test func theGoodOneIsRead() { #expect(paid(Self.good) == nil) }

    @Test(arguments: [
        ([], WireError.missingField(1)),
        ([10], .truncated),
        ([10, 5, 73], .truncated),
        ([10, 1, 73], .missingField(2)),
        ([10, 0], .notCanonical),
        ([8, 1], .wrongWireType(field: 1)),
        ([10, 1, 0xFF] + good.dropFirst(3), .badText),
        (good + [10, 1, 73], .fieldOutOfOrder(1)),
        (good + good.dropFirst(3), .repeatedField(2)),
        (good + [26, 0], .unknownField(3)),
        (good + [0xA2, 6, 0], .unknownField(100)),
        (good + [0], .unknownField(0)),
        // Two bytes for a number that needs one; eleven bytes for any number.
        ([10, 0x81, 0, 73] + good.dropFirst(3), .notCanonical),
        ([10] + Array(repeating: 0xFF, count: 11), .notCanonical),
        // Zero minor units are left out; 1 is no currency, 0 is none.
        ([10, 1, 73, 18, 5, 8, 0, 16, 0xC8, 6], .notCanonical),
        ([10, 1, 73, 18, 2, 16, 1], .badValue(field: 2)),
        ([10, 1, 73, 18, 0], .missingField(2)),
    ])
    func theWrongOnesAreNamed(_ bytes: [UInt8], _ error: WireError) {
        #expect(paid(bytes) == error)
    }

    @Test(arguments: [
        UInt64(0), 1, 127, 128, 16_383, 16_384, UInt64(UInt32.max), UInt64.max - 1, UInt64.max,
    ])
    func numbersReadBack(_ value: UInt64) throws {
        var out = WireWriter()
        out.varint(value)
        var cursor = WireCursor(out.bytes.span.bytes)
        #expect(try cursor.varint() == value)
        let isAtEnd = cursor.isAtEnd
        #expect(isAtEnd)
    }

    @Test(arguments: [Int64(0), -1, 1, -64, 64, Int64.min, Int64.max])
    func signedNumbersReadBack(_ value: Int64) throws {
        var out = WireWriter()
        out.int64(1, value)
        var cursor = WireCursor(out.bytes.span.bytes)
        #expect(try cursor.optionalInt64(1) == value)
    }

    /// The length of a message moves what follows once it needs more than one byte.
    @Test(arguments: [0, 1, 125, 126, 127, 128, 16_380, 16_384, 300_000])
    func longMessagesReadBack(_ length: Int) throws {
        let text = String(repeating: "x", count: max(length, 1))
        let appealed = DealAppealed(dealId: "D", grounds: text)
        let draft = EventDraft(
            body: .dealAppealed(appealed), source: "s", id: "1",
            effectiveOn: BusinessDate(daysSince1970: 0),
            actor: EventActor(id: "a", role: .operator))
        let bytes = try Samples.record(draft)
        let event = try EventView(bytes.span.bytes)
        #expect(try event.asDealAppealed().grounds.count == text.utf8.count)
        #expect(try event.draft().body == draft.body)
    }

    /// More references than fit a length of one byte.
    @Test(arguments: [31, 32, 5_000])
    func manyReferencesReadBack(_ count: Int) throws {
        let share = DealShare(
            payeeId: "P", role: .led, pool: .primary, share: Rate(partsPerMillion: 1))
        let shares = Array(repeating: share, count: count)
        let draft = EventDraft(
            body: .dealAttributed(DealAttributed(dealId: "D", shares: shares)), source: "s",
            id: "1", effectiveOn: BusinessDate(daysSince1970: 0),
            actor: EventActor(id: "a", role: .operator))
        let bytes = try Samples.record(draft)
        let event = try EventView(bytes.span.bytes)
        #expect(event.referenceCount == count)
        #expect(event.reference(count - 1) == UInt32(count + 6))
        var list = try event.asDealAttributed().shares
        #expect(list.count == count)
        var seen = 0
        while let share = try list.next() {
            seen += 1
            #expect(share.role == .led)
        }
        #expect(seen == count)
        #expect(try event.draft().body == draft.body)
    }

    @Test func aViewOfAnotherTypeIsRefused() throws {
        let bytes = try Samples.full[0].record()
        let event = try EventView(bytes.span.bytes)
        #expect(throws: WireError.bodyMismatch) { _ = try event.asSalePaid() }
    }

    @Test func anEventOfANewerProgramIsNamed() throws {
        var bytes = try Samples.full[0].record()
        bytes.replaceSubrange(52..<56, with: [0x0F, 0x27, 0, 0])
        #expect(throws: WireError.unknownEventType(9_999)) { _ = try EventView(bytes.span.bytes) }
    }

    @Test func hashes() throws {
        let hex = "00112233445566778899aabbccddeeff0123456789abcdeffedcba9876543210"
        let hash = try #require(ContentHash(hex: hex))
        #expect(hash.description == hex)
        #expect(ContentHash(bytes: hash.bytes) == hash)
        #expect(!hash.isZero && ContentHash.zero.isZero)
        #expect(ContentHash(hex: hex.uppercased()) == nil)
        #expect(ContentHash(hex: "00") == nil)
        #expect(ContentHash(bytes: [1, 2, 3]) == nil)
    }
}
