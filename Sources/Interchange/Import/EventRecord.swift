import Accounting

// What the sorter keeps of an event.
//
// Key, from the highest bits: the day (32, 0 for the first there is), the plan's entry (16), the
// line of the row (48), the event's number among those of the row (32). So the order of keys is
// the order in which events are recorded.
//
// Payload: file 2 bytes (all ones: none), rows 4 bytes, for every row line, offset and length of
// 8 bytes each, all little-endian, then the event's JSON.

/// The bytes of an event while it waits for its turn.
enum EventRecord {
    /// The file of an event that comes from none.
    static let noFile = 0xFFFF

    /// The key of an event.
    static func key(_ date: BusinessDate, entry: Int, line: Int, number: Int) -> UInt128 {
        let day = UInt128(UInt32(bitPattern: date.daysSince1970) ^ 0x8000_0000)
        return day << 96 | UInt128(UInt16(entry)) << 80
            | (UInt128(line) & 0xFFFF_FFFF_FFFF) << 32 | UInt128(UInt32(number))
    }

    /// Appends what stands before the JSON.
    static func writeHead(file: Int, rows: [RowLocation], into output: inout [UInt8]) {
        append(UInt16(file), to: &output)
        append(UInt32(rows.count), to: &output)
        for row in rows {
            append(UInt64(row.line), to: &output)
            append(UInt64(row.offset), to: &output)
            append(UInt64(row.length), to: &output)
        }
    }

    /// The event that a key and a payload stand for.
    static func event(
        _ key: UInt128, _ payload: ArraySlice<UInt8>, _ files: [SourceFile], plan: String
    ) -> PlanEvent {
        let day = Int32(bitPattern: UInt32(truncatingIfNeeded: key >> 96) ^ 0x8000_0000)
        return payload.withUnsafeBytes { bytes in
            let number = { (offset: Int) in
                Int(
                    UInt64(
                        littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            }
            let file = Int(UInt16(littleEndian: bytes.loadUnaligned(as: UInt16.self)))
            let count = Int(
                UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 2, as: UInt32.self)))
            let rows = (0..<count).map { row in
                RowLocation(
                    line: number(6 + row * 24), offset: number(14 + row * 24),
                    length: number(22 + row * 24))
            }
            let source = file == noFile ? nil : files[file]
            return PlanEvent(
                json: Array(bytes[(6 + count * 24)...]),
                effectiveOn: BusinessDate(daysSince1970: day), source: source, rows: rows,
                file: source?.name ?? plan, line: Int(key >> 32 & 0xFFFF_FFFF_FFFF))
        }
    }

    private static func append(_ value: some FixedWidthInteger, to output: inout [UInt8]) {
        withUnsafeBytes(of: value.littleEndian) { output.append(contentsOf: $0) }
    }
}
