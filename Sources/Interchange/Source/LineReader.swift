/// The lines of a file or of standard input, one after the other, in constant memory.
package struct LineReader: ~Copyable {
    /// What the next line is.
    package enum Step: Equatable {
        /// It is in `line`.
        case line
        /// It is longer than the limit, and was passed over.
        case tooLong(bytes: Int)
        case end
    }

    /// A line may have at most this many bytes: an event of the catalogue is far smaller.
    package static let limit = 4 << 20

    private var source: ByteSource
    private var buffer: UnsafeMutableRawBufferPointer
    private var filled = 0
    private var next = 0
    private var isAtEnd = false

    /// The bytes of the present line, without its line break and without the byte order mark of
    /// the file.
    package private(set) var line: [UInt8] = []
    /// Number of the present line, from 1.
    package private(set) var number = 0

    /// - Parameter path: `-` for standard input.
    /// - Throws: `SourceError` where it cannot be opened.
    package init(path: String) throws(SourceError) {
        source = try ByteSource(path: path == "-" ? "/dev/stdin" : path)
        buffer = .allocate(byteCount: 64 << 10, alignment: 16)
    }

    deinit {
        buffer.deallocate()
    }

    /// Whether the present line has nothing but blanks.
    package var isBlank: Bool {
        line.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }

    /// Size of the file; nil where it is not known.
    package var size: Int? { source.size }
    /// Bytes read so far.
    package var bytesDone: Int { source.position }

    /// Moves to the next line.
    ///
    /// - Throws: `SourceError` where reading fails.
    package mutating func advance() throws(SourceError) -> Step {
        line.removeAll(keepingCapacity: true)
        var length = 0
        while true {
            if next == filled {
                if isAtEnd { return length == 0 ? .end : finish(length) }
                // Lines of a pipe are read as they come, not when a buffer is full.
                filled = try source.readAvailable(into: buffer)
                next = 0
                isAtEnd = filled == 0
                continue
            }
            let rest = UnsafeRawBufferPointer(rebasing: buffer[next..<filled])
            let lineBreak = rest.firstIndex(of: UInt8(ascii: "\n"))
            let taken = lineBreak ?? rest.count
            length += taken
            if length <= Self.limit { line.append(contentsOf: rest[..<taken]) }
            next += taken + (lineBreak == nil ? 0 : 1)
            if lineBreak != nil { return finish(length) }
        }
    }

    private mutating func finish(_ length: Int) -> Step {
        number += 1
        guard length <= Self.limit else { return .tooLong(bytes: length) }
        // A byte order mark before the first line says nothing in UTF-8.
        if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return .line
    }
}
