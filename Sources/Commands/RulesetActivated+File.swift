import Crypto
import Events
import Rules

extension RulesetActivated {
    /// The activation of a rule file: what its head says, the whole file, and its hash.
    ///
    /// - Parameters:
    ///   - rules: the file as it was read.
    ///   - utf8: its bytes.
    package init(_ rules: RuleFile, utf8: [UInt8]) {
        self.init(
            programme: rules.head.programme, version: rules.head.version, from: rules.head.from,
            to: rules.head.to, yaml: String(decoding: utf8, as: UTF8.self),
            sha256: ContentHash(bytes: SHA256.hash(data: utf8)) ?? .zero,
            author: rules.head.author, approver: rules.head.approver)
    }
}
