import Rules

/// Reads rule files for commands.
enum RuleFileReader {
    /// - Throws: `Failure` with everything that is not right.
    static func read(_ path: String) throws -> (rules: RuleFile, utf8: [UInt8]) {
        let utf8 = try TextFile.read(path)
        let reading = RuleFile.parse(utf8: utf8, name: path)
        guard let rules = reading.file else {
            let findings = reading.findings.map { "\($0)" }.joined(separator: "\ndaybook: ")
            throw Failure(.configuration, findings)
        }
        return (rules, utf8)
    }
}
