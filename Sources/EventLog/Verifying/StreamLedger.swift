import Events

/// How far each stream has come, told by the records alone.
struct StreamLedger {
    private struct Entry {
        /// The fingerprint of the stream's id.
        let id: UInt64
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
        guard let id = Self.fingerprint(of: streamName, kind) else {
            return "its stream is not of the kind that its type belongs to"
        }
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
                Entry(id: id, version: 1, lastPosition: event.position))
            return nil
        }
        let entry = entries[row][index]
        guard entry.id == id else {
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

    /// Holds the ordinals that a record keeps against the streams that its body names.
    ///
    /// - Returns: what is wrong; `nil` if nothing is.
    func problem(withReferencesOf event: EventView, _ body: EventBody) -> String? {
        var wrong: String?
        var slot = 0
        // A view cannot go into the closure: its ordinals are few.
        let ordinals = event.references
        body.references { kind, id in
            let ordinal = slot < ordinals.count ? ordinals[slot] : 0
            slot += 1
            // Nothing for what names no stream: an absent field, or the word of a kind.
            if ordinal != 0, wrong == nil, !agrees(kind, ordinal, id) {
                wrong =
                    "its reference \(slot), to \(kind.name) \(ordinal), is not to "
                    + "\(id ?? "anything")"
            }
        }
        if slot == ordinals.count { return wrong }
        return "it has \(ordinals.count) references, and its body has room for \(slot)"
    }

    private func agrees(_ kind: StreamKind, _ ordinal: UInt32, _ id: String?) -> Bool {
        guard let id, ordinal <= count(of: kind) else { return false }
        let entry = entries[Int(kind.rawValue)][Int(ordinal) - 1]
        return entry.id == Self.fingerprint(ofID: id.utf8.span.bytes)
    }

    /// Compares a row of the table of streams.
    ///
    /// - Returns: whether it is what the records say.
    func agrees(streamName: RawSpan, _ state: StreamState) -> Bool {
        guard let kind = Self.kind(of: streamName), state.ordinal > 0,
            state.ordinal <= count(of: kind)
        else { return false }
        let entry = entries[Int(kind.rawValue)][Int(state.ordinal) - 1]
        return entry.id == Self.fingerprint(of: streamName, kind)
            && entry.version == state.version && entry.lastPosition == state.lastPosition
    }
}

// MARK: - Names

extension StreamLedger {
    /// Each kind's prefix of the names of its streams, by its raw value.
    private static let prefixes: [[UInt8]] = {
        var prefixes: [[UInt8]] = []
        for kind in StreamKind.allCases {
            while prefixes.count <= Int(kind.rawValue) { prefixes.append([]) }
            prefixes[Int(kind.rawValue)] = Array(kind.stream("").utf8)
        }
        return prefixes
    }()

    private static func kind(of name: RawSpan) -> StreamKind? {
        StreamKind.allCases.first { name.begins(with: prefixes[Int($0.rawValue)]) }
    }

    /// The fingerprint of the id in a stream's name; `nil` if the stream is not of the kind.
    private static func fingerprint(of name: RawSpan, _ kind: StreamKind) -> UInt64? {
        let prefix = prefixes[Int(kind.rawValue)]
        guard name.begins(with: prefix) else { return nil }
        return fingerprint(ofID: name.extracting(prefix.count..<name.byteCount))
    }

    private static func fingerprint(ofID id: RawSpan) -> UInt64 {
        var fingerprint = Fingerprint()
        fingerprint.add(id)
        return fingerprint.value
    }
}
