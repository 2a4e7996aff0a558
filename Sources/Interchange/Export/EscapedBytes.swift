/// Bytes written as two hexadecimal digits, for names that a tool cannot take as they are.
enum EscapedBytes {
    /// The two digits of a byte; capitals where the format's custom has them.
    static func digits(_ byte: UInt8, isUpper: Bool) -> String {
        let text = String(byte, radix: 16, uppercase: isUpper)
        return byte < 16 ? "0" + text : text
    }

    /// `%` and two digits in the place of every byte that `isPlain` refuses, and of `%` itself.
    static func percent(_ text: String, keeping isPlain: (UInt8) -> Bool) -> String {
        if text.utf8.allSatisfy({ $0 != UInt8(ascii: "%") && isPlain($0) }) { return text }
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte != UInt8(ascii: "%"), isPlain(byte) {
                bytes.append(byte)
            } else {
                bytes += "%\(digits(byte, isUpper: true))".utf8
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
