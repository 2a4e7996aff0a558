// Rows of a group need not stand together in the file, so they are sorted by their key first.
//
// Key of a record: 64 bits of the group key's hash, 64 bits of the line; so the rows of a group,
// and those of others with the same hash, come one after the other in the order of the file.
//
// Payload: the group key, the row's line, offset and length, then the fields that the plan names;
// each string with its length before it, all numbers 8 bytes, little-endian.

/// Gathers rows by a key.
final class GroupSorter {
    private let sorter: RecordSorter
    private var payload: [UInt8] = []

    init(memory: Int, directory: String) {
        sorter = RecordSorter(memory: memory, directory: directory)
    }

    /// Adds a row; of its fields those at `columns` are kept, and stand in that order afterwards.
    func add(_ key: [UInt8], _ row: Row, columns: [Int]) throws(SourceError) {
        payload.removeAll(keepingCapacity: true)
        append(key.count)
        payload.append(contentsOf: key)
        for number in [row.line, row.offset, row.range.count, columns.count] { append(number) }
        for column in columns {
            let start = payload.count
            append(0)
            row.append(column, to: &payload)
            setNumber(payload.count - start - 8, at: start)
        }
        try sorter.add(UInt128(KeyIndex.hash(key)) << 64 | UInt128(UInt64(row.line)), payload)
    }

    /// Hands the rows of each group to `body`, in the order of the file. Groups come in no order
    /// that means anything.
    func drain(_ body: ([Row]) throws -> Void) throws {
        var hash: UInt64?
        // Groups with one hash; more than one only where hashes collide.
        var open: [(key: ArraySlice<UInt8>, rows: [Row])] = []
        func flush() throws {
            for group in open { try body(group.rows) }
            open.removeAll()
        }
        try sorter.drain { sortKey, payload in
            let next = UInt64(truncatingIfNeeded: sortKey >> 64)
            if next != hash { try flush() }
            hash = next
            let (key, row) = read(payload)
            if let index = open.firstIndex(where: { $0.key == key }) {
                open[index].rows.append(row)
            } else {
                open.append((key, [row]))
            }
        }
        try flush()
    }

    private func read(_ payload: ArraySlice<UInt8>) -> (key: ArraySlice<UInt8>, row: Row) {
        let bytes = Array(payload)
        var index = 0
        let next = { () -> Int in
            defer { index += 8 }
            return bytes.withUnsafeBytes {
                Int(UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
            }
        }
        let keyLength = next()
        let key = bytes[index..<(index + keyLength)]
        index += keyLength
        var row = Row()
        (row.line, row.offset) = (next(), next())
        row.range = 0..<next()
        for _ in 0..<next() {
            let length = next()
            row.fields.ranges.append(.init(index..<(index + length)))
            index += length
        }
        row.window = bytes
        return (key, row)
    }

    private func append(_ number: Int) {
        withUnsafeBytes(of: UInt64(number).littleEndian) { payload.append(contentsOf: $0) }
    }

    private func setNumber(_ number: Int, at index: Int) {
        withUnsafeBytes(of: UInt64(number).littleEndian) { bytes in
            payload.replaceSubrange(index..<(index + 8), with: bytes)
        }
    }
}
