import Events

/// How far each stream has come, told by the records alone.
struct StreamLedger {
    private struct Entry {
        let name: UInt64
        var version: UInt32
        var lastPosition: Position
    }

    /// By the raw value of the kind and the ordinal less one.
    private var entries: [[Entry]] = []

    /// How many streams there are.
    var count: Int { entries.reduce(0) { $0 + $1.count } }

    /// How many streams of `kind` there are.
    func count(of kind: StreamKind) -> UInt32 {
        Int(kind.rawValue) < entries.count ? UInt32(entries[Int(kind.rawValue)].count) : 0
    }

    /// Enters a record's place in its stream.
    ///
    /// - Returns: what is wrong with it; `nil` if it continues the stream.
    mutating func enter(_ event: EventView, streamName: RawSpan) -> String? {
        let kind = event.streamKind
        let row = Int(kind.rawValue)
        while entries.count <= row { entries.append([]) }
        guard Self.prefix(of: streamName, is: kind) else {
            return "its stream is not of the kind that its type belongs to"
        }
        var name = Fingerprint()
        name.add(streamName)
        let index = Int(event.number) - 1
        guard index >= 0, index <= entries[row].count else {
            return "it has ordinal \(event.number), and only \(entries[row].count) streams of its "
                + "kind begin before it"
        }
        if index == entries[row].count {
            guard event.version == 1, event.previous == 0 else {
                return "it is the first of its stream and has version \(event.version), "
                    + "after \(event.previous)"
            }
            entries[row].append(
                Entry(name: name.value, version: 1, lastPosition: event.position))
            return nil
        }
        let entry = entries[row][index]
        guard entry.name == name.value else {
            return "it has the ordinal of another stream"
        }
        guard event.version == entry.version + 1, event.previous == entry.lastPosition else {
            return "it has version \(event.version), after \(event.previous), and its stream is at "
                + "version \(entry.version), at position \(entry.lastPosition)"
        }
        entries[row][index].version = event.version
        entries[row][index].lastPosition = event.position
        return nil
    }

    /// Compares a row of the table of streams.
    ///
    /// - Returns: whether it is what the records say.
    func agrees(streamName: RawSpan, _ state: StreamState) -> Bool {
        guard let kind = Self.kind(of: streamName), Int(kind.rawValue) < entries.count,
            state.ordinal > 0, Int(state.ordinal) <= entries[Int(kind.rawValue)].count
        else { return false }
        let entry = entries[Int(kind.rawValue)][Int(state.ordinal) - 1]
        var name = Fingerprint()
        name.add(streamName)
        return entry.name == name.value && entry.version == state.version
            && entry.lastPosition == state.lastPosition
    }

    /// Each kind's prefix of the names of its streams, by its raw value.
    private static let prefixes: [[UInt8]] = {
        var prefixes: [[UInt8]] = []
        for kind in StreamKind.allCases {
            while prefixes.count <= Int(kind.rawValue) { prefixes.append([]) }
            prefixes[Int(kind.rawValue)] = Array(kind.stream("").utf8)
        }
        return prefixes
    }()

    private static func prefix(of name: RawSpan, is kind: StreamKind) -> Bool {
        name.begins(with: prefixes[Int(kind.rawValue)])
    }

    private static func kind(of name: RawSpan) -> StreamKind? {
        StreamKind.allCases.first { prefix(of: name, is: $0) }
    }
}
