/// Documents that can be asked for, with where they stand in the log, each once.
struct TouchedDocuments {
    /// What is in `all`, once that is too many to be looked through.
    private var known: Set<DocumentElement> = []
    private var all: [FoundDocument] = []
    private static let few = 8

    mutating func add(_ document: DocumentElement, at position: UInt64) {
        if contains(document) { return }
        all.append(FoundDocument(element: document, position: position))
        if all.count == Self.few { known = Set(all.map(\.element)) }
        if all.count > Self.few { known.insert(document) }
    }

    func contains(_ document: DocumentElement) -> Bool {
        all.count < Self.few
            ? all.contains { $0.element == document } : known.contains(document)
    }

    /// In the order of the log.
    func inOrder() -> [FoundDocument] { all.inOrder() }
}
