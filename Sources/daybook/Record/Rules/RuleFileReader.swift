import Rules

/// Reads rule files for commands.
enum RuleFileReader {
    /// - Throws: `Failure` with everything that is not right.
    static func read(_ path: String) throws -> (rules: RuleFile, utf8: [UInt8]) {
        let (reading, utf8) = try reading(path)
        guard let rules = reading.file else { throw failure(reading.findings) }
        return (rules, utf8)
    }

    /// The rules of a file, or what is not right in it.
    static func reading(_ path: String) throws -> (RuleReading, utf8: [UInt8]) {
        let utf8 = try TextFile.read(path)
        return (RuleFile.parse(utf8: utf8, name: path), utf8)
    }

    static func failure(_ findings: [RuleFinding]) -> Failure {
        Failure(.configuration, findings.map { "\($0)" }.joined(separator: "\ndaybook: "))
    }
}
