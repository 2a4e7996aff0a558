/// The folded words of a name as UTF-8, one space between any two.
///
/// Names are folded for every submission of a log, so this works on bytes in one buffer.
struct FoldedWords {
    private(set) var bytes: [UInt8] = []
    /// Whether a space is to be written before the next letter.
    private var isBetweenWords = false

    private static let space = UInt8(ascii: " ")

    init(_ name: String) {
        var name = name
        name.withUTF8 { utf8 in
            bytes.reserveCapacity(utf8.count + 8)
            var index = 0
            while index < utf8.count {
                if utf8[index] < 0x80 {
                    add(ascii: utf8[index])
                    index += 1
                } else {
                    index = foldScalars(of: utf8, from: index)
                }
            }
        }
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Folds the scalars from `index` up to the next that is ASCII; returns where that stands.
    private mutating func foldScalars(
        of utf8: UnsafeBufferPointer<UInt8>, from index: Int
    ) -> Int {
        var end = index
        while end < utf8.count, utf8[end] >= 0x80 { end += 1 }
        let run = String(decoding: utf8[index..<end], as: UTF8.self)
        for scalar in run.unicodeScalars {
            NameFolding.shared.fold(scalar) { add($0) }
        }
        return end
    }

    /// Adds a character as it stands in the name, or as folding has left it.
    private mutating func add(ascii byte: UInt8) {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            add(letter: byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"):
            add(letter: byte + 32)
        case Self.space, 9...13:
            isBetweenWords = true
        case UInt8(ascii: "&"):
            isBetweenWords = true
            for letter in "and".utf8 { add(letter: letter) }
            isBetweenWords = true
        default:
            break
        }
    }

    private mutating func add(_ scalar: Unicode.Scalar) {
        if scalar.isASCII {
            add(ascii: UInt8(truncatingIfNeeded: scalar.value))
        } else {
            for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                add(letter: byte)
            }
        }
    }

    private mutating func add(letter byte: UInt8) {
        if isBetweenWords {
            if !bytes.isEmpty { bytes.append(Self.space) }
            isBetweenWords = false
        }
        bytes.append(byte)
    }
}

// MARK: - The end of the name

extension FoldedWords {
    /// Where the last word begins.
    var lastWord: Int {
        var start = bytes.count
        while start > 0, bytes[start - 1] != Self.space { start -= 1 }
        return start
    }

    /// Removes these words from the end; false where they are not there or nothing else is.
    mutating func removeTrailing(words form: [UInt8]) -> Bool {
        let start = bytes.count - form.count
        guard start > 0, bytes[start - 1] == Self.space, bytes[start...].elementsEqual(form)
        else { return false }
        bytes.removeSubrange((start - 1)...)
        return true
    }

    /// Removes these letters from the end of the last word; false where they are not there or are
    /// all of it.
    mutating func removeTrailing(letters form: [UInt8]) -> Bool {
        let start = bytes.count - form.count
        guard start > lastWord, bytes[start...].elementsEqual(form) else { return false }
        bytes.removeSubrange(start...)
        return true
    }
}
