/// A node of a rule file: text as it stands, a list or a map. No type is guessed from the text;
/// what reads it knows what it must be.
struct YAMLNode: Sendable {
    /// What the node is.
    enum Content: Sendable {
        /// A text, and whether it stands in quotes.
        case text(String, isQuoted: Bool)
        case list([YAMLNode])
        case map([YAMLEntry])
        /// No value: nothing, `~` or `null`.
        case nothing
    }

    let content: Content
    let at: SourcePosition

    /// What it is, for a sentence.
    var noun: String {
        switch content {
        case .text: "a single value"
        case .list: "a list"
        case .map: "a map"
        case .nothing: "nothing"
        }
    }
}

/// A key and its value. A map keeps all of its entries, also those with the same key.
struct YAMLEntry: Sendable {
    let key: String
    let keyAt: SourcePosition
    let value: YAMLNode
}
