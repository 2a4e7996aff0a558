import Accounting

/// A record of the log where its bytes lie.
///
/// What a fold needs of every event is read at fixed offsets; making the view checks only that
/// the offsets are right. The rest is found when it is asked for. Nothing is copied or allocated.
@usableFromInline
package struct EventView: ~Escapable {
    /// The whole record: the value in the log and the leaf of the tree.
    @usableFromInline package let bytes: RawSpan
    /// The type of the event.
    @usableFromInline package let type: EventType
    /// How many references the record has.
    @usableFromInline package let referenceCount: Int
    @usableFromInline let referencesAt: Int

    /// The offset of the stream's name, behind the references.
    var textsAt: Int { referenceCount == 0 ? RecordLayout.end : referencesAt + 4 * referenceCount }

    /// A view of the bytes of one record; throws unless it begins as every record does.
    /// - Complexity: O(1).
    @usableFromInline
    @_lifetime(copy bytes)
    package init(_ bytes: RawSpan) throws(WireError) {
        guard bytes.byteCount > RecordLayout.end, Self.tagsAreInPlace(bytes) else {
            throw .badHeader
        }
        let number = UInt32(
            littleEndian: bytes.unsafeLoadUnaligned(
                fromUncheckedByteOffset: RecordLayout.type.offset + 1, as: UInt32.self))
        guard let type = EventType(rawValue: number) else { throw .unknownEventType(number) }
        self.bytes = bytes
        self.type = type
        var cursor = WireCursor(
            bytes.extracting(unchecked: RecordLayout.end..<bytes.byteCount))
        guard cursor.take(9, .bytes) else {
            referenceCount = 0
            referencesAt = RecordLayout.end
            return
        }
        let packed = try cursor.blob()
        guard packed.byteCount > 0, packed.byteCount % 4 == 0 else { throw .badValue(field: 9) }
        referenceCount = packed.byteCount / 4
        referencesAt = RecordLayout.end + cursor.at - packed.byteCount
    }

    private static func tagsAreInPlace(_ bytes: RawSpan) -> Bool {
        func holds(_ field: (offset: Int, tag: UInt8)) -> Bool {
            bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: field.offset, as: UInt8.self)
                == field.tag
        }
        return holds(RecordLayout.position) && holds(RecordLayout.recordedAt)
            && holds(RecordLayout.effectiveOn) && holds(RecordLayout.occurredAt)
            && holds(RecordLayout.version) && holds(RecordLayout.previous)
            && holds(RecordLayout.number) && holds(RecordLayout.type)
    }
}

// MARK: - At fixed offsets

extension EventView {
    @inlinable
    func load<Value: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, as: Value.Type) -> Value {
        Value(
            littleEndian: bytes.unsafeLoadUnaligned(
                fromUncheckedByteOffset: offset, as: Value.self))
    }

    /// The place in the log, from 1.
    @inlinable
    package var position: UInt64 { load(1, as: UInt64.self) }

    /// When the book learned it.
    @inlinable
    package var recordedAt: Instant { Instant(microsecondsSince1970: load(10, as: Int64.self)) }

    /// The business date.
    @inlinable
    package var effectiveOn: BusinessDate { BusinessDate(daysSince1970: load(19, as: Int32.self)) }

    /// When it happened.
    @inlinable
    package var occurredAt: Instant { Instant(microsecondsSince1970: load(24, as: Int64.self)) }

    /// The place in its stream, from 1.
    @inlinable
    package var version: UInt32 { load(33, as: UInt32.self) }

    /// The position of the stream's event before this one, 0 for none.
    @inlinable
    package var previous: UInt64 { load(38, as: UInt64.self) }

    /// The ordinal of the stream among the streams of its kind, from 1.
    @inlinable
    package var number: UInt32 { load(47, as: UInt32.self) }

    /// The kind of the stream.
    package var streamKind: StreamKind { type.streamKind }

    /// The ordinal of the stream that the payload names in this slot, such as
    /// `SaleInvoiced.Slot.dealId`; 0 where it names none, and for a slot that does not exist.
    @inlinable
    package func reference(_ slot: Int) -> UInt32 {
        guard slot >= 0, slot < referenceCount else { return 0 }
        return load(referencesAt + 4 * slot, as: UInt32.self)
    }
}
