// Strings and their escapes (RFC 8259, section 7).

extension JSONReader {
    /// Reads a string and appends what it says, escapes resolved, as UTF-8.
    package mutating func string(into text: inout [UInt8]) throws(JSONError) {
        try expect(.string)
        skip(1)
        while true {
            let plain = plainRun()
            append(plain, to: &text)
            skip(plain)
            guard let next = next() else {
                throw error(at: offset, "has a text without an end", "close it with a quote")
            }
            skip(1)
            if next == UInt8(ascii: "\"") { return }
            guard next == UInt8(ascii: "\\") else {
                throw error(
                    at: offset - 1, "has a control character in a text", "write it as \\u00..")
            }
            try escape(into: &text)
        }
    }

    /// Reads a string.
    package mutating func string() throws(JSONError) -> String {
        var text: [UInt8] = []
        try string(into: &text)
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
        let start = offset - 1
        let letter = next()
        skip(1)
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter ?? 0)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): try unicode(from: start, into: &text)
        default: throw error(at: start, "has an escape that JSON does not know")
        }
    }

    /// `\u` with its four digits, or a pair of them for a scalar beyond U+FFFF.
    private mutating func unicode(
        from start: Int, into text: inout [UInt8]
    ) throws(JSONError) {
        var code = try hexadecimal(start)
        if code & 0xFC00 == 0xD800 {
            guard next() == UInt8(ascii: "\\") else { throw halfAPair(start) }
            skip(1)
            guard next() == UInt8(ascii: "u") else { throw halfAPair(start) }
            skip(1)
            let low = try hexadecimal(start)
            guard low & 0xFC00 == 0xDC00 else { throw halfAPair(start) }
            code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
        }
        guard let scalar = Unicode.Scalar(code) else { throw halfAPair(start) }
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private func halfAPair(_ start: Int) -> JSONError {
        error(at: start, "has half of a surrogate pair", "write both halves, or the character")
    }

    private mutating func hexadecimal(_ start: Int) throws(JSONError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = next().flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
                throw error(at: start, "has an escape without four hexadecimal digits")
            }
            code = code << 4 | UInt32(digit)
            skip(1)
        }
        return code
    }
}
