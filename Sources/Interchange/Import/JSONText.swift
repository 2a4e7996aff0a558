/// JSON strings as bytes (RFC 8259).
enum JSONText {
    /// Appends `text`, which is UTF-8, in quotes.
    static func write(_ text: [UInt8], into output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        var copied = 0
        for (index, byte) in text.enumerated() {
            guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
                continue
            }
            output.append(contentsOf: text[copied..<index])
            copied = index + 1
            output.append(UInt8(ascii: "\\"))
            switch byte {
            case 0x0A: output.append(UInt8(ascii: "n"))
            case 0x0D: output.append(UInt8(ascii: "r"))
            case 0x09: output.append(UInt8(ascii: "t"))
            case 0x00..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                output.append(contentsOf: Array("u00".utf8))
                output.append(digits[Int(byte >> 4)])
                output.append(digits[Int(byte & 15)])
            default: output.append(byte)
            }
        }
        output.append(contentsOf: text[copied...])
        output.append(UInt8(ascii: "\""))
    }
}
