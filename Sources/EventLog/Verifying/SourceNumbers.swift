import LMDB

/// The numbers of the sources, by the bytes of their names.
struct SourceNumbers {
    private var numbers: [[UInt8]: UInt32] = [:]
    /// Most records have the source of the one before.
    private var names: [(name: [UInt8], number: UInt32)] = []

    init(_ reader: borrowing LogReader) throws {
        let prefix = MetaKey.sources
        var names: [(name: [UInt8], number: UInt32)] = []
        try reader.tables.meta.scan(
            from: prefix.span.bytes, in: reader.transaction
        ) { key, row in
            guard key.begins(with: prefix) else { return .stop }
            if row.byteCount == 4 {
                names.append((Array(key.copied.dropFirst(prefix.count)), row.littleEndian()))
            }
            return .proceed
        }
        self.names = names
        numbers = Dictionary(names, uniquingKeysWith: { first, _ in first })
    }

    /// The number of the source with this name, if it has one.
    func number(of name: RawSpan) -> UInt32? {
        if names.count > 8 { return numbers[name.copied] }
        for (known, number) in names where order(known.span.bytes, name) == 0 { return number }
        return nil
    }
}
