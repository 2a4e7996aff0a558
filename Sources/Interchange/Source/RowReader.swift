import Glibc

/// Reads a source file row by row, in one buffer, from its first byte to its last.
///
/// A row that breaks the rules of its format is handed out with its ``RowProblem`` and the reading
/// goes on behind it; only what makes the rest unreadable is thrown. Empty lines are no rows.
package struct RowReader: ~Copyable {
    /// What `next()` has found.
    package enum Step: Equatable {
        case row
        case bad(RowProblem)
        case end
    }

    /// The longest row that is read, in bytes, unless another limit is given.
    package static let defaultRowLimit = 16 << 20
    /// Bytes asked for at once.
    private static let chunk = 1 << 20

    /// The names of the columns, in the order of a row's fields.
    package private(set) var columns: [String] = []
    /// The row that `next()` has found last.
    package private(set) var row = Row()
    /// Rows found so far, bad ones among them.
    package private(set) var rowsRead = 0

    private var source: ByteSource
    private let splitter: Splitter
    private let rowLimit: Int
    private var start = 0
    private var filled = 0
    private var isAtEnd = false
    private var windowOffset = 0
    private var line = 1

    /// Opens `path` and reads the header row where the format has one.
    ///
    /// `wanted` are the paths (`customer.name`, `lines.0.sku`) that become the columns of a file
    /// of JSON objects; files with a header name their own columns. `rowLimit` is the longest row
    /// in bytes, at most 512 MiB.
    ///
    /// - Throws: ``SourceError`` when it cannot be opened or has no usable header.
    package static func open(
        _ path: String, format: SourceFormat, wanted: [String] = [],
        rowLimit: Int = RowReader.defaultRowLimit
    ) throws(SourceError) -> RowReader {
        precondition(rowLimit > 0 && rowLimit <= 512 << 20, "a row limit is 1 byte to 512 MiB")
        var reader = RowReader(
            source: try ByteSource(path: path), splitter: Splitter(format, wanted: wanted),
            rowLimit: rowLimit)
        try reader.fill()
        try reader.skipByteOrderMark()
        if case .jsonLines = format.layout {
            reader.columns = wanted
        } else if let named = format.columns {
            reader.columns = named
        } else {
            try reader.readHeader()
        }
        return reader
    }

    private init(source: consuming ByteSource, splitter: Splitter, rowLimit: Int) {
        self.source = source
        self.splitter = splitter
        self.rowLimit = rowLimit
    }

    /// The size of the file in bytes when it was opened; nil for a pipe.
    package var size: Int? { source.size }

    /// Bytes of the file that lie behind the rows handed out so far.
    package var bytesDone: Int { windowOffset + start }

    /// Finds the next row, which then stands in `row`.
    ///
    /// - Throws: ``SourceError`` when nothing that follows can be read.
    /// - Complexity: O(length of the row); no allocation once the buffers have grown.
    package mutating func next() throws(SourceError) -> Step {
        guard try advance() else { return .end }
        rowsRead += 1
        if let trouble = row.fields.trouble {
            return .bad(problem(trouble.kind, at: trouble.at))
        }
        if row.count != columns.count {
            return .bad(raggedRow())
        }
        return .row
    }

    /// Reads again the bytes of a row that has been handed out before.
    ///
    /// - Throws: ``SourceError`` when the file has become shorter since.
    package func rawRow(at place: RowLocation) throws(SourceError) -> [UInt8] {
        try source.bytes(at: place.offset, count: place.length)
    }
}

// MARK: - Rows

extension RowReader {
    /// How a row is taken apart.
    private enum Splitter {
        case delimited(DelimitedScanner)
        case jsonLines(JSONLineScanner)

        init(_ format: SourceFormat, wanted: [String]) {
            switch format.layout {
            case .delimited(let delimiter, let quotes):
                self = .delimited(DelimitedScanner(delimiter: delimiter, quotes: quotes))
            case .jsonLines:
                self = .jsonLines(JSONLineScanner(paths: wanted))
            }
        }
    }

    /// Finds the next row that is not an empty line, whatever its columns.
    private mutating func advance() throws(SourceError) -> Bool {
        while true {
            if start == filled, isAtEnd { return false }
            switch scan() {
            case .row(let end, let next, let lines):
                row.range = start..<end
                row.line = line
                row.offset = windowOffset + start
                let isEmpty = start == end
                start = next
                line += lines
                if !isEmpty { return true }
            case .incomplete(let openQuote):
                if isAtEnd { throw unbalanced(openQuote ?? start) }
                try makeRoom(openQuote)
                try fill()
            }
        }
    }

    private mutating func scan() -> DelimitedScanner.Outcome {
        // The list is taken out of the row, as the row's bytes are being read meanwhile.
        var fields = FieldList()
        swap(&fields, &row.fields)
        fields.removeAll()
        let (from, end, isLast) = (start, filled, isAtEnd)
        let outcome = row.window.withUnsafeBufferPointer { window in
            let bytes = UnsafeBufferPointer(rebasing: window[..<end])
            return switch splitter {
            case .delimited(let scanner):
                scanner.scan(bytes, from: from, isLast: isLast, into: &fields)
            case .jsonLines(let scanner):
                scanner.scan(bytes, from: from, isLast: isLast, into: &fields)
            }
        }
        swap(&fields, &row.fields)
        return outcome
    }

    private mutating func readHeader() throws(SourceError) {
        guard try advance() else {
            throw SourceError(
                .badData, file: source.path, line: 1, message: "the file is empty",
                remedy: "its first row has to name the columns")
        }
        if let trouble = row.fields.trouble {
            let problem = problem(trouble.kind, at: trouble.at)
            throw SourceError(
                .badData, file: source.path, line: row.line, column: problem.column,
                message: "the header row is broken: \(problem.reason)",
                excerpt: excerpt(at: trouble.at),
                remedy: "its first row has to name the columns")
        }
        columns = (0..<row.count).map { row.text($0) }
    }
}

// MARK: - The window

extension RowReader {
    /// Moves the unread bytes to the front, and doubles the window where they fill it.
    private mutating func makeRoom(_ openQuote: Int?) throws(SourceError) {
        let unread = filled - start
        if unread > rowLimit { throw tooLong(openQuote) }
        if start > 0 {
            row.window.withUnsafeMutableBytes { window in
                guard let base = window.baseAddress else { return }
                memmove(base, base + start, unread)
            }
            windowOffset += start
            start = 0
            filled = unread
        }
        let wanted = max(unread * 2, Self.chunk)
        if row.window.count < wanted {
            row.window.append(
                contentsOf: repeatElement(0, count: wanted - row.window.count))
        }
    }

    private mutating func fill() throws(SourceError) {
        if row.window.isEmpty {
            let size = min(source.size ?? Self.chunk, Self.chunk)
            row.window = [UInt8](repeating: 0, count: size + 1)
        }
        // Typed errors do not pass through the closure.
        var failure: SourceError?
        let read = row.window.withUnsafeMutableBytes { window -> Int in
            let space = UnsafeMutableRawBufferPointer(rebasing: window[filled...])
            do throws(SourceError) {
                return try source.read(into: space)
            } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw failure }
        filled += read
        isAtEnd = filled < row.window.count
    }

    private mutating func skipByteOrderMark() throws(SourceError) {
        let head = Array(row.window[..<min(filled, 3)])
        if head == [0xEF, 0xBB, 0xBF] {
            start = 3
        } else if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
            throw SourceError(
                .badData, file: source.path, line: 1, column: 1, message: "this is UTF-16",
                remedy: "save the file as UTF-8")
        }
    }
}

// MARK: - What is wrong

extension RowReader {
    private func tooLong(_ openQuote: Int?) -> SourceError {
        let length = "the row is longer than \(rowLimit) bytes"
        guard let openQuote else {
            return SourceError(
                .badData, file: source.path, line: line, message: length,
                excerpt: excerpt(at: start), remedy: "see whether its line breaks are missing")
        }
        let place = place(of: openQuote, from: start, on: line)
        return SourceError(
            .badData, file: source.path, line: place.line, column: place.column,
            message: "\(length), and the quote that opens here is not closed within them",
            excerpt: excerpt(at: openQuote),
            remedy: "close it, or double it where it is part of the text")
    }

    private func unbalanced(_ openQuote: Int) -> SourceError {
        let place = place(of: openQuote, from: start, on: line)
        return SourceError(
            .badData, file: source.path, line: place.line, column: place.column,
            message: "the quote that opens here is not closed before the end of the file",
            excerpt: excerpt(at: openQuote),
            remedy: "close it, or double it where it is part of the text")
    }

    /// The part around the byte at `index` of the line that it is in.
    private func excerpt(at index: Int) -> String {
        let bytes = row.window[..<filled]
        let start = bytes[..<index].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        // Of a line without an end no more is looked at than is shown.
        let end = bytes[index...].prefix(1_024).firstIndex(of: 0x0A) ?? min(filled, index + 1_024)
        let from = max(start, index - 1_024)
        let column = String(decoding: bytes[from..<index], as: UTF8.self).unicodeScalars.count + 1
        return Excerpt.text(of: bytes[from..<end], around: column)
    }

    private func raggedRow() -> RowProblem {
        let (found, named) = (row.count, columns.count)
        let fields = found == 1 ? "1 field" : "\(found) fields"
        let names = named == 1 ? "1 column" : "\(named) columns"
        return RowProblem("the row has \(fields), and the header names \(names)")
    }

    private func problem(_ trouble: FieldList.Trouble, at index: Int) -> RowProblem {
        let place = place(of: index, from: row.range.lowerBound, on: row.line)
        let onLine = place.line == row.line ? "" : " on line \(place.line)"
        let reason =
            switch trouble {
            case .strayQuote:
                "a quote\(onLine) within a field that does not begin with one; "
                    + "put the field in quotes and double the quote"
            case .textAfterQuote:
                "text\(onLine) after a closing quote; double a quote that is part of the text"
            case .nul: "a NUL byte\(onLine); a text file has none"
            case .bareCarriageReturn:
                "a carriage return\(onLine) without its line feed; rows end with LF or CRLF"
            case .notUTF8: "bytes\(onLine) that are not UTF-8; save the file as UTF-8"
            case .notJSON(let detail): "no JSON object: \(detail)"
            }
        return RowProblem(column: place.column, reason)
    }

    /// The line and the column, in characters, of the byte at `index` of a row that begins at
    /// `first`, on `line`.
    private func place(
        of index: Int, from first: Int, on line: Int
    ) -> (line: Int, column: Int) {
        var place = (line: line, column: 1)
        for byte in row.window[first..<index] {
            if byte == 0x0A {
                place = (place.line + 1, 1)
            } else if byte & 0xC0 != 0x80 {
                place.column += 1
            }
        }
        return place
    }
}
