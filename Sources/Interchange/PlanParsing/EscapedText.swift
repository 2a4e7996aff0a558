/// Text in which a backslash takes the next letter as it is, so that it separates nothing.
struct EscapedText {
    private var letters: [(letter: Unicode.Scalar, isEscaped: Bool)] = []

    init(_ source: some Collection<Unicode.Scalar>) {
        var isEscaped = false
        for letter in source {
            if letter == "\\", !isEscaped {
                isEscaped = true
            } else {
                letters.append((letter, isEscaped))
                isEscaped = false
            }
        }
    }

    private init(_ letters: some Collection<(letter: Unicode.Scalar, isEscaped: Bool)>) {
        self.letters = Array(letters)
    }

    var isEmpty: Bool { letters.isEmpty }

    var text: String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: letters.map(\.letter))
        return String(scalars)
    }

    /// The text without the blanks around it; a blank after a backslash stays.
    var trimmed: EscapedText {
        let isBlank = { (entry: (letter: Unicode.Scalar, isEscaped: Bool)) in
            entry.letter == " " && !entry.isEscaped
        }
        let start = letters.firstIndex { !isBlank($0) } ?? letters.endIndex
        let end = letters.lastIndex { !isBlank($0) } ?? start - 1
        return EscapedText(letters[start..<max(start, end + 1)])
    }

    func split(at separator: Unicode.Scalar) -> [EscapedText] {
        letters.split(omittingEmptySubsequences: false) {
            $0.letter == separator && !$0.isEscaped
        }.map { EscapedText($0) }
    }

    /// What stands before and after the first `separator`; nil after where there is none.
    func cut(at separator: Unicode.Scalar) -> (EscapedText, EscapedText?) {
        guard
            let index = letters.firstIndex(where: { $0.letter == separator && !$0.isEscaped })
        else { return (self, nil) }
        return (EscapedText(letters[..<index]), EscapedText(letters[(index + 1)...]))
    }
}
