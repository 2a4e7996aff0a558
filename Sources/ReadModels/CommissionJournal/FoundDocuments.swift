/// Documents with where they stand in the log; one may be found more than once.
struct FoundDocuments {
    private var all: [FoundDocument] = []

    mutating func add(_ document: DocumentElement, at position: UInt64) {
        all.append(FoundDocument(element: document, position: position))
    }

    /// Each once, in the order of the log.
    func inOrder() -> [FoundDocument] { all.inOrder() }
}

/// A document and where it stands in the log.
struct FoundDocument {
    let element: DocumentElement
    let position: UInt64
}

extension [FoundDocument] {
    /// Each once, in the order of the log.
    ///
    /// - Complexity: O(n) where they are already.
    func inOrder() -> [FoundDocument] {
        let isInOrder = zip(self, dropFirst()).allSatisfy { $0.position < $1.position }
        if isInOrder { return self }
        var list: [FoundDocument] = []
        list.reserveCapacity(count)
        for document in sorted(by: { $0.position < $1.position })
        where list.last?.position != document.position {
            list.append(document)
        }
        return list
    }
}
