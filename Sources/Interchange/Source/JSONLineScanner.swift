/// Reads one JSON object a line (RFC 8259) and picks the values at certain paths out of it.
///
/// A path names members and, by number from 0, elements: `customer.name`, `lines.0.sku`. Strings
/// give their text, numbers and booleans their letters, `null` and what is absent nothing.
struct JSONLineScanner {
    /// The deepest nesting that is read.
    static let maximumDepth = 64

    private let columnOf: [[UInt8]: Int]
    private let columns: Int

    init(paths: [String]) {
        columns = paths.count
        columnOf = Dictionary(
            paths.enumerated().map { (Array($1.utf8), $0) }, uniquingKeysWith: { first, _ in first }
        )
    }

    /// Finds the line that begins at `start` and takes its values apart.
    ///
    /// `isLast` says that no bytes follow, so that the end of `bytes` ends the line too.
    func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool,
        into fields: inout FieldList
    ) -> DelimitedScanner.Outcome {
        var end = start
        var high: UInt8 = 0
        while end < bytes.count, bytes[end] != 0x0A {
            high |= bytes[end]
            end += 1
        }
        if end == bytes.count, !isLast { return .incomplete(openQuote: nil) }
        let next = end < bytes.count ? end + 1 : end
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        // A line of blanks is an empty line.
        if bytes[start..<end].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { end = start }
        fields.ranges.append(
            contentsOf: repeatElement(FieldList.Field(0..<0), count: columns))
        if end > start {
            if high >= 0x80, let place = UTF8Check.firstInvalid(bytes, in: start..<end) {
                fields.note(.notUTF8, at: place)
            } else {
                var walk = JSONWalk(
                    bytes: UnsafeBufferPointer(rebasing: bytes[..<end]), index: start)
                walk.readLine(columnOf, into: &fields)
            }
        }
        return .row(end: end, next: next, lines: 1)
    }
}
