/// A customer's name in the form in which names are compared (rules.md section 8): folded (see
/// `NameFolding`), `&` as `and`, spaces collapsed, trailing legal forms removed repeatedly.
///
/// A name that is nothing but a legal form keeps it; one without a letter or digit is empty and
/// is nobody's name.
package struct CustomerName: Equatable, Sendable {
    /// The words of the name, joined by single spaces; at most `limit` bytes.
    package let text: String

    /// Names are compared by this many bytes, so that every index key has room in LMDB.
    package static let limit = 480

    /// - Complexity: O(n) for a name of n bytes.
    package init(normalising name: String) {
        var words = Self.words(of: name)
        LegalForms.removeTrailing(from: &words)
        text = Self.cut(words.joined(separator: " "))
    }

    package var isEmpty: Bool { text.isEmpty }

    /// The different words of the name, in the order of their bytes.
    package var tokens: [String] {
        let words = text.split(separator: " ").sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
        var tokens: [String] = []
        for word in words where tokens.last.map({ word != $0 }) ?? true {
            tokens.append(String(word))
        }
        return tokens
    }

    /// The folded words, legal forms included.
    static func words(of name: String) -> [String] {
        var builder = WordBuilder()
        for scalar in name.unicodeScalars {
            if scalar.isASCII {
                builder.add(ascii: UInt8(truncatingIfNeeded: scalar.value))
            } else {
                NameFolding.shared.fold(scalar) { builder.add($0) }
            }
        }
        return builder.finish()
    }

    /// The longest beginning that has at most `limit` bytes, and no half scalar or space at its
    /// end.
    static func cut(_ text: String) -> String {
        guard text.utf8.count > limit else { return text }
        var end = text.utf8.index(text.utf8.startIndex, offsetBy: limit)
        while end.samePosition(in: text.unicodeScalars) == nil {
            end = text.utf8.index(before: end)
        }
        let beginning = text[..<end]
        return String(beginning.last == " " ? beginning.dropLast() : beginning)
    }
}

/// Puts folded scalars together to words.
private struct WordBuilder {
    private var words: [String] = []
    private var word = ""

    /// Adds an ASCII character as it stands in the name.
    mutating func add(ascii byte: UInt8) {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            word.unicodeScalars.append(Unicode.Scalar(byte))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"):
            word.unicodeScalars.append(Unicode.Scalar(byte + 32))
        case UInt8(ascii: " "), 9...13:
            endWord()
        case UInt8(ascii: "&"):
            endWord()
            words.append("and")
        default:
            break
        }
    }

    /// Adds what folding has made of a character.
    mutating func add(_ scalar: Unicode.Scalar) {
        if scalar.isASCII {
            add(ascii: UInt8(truncatingIfNeeded: scalar.value))
        } else {
            word.unicodeScalars.append(scalar)
        }
    }

    mutating func finish() -> [String] {
        endWord()
        return words
    }

    private mutating func endWord() {
        guard !word.isEmpty else { return }
        words.append(word)
        word = ""
    }
}
