// Events are put in order by an external merge sort. Records collect in one buffer; when it is
// full they are written, in order of key, to a temporary file as a run. At the end the runs are
// merged through one heap. What never fills the buffer never touches the disk.
//
// A record of a run: key 16 bytes, length 4 bytes, both little-endian, then the payload.

/// Puts records in the order of 128-bit keys, in bounded memory.
///
/// Keys have to be different, as records with equal keys come in any order.
final class RecordSorter {
    private struct Entry {
        let key: UInt128
        let start: Int
        let length: Int
    }

    /// Bytes of payload that are kept before a run is written.
    private let memory: Int
    private let directory: String
    private var arena: [UInt8] = []
    private var entries: [Entry] = []
    private var runs: [Range<Int>] = []
    private var scratch: ScratchFile?
    /// How many records have been added.
    private(set) var count = 0

    init(memory: Int, directory: String) {
        precondition(memory > 0, "a sorter needs memory")
        self.memory = memory
        self.directory = directory
    }

    /// Adds a record.
    func add(_ key: UInt128, _ payload: [UInt8]) throws(SourceError) {
        entries.append(Entry(key: key, start: arena.count, length: payload.count))
        arena.append(contentsOf: payload)
        count += 1
        if arena.count + entries.count * MemoryLayout<Entry>.stride >= memory { try writeRun() }
    }

    /// Hands all records to `body` in order of key. The sorter is empty afterwards.
    func drain(_ body: (UInt128, ArraySlice<UInt8>) throws -> Void) throws {
        if runs.isEmpty {
            entries.sort { $0.key < $1.key }
            for entry in entries {
                try body(entry.key, arena[entry.start..<(entry.start + entry.length)])
            }
        } else {
            try writeRun()
            try merge(body)
        }
        (arena, entries, runs, count) = ([], [], [], 0)
        scratch = nil
    }

    // MARK: - Runs

    private static let headerLength = 20
    /// Bytes that are written or read at once.
    private static let chunk = 1 << 20

    private func writeRun() throws(SourceError) {
        if entries.isEmpty { return }
        if scratch == nil { scratch = try ScratchFile(in: directory) }
        let start = scratch?.count ?? 0
        entries.sort { $0.key < $1.key }
        var output: [UInt8] = []
        output.reserveCapacity(Self.chunk + (1 << 16))
        for entry in entries {
            append(entry.key, to: &output)
            append(UInt32(entry.length), to: &output)
            output.append(contentsOf: arena[entry.start..<(entry.start + entry.length)])
            if output.count >= Self.chunk {
                try scratch?.append(output)
                output.removeAll(keepingCapacity: true)
            }
        }
        try scratch?.append(output)
        runs.append(start..<(scratch?.count ?? start))
        entries.removeAll(keepingCapacity: true)
        arena.removeAll(keepingCapacity: true)
    }

    private func append(_ value: some FixedWidthInteger, to output: inout [UInt8]) {
        withUnsafeBytes(of: value.littleEndian) { output.append(contentsOf: $0) }
    }

    // MARK: - Merging

    /// A run while it is read: a window of its bytes, the first record at `start`.
    private struct RunReader {
        var rest: Range<Int>
        var window: [UInt8] = []
        var start = 0
        var key: UInt128 = 0
        var payload = 0..<0
    }

    private func merge(_ body: (UInt128, ArraySlice<UInt8>) throws -> Void) throws {
        var readers: [RunReader] = []
        for run in runs {
            var reader = RunReader(rest: run)
            if try advance(&reader) { readers.append(reader) }
        }
        // A heap of indices into `readers`, the smallest key first.
        var heap = Array(readers.indices).sorted { readers[$0].key < readers[$1].key }
        while let first = heap.first {
            try body(readers[first].key, readers[first].window[readers[first].payload])
            if try !advance(&readers[first]) {
                heap.swapAt(0, heap.count - 1)
                heap.removeLast()
            }
            siftDown(&heap, readers)
        }
    }

    private func siftDown(_ heap: inout [Int], _ readers: [RunReader]) {
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
                if readers[heap[child]].key < readers[heap[least]].key { least = child }
            }
            if least == parent { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }

    /// Moves a reader to its next record; false at the end of the run.
    private func advance(_ reader: inout RunReader) throws(SourceError) -> Bool {
        reader.start = reader.payload.upperBound
        if reader.start == reader.window.count, reader.rest.isEmpty { return false }
        try need(Self.headerLength, &reader)
        reader.key = number(reader.window, reader.start)
        let length = Int(number(reader.window, reader.start + 16) as UInt32)
        try need(Self.headerLength + length, &reader)
        let first = reader.start + Self.headerLength
        reader.payload = first..<(first + length)
        return true
    }

    /// Makes sure that `count` bytes from the reader's start are in its window.
    private func need(_ count: Int, _ reader: inout RunReader) throws(SourceError) {
        let present = reader.window.count - reader.start
        if present >= count { return }
        let length = min(max(Self.chunk, count - present), reader.rest.count)
        let offset = reader.rest.lowerBound
        let more = try scratch?.read(at: offset, length: length) ?? []
        reader.window.removeSubrange(..<reader.start)
        reader.window.append(contentsOf: more)
        reader.start = 0
        reader.rest = (offset + length)..<reader.rest.upperBound
        precondition(reader.window.count >= count, "a run of the sorter ends within a record")
    }

    private func number<Number: FixedWidthInteger>(_ bytes: [UInt8], _ index: Int) -> Number {
        bytes.withUnsafeBytes {
            Number(littleEndian: $0.loadUnaligned(fromByteOffset: index, as: Number.self))
        }
    }
}
