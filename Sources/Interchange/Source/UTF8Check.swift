/// Finds bytes that are no UTF-8 (RFC 3629: shortest forms only, no surrogates, up to U+10FFFF).
enum UTF8Check {
    /// The first byte of `range` that begins no well-formed character; nil where all is well.
    static func firstInvalid(
        _ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>
    ) -> Int? {
        var index = range.lowerBound
        while index < range.upperBound {
            let length = characterLength(bytes, at: index, before: range.upperBound)
            guard length > 0 else { return index }
            index += length
        }
        return nil
    }

    /// The bytes of the character at `index`, 0 where it is none.
    private static func characterLength(
        _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, before end: Int
    ) -> Int {
        let first = bytes[index]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default: return 0
        }
        guard index + length <= end, second.contains(bytes[index + 1]) else { return 0 }
        for next in index + 2..<index + length where bytes[next] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
