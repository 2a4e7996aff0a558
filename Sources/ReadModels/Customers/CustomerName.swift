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
        var words = FoldedWords(name)
        LegalForms.removeTrailing(from: &words)
        text = Self.cut(words.text)
    }

    package var isEmpty: Bool { text.isEmpty }

    /// The different words of the name, in the order of their bytes.
    package var tokens: [String] {
        let words = text.utf8.split(separator: UInt8(ascii: " ")).sorted {
            $0.lexicographicallyPrecedes($1)
        }
        var tokens: [String] = []
        for (index, word) in words.enumerated()
        where index == 0 || !word.elementsEqual(words[index - 1]) {
            tokens.append(String(Substring(word)))
        }
        return tokens
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
