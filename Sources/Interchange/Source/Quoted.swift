/// Bytes of a file as they are shown in a message: in quotes, the first 60 letters.
func quoted(_ bytes: some Collection<UInt8>) -> String {
    "\"\(shown(String(decoding: bytes.prefix(256), as: UTF8.self), limit: 60))\""
}

/// At most `limit` letters of `text`, none of which can steer a terminal.
func shown(_ text: String, limit: Int) -> String {
    var result = ""
    for (number, letter) in text.unicodeScalars.enumerated() {
        if number == limit { return result + "…" }
        let isControl = letter.value < 0x20 || (0x7F..<0xA0).contains(letter.value)
        result += isControl ? "\\u{\(String(letter.value, radix: 16))}" : String(letter)
    }
    return result
}
