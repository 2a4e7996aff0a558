/// Gets a text past the parser although keys are given twice in it.
///
/// The parser stops at the first map that has a key twice, and says where the key stands first.
/// To find everything in one run, that key is replaced in the text by as many characters of a
/// private plane, so that no place in the text moves, and the text is parsed again. What stood
/// there is kept beside it.
struct RepeatedKeys {
    /// The text with the repeated keys replaced.
    private(set) var text: String
    /// The keys that were replaced, by their places.
    private(set) var hidden: [SourcePosition: String] = [:]

    private var nextScalar: UInt32 = 0xF0000

    init(_ text: String) {
        self.text = text
    }

    /// Replaces the key that begins at `at`; false where no simple key does.
    mutating func hide(_ at: SourcePosition) -> Bool {
        var scalars = Array(text.unicodeScalars)
        guard let start = Self.index(of: at, in: scalars), hidden[at] == nil,
            let range = Self.keyRange(in: scalars, from: start),
            let substitute = Unicode.Scalar(nextScalar)
        else { return false }
        var key = String.UnicodeScalarView()
        key.append(contentsOf: scalars[range])
        for index in range { scalars[index] = substitute }
        nextScalar += 1
        hidden[at] = String(key)
        var changed = String.UnicodeScalarView()
        changed.append(contentsOf: scalars)
        text = String(changed)
        return true
    }

    private static func index(of at: SourcePosition, in scalars: [Unicode.Scalar]) -> Int? {
        var line = 1
        var index = 0
        while index < scalars.count, line < at.line {
            let isReturn = scalars[index] == "\r"
            if isReturn, index + 1 < scalars.count, scalars[index + 1] == "\n" { index += 1 }
            if isReturn || scalars[index] == "\n" { line += 1 }
            index += 1
        }
        index += Int(at.column) - 1
        return index < scalars.count ? index : nil
    }

    /// The characters of the key at `start`, without its quotes; nil for one with escapes.
    private static func keyRange(in scalars: [Unicode.Scalar], from start: Int) -> Range<Int>? {
        let first = scalars[start]
        if first == "\"" || first == "'" {
            guard let end = scalars[(start + 1)...].firstIndex(of: first), end > start + 1,
                !scalars[start..<end].contains("\\")
            else { return nil }
            return (start + 1)..<end
        }
        var end = start
        while end < scalars.count, !endsPlainKey(scalars, end) { end += 1 }
        while end > start, scalars[end - 1] == " " { end -= 1 }
        return end > start ? start..<end : nil
    }

    private static func endsPlainKey(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        switch scalars[index] {
        case "\n", "\r", ",", "[", "]", "{", "}": true
        case ":":
            index + 1 == scalars.count || " \t\r\n,[]{}".unicodeScalars.contains(scalars[index + 1])
        default: false
        }
    }
}
