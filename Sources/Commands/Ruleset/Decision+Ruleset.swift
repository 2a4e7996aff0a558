import Accounting
import Events
import ReadModels
import Rules

// ruleset/: the whole file is in the event, and what the event says beside it must be what the
// file says.

extension Decision {
    func activateRules(_ body: RulesetActivated) throws {
        try requireProgramme(body.programme)
        guard body.approver != body.author else {
            throw Refusal(
                RulesetRefusal.approverIsAuthor,
                "approver is \(body.approver), who is also the author; somebody else must approve "
                    + "the rules")
        }
        let bytes = Array(body.yaml.utf8)
        let hash = ContentHash.sha256(of: bytes)
        guard body.sha256 == hash else {
            throw Refusal(
                RulesetRefusal.hashDiffers,
                "sha256 is \(body.sha256); that of the file in yaml is \(hash)")
        }
        let reading = RuleFile.parse(utf8: bytes, name: "yaml")
        guard let rules = reading.file else {
            let first = reading.findings.first.map { "\($0)" } ?? "it cannot be read"
            let others = reading.findings.count - 1
            throw Refusal(
                RulesetRefusal.invalidFile,
                "the rule file is not valid: \(first)"
                    + (others > 0 ? "\n  and \(others) more; `daybook rules check` has all" : ""))
        }
        if let refusal = RuleHistory.mismatch(of: RuleActivation(body), with: rules) {
            throw Refusal(RulesetRefusal.fileDiffers, "\(refusal)")
        }
        if let refusal = try models.programme.history().refusal(of: rules) {
            throw Refusal(RulesetRefusal.notNextVersion, "\(refusal)")
        }
    }
}

extension RuleActivation {
    /// What an event states.
    init(_ body: RulesetActivated) {
        self.init(
            programme: body.programme, version: body.version, from: body.from, to: body.to,
            author: body.author, approver: body.approver)
    }
}
