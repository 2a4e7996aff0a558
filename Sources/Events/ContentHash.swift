/// A SHA-256 that an event carries: of a document, or of rows that the event pins.
///
/// In JSON 64 lower-case hexadecimal digits. All zeros mean that the sender leaves a digest to
/// the book, which fills it in.
package struct ContentHash: Hashable, Sendable {
    /// The 32 bytes as four words, the first bytes in the lowest bits of the first.
    package var words: (UInt64, UInt64, UInt64, UInt64) {
        (first, second, third, fourth)
    }

    private let first: UInt64
    private let second: UInt64
    private let third: UInt64
    private let fourth: UInt64

    /// The number of bytes of a hash.
    package static let byteCount = 32

    /// Left to the book.
    package static let zero = ContentHash(words: (0, 0, 0, 0))

    /// The hash of these words; see `words`.
    package init(words: (UInt64, UInt64, UInt64, UInt64)) {
        (first, second, third, fourth) = words
    }

    /// Whether it is left to the book.
    package var isZero: Bool { first | second | third | fourth == 0 }
}

// MARK: - Bytes

extension ContentHash {
    /// The hash of these bytes; nil unless there are 32.
    package init?(bytes: RawSpan) {
        guard bytes.byteCount == Self.byteCount else { return nil }
        func word(_ index: Int) -> UInt64 {
            UInt64(
                littleEndian: bytes.unsafeLoadUnaligned(
                    fromByteOffset: index * 8, as: UInt64.self))
        }
        self.init(words: (word(0), word(1), word(2), word(3)))
    }

    /// The hash of these bytes, such as a finished SHA-256; nil unless there are 32.
    package init?(bytes: some Sequence<UInt8>) {
        let array = Array(bytes)
        self.init(bytes: array.span.bytes)
    }

    /// The 32 bytes.
    package var bytes: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(Self.byteCount)
        for word in [first, second, third, fourth] {
            for shift in 0..<8 { result.append(UInt8(truncatingIfNeeded: word >> (8 * shift))) }
        }
        return result
    }
}

// MARK: - Text

extension ContentHash {
    /// Reads 64 lower-case hexadecimal digits.
    package init?(hex: Span<UInt8>) {
        guard hex.count == 2 * Self.byteCount else { return nil }
        var words: [UInt64] = [0, 0, 0, 0]
        for index in 0..<Self.byteCount {
            guard let high = Self.digit(hex[2 * index]), let low = Self.digit(hex[2 * index + 1])
            else { return nil }
            words[index / 8] |= UInt64(high << 4 | low) << (8 * (index % 8))
        }
        self.init(words: (words[0], words[1], words[2], words[3]))
    }

    /// Reads 64 lower-case hexadecimal digits.
    package init?(hex: String) {
        self.init(hex: hex.utf8.span)
    }

    /// Appends the 64 digits.
    package func write(into bytes: inout [UInt8]) {
        for byte in self.bytes {
            for nibble in [byte >> 4, byte & 15] {
                bytes.append(nibble < 10 ? nibble + 48 : nibble + 87)
            }
        }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 48
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 87
        default: nil
        }
    }
}

extension ContentHash: CustomStringConvertible {
    /// The 64 digits.
    package var description: String {
        var bytes: [UInt8] = []
        write(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
