extension RuleFile {
    /// Reads and checks a rule file whole.
    ///
    /// - Parameters:
    ///   - utf8: the file's bytes.
    ///   - name: the file's name, for the findings.
    /// - Returns: the rules, or everything that is not right, in file order.
    /// - Complexity: O(*n*) in the length of the file, for each key that is given twice.
    package static func parse(utf8: [UInt8], name: String) -> RuleReading {
        let source = SourceText(name: name, utf8: utf8)
        let (root, findings) = YAMLReader.read(utf8, source)
        guard let root else { return RuleReading(file: nil, findings: findings) }
        var reader = RuleReader(source: source, findings: findings)
        let file = reader.file(root)
        let sorted = reader.findings.enumerated().sorted { left, right in
            (left.element.at, left.offset) < (right.element.at, right.offset)
        }
        return RuleReading(file: file, findings: sorted.map(\.element))
    }

    /// Reads and checks a rule file whole; see `parse(utf8:name:)`.
    package static func parse(text: String, name: String) -> RuleReading {
        parse(utf8: Array(text.utf8), name: name)
    }
}
