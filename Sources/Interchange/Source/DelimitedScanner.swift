/// Takes delimited rows apart as RFC 4180 has them: quotes around a field, doubled inside it, line
/// breaks within quotes, CRLF or LF after the row.
///
/// Every byte is looked at once. Bytes that break the rules are noted in the ``FieldList`` and
/// read on as text, so that the next row can be found.
struct DelimitedScanner {
    let delimiter: UInt8
    let quotes: Bool

    /// What `scan` has found.
    enum Outcome: Equatable {
        /// A row that ends before `end`; the next begins at `next`, `lines` lines further on.
        case row(end: Int, next: Int, lines: Int)
        /// The bytes end within the row. `openQuote` is the quote that waits for its partner.
        case incomplete(openQuote: Int?)
    }

    private static let quote: UInt8 = 0x22
    private static let lineFeed: UInt8 = 0x0A
    private static let carriageReturn: UInt8 = 0x0D

    /// Splits the row that begins at `start` into `fields`.
    ///
    /// `isLast` says that no bytes follow, so that the end of `bytes` ends the row too.
    func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool,
        into fields: inout FieldList
    ) -> Outcome {
        var lines = 1
        var high: UInt8 = 0
        var index = start
        while true {
            if quotes, index < bytes.count, bytes[index] == Self.quote {
                let open = index
                guard
                    let after = quoted(bytes, from: index, &lines, &high, into: &fields)
                else { return .incomplete(openQuote: open) }
                // A quote that is the last byte so far may be the first of a doubled one.
                if after == bytes.count, !isLast { return .incomplete(openQuote: open) }
                index = after
            } else {
                let end = plain(bytes, from: index, &high, into: &fields)
                fields.ranges.append(.init(index..<end))
                index = end
            }
            guard index < bytes.count else {
                guard isLast else { return .incomplete(openQuote: nil) }
                checkText(bytes, start..<index, high, &fields)
                return .row(end: index, next: index, lines: lines)
            }
            if bytes[index] == delimiter {
                index += 1
                continue
            }
            let isLineFeed = bytes[index] == Self.lineFeed
            checkText(bytes, start..<index, high, &fields)
            return .row(end: index, next: index + (isLineFeed ? 1 : 2), lines: lines)
        }
    }

    /// Reads on to the delimiter, the line break or the end.
    private func plain(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ high: inout UInt8,
        into fields: inout FieldList
    ) -> Int {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == delimiter || byte == Self.lineFeed { return index }
            high |= byte
            if byte < 0x23 {
                if byte == Self.quote, quotes {
                    fields.note(.strayQuote, at: index)
                } else if byte == 0 {
                    fields.note(.nul, at: index)
                } else if byte == Self.carriageReturn {
                    let next = index + 1
                    if next < bytes.count, bytes[next] == Self.lineFeed { return index }
                    fields.note(.bareCarriageReturn, at: index)
                }
            }
            index += 1
        }
        return index
    }

    /// Reads a quoted field, whose quote is at `start`, and what wrongly follows it.
    ///
    /// - Returns: the index after it, or nil where its closing quote is missing.
    private func quoted(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ lines: inout Int,
        _ high: inout UInt8, into fields: inout FieldList
    ) -> Int? {
        var index = start + 1
        var copied = start + 1
        let unquotedStart = fields.unquoted.count
        while index < bytes.count {
            let byte = bytes[index]
            high |= byte
            if byte == Self.quote {
                guard index + 1 < bytes.count, bytes[index + 1] == Self.quote else { break }
                fields.unquoted.append(contentsOf: bytes[copied...index])
                index += 2
                copied = index
                continue
            }
            if byte == Self.lineFeed { lines += 1 }
            if byte == 0 { fields.note(.nul, at: index) }
            index += 1
        }
        guard index < bytes.count else { return nil }
        if fields.unquoted.count == unquotedStart {
            fields.ranges.append(.init(start + 1..<index))
        } else {
            fields.unquoted.append(contentsOf: bytes[copied..<index])
            fields.ranges.append(
                .init(unquotedStart..<fields.unquoted.count, isUnquoted: true))
        }
        let after = index + 1
        let end = plain(bytes, from: after, &high, into: &fields)
        if end > after { fields.note(.textAfterQuote, at: after) }
        return end
    }

    private func checkText(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ high: UInt8,
        _ fields: inout FieldList
    ) {
        guard high >= 0x80, let place = UTF8Check.firstInvalid(bytes, in: range) else { return }
        fields.note(.notUTF8, at: place)
    }
}
