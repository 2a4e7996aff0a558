import Crypto
import Events

/// The SHA-256 of rows in their canonical form, which is text, so that anybody can compute it from
/// a report: the fields of a row with a tab between them, a line feed after each row, in UTF-8.
/// Amounts are printed with all decimals of their currency, dates as in JSON.
struct CanonicalRows: ~Copyable {
    private var hash = SHA256()
    private var line: [UInt8] = []

    /// Adds a row. No field holds a tab or a line feed: ids have neither, and the rest is words
    /// and numbers.
    mutating func add(_ fields: [String]) {
        line.removeAll(keepingCapacity: true)
        for (index, field) in fields.enumerated() {
            if index > 0 { line.append(UInt8(ascii: "\t")) }
            line.append(contentsOf: field.utf8)
        }
        line.append(UInt8(ascii: "\n"))
        hash.update(data: line)
    }

    consuming func finish() -> ContentHash {
        ContentHash(bytes: hash.finalize()) ?? .zero
    }
}

extension ContentHash {
    /// The SHA-256 of bytes.
    package static func sha256(of bytes: some Sequence<UInt8>) -> ContentHash {
        ContentHash(bytes: SHA256.hash(data: Array(bytes))) ?? .zero
    }
}
