/// Checks of what filters may say.
enum Filter {
    /// - Throws: `QueryError.badFilter` for a word that is none of `words`.
    static func check(_ word: String?, among words: [String], _ name: String) throws {
        guard let word, !words.contains(word) else { return }
        throw QueryError.badFilter(
            name: name, value: word, expected: "one of \(words.joined(separator: ", "))")
    }
}
