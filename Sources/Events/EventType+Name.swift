extension EventType {
    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

    /// The type with this name in the catalogue.
    /// - Complexity: O(1).
    package init?(name: String) {
        guard let type = Self.byName[name] else { return nil }
        self = type
    }
}
