import Accounting
import Commands
import Crypto
import Events
import Rules

extension EventBuilder {
    /// The activation of a rule file on the day from which it is in force, as the file says.
    package mutating func activation(of yaml: String) throws -> EventDraft {
        let reading = RuleFile.parse(text: yaml, name: "rules")
        guard let head = reading.file?.head else {
            throw BuilderError(line: reading.findings.map { "\($0)" }.joined(separator: "\n"))
        }
        var draft = try event(
            "\(head.from) partner.activated {partnerId: P-1, payCurrency: USD} by \(head.author)")
        draft.body = .rulesetActivated(
            RulesetActivated(
                programme: head.programme, version: head.version, from: head.from, to: head.to,
                yaml: yaml,
                sha256: ContentHash(bytes: SHA256.hash(data: Array(yaml.utf8))) ?? .zero,
                author: head.author, approver: head.approver))
        return draft
    }
}
