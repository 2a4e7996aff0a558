import Events
import Interchange

/// The events that are measured, read a part at a time, so that a log of any size can be.
struct Input: ~Copyable {
    private var parser = EventParser()
    private var reader: LineReader

    init(_ path: String) throws {
        reader = try LineReader(path: path)
    }

    /// The next events, at most `count`; none at the end.
    mutating func next(_ count: Int) throws -> [EventDraft] {
        // A copy, since the line that is parsed is borrowed from what the parser stands beside.
        var parser = parser
        defer { self.parser = parser }
        var drafts: [EventDraft] = []
        drafts.reserveCapacity(count)
        while drafts.count < count, try reader.advance() == .line {
            drafts.append(try parser.parse(reader.line.span.bytes))
        }
        return drafts
    }
}

extension [EventDraft] {
    /// The same events under ids that are in no order.
    func withRandomIDs() -> [EventDraft] {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        return map { draft in
            // SplitMix64 (Steele, Lea and Flood, 2014)
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            var draft = draft
            draft.id = String(mixed ^ mixed >> 31, radix: 16)
            return draft
        }
    }
}
