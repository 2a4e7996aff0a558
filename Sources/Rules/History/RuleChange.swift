import Accounting

/// Why a rule file cannot be activated (rules.md section 1, events.md ruleset/).
package enum RuleChangeRefusal: Error, Equatable, Sendable {
    /// The file's version is not one more than the last.
    case versionNotNext(stated: UInt32, next: UInt32)
    /// The file changes what never changes between versions.
    case fixedFieldChanged(field: HeadKey, was: String, stated: String)
    /// The event says something else than the file.
    case eventDiffers(field: HeadKey, event: String, file: String)
}

extension RuleChangeRefusal: CustomStringConvertible {
    /// A clause that completes "refused: ".
    package var description: String {
        switch self {
        case .versionNotNext(let stated, let next):
            "version \(stated) does not follow; the next version is \(next)"
        case .fixedFieldChanged(let field, let was, let stated):
            "`\(field.rawValue)` is \(was) and never changes; the file says \(stated)"
        case .eventDiffers(let field, let event, let file):
            "the event's `\(field.rawValue)` is \(event), the file's is \(file)"
        }
    }
}

/// What a `ruleset.activated` event states beside the file.
package struct RuleActivation: Sendable {
    /// The programme's id.
    package let programme: String
    /// The version's number.
    package let version: UInt32
    /// The first day in force.
    package let from: BusinessDate
    /// The last day in force; nil: without end.
    package let to: BusinessDate?
    /// Who wrote the rules.
    package let author: String
    /// Who approved them.
    package let approver: String

    /// What the event states.
    package init(
        programme: String, version: UInt32, from: BusinessDate, to: BusinessDate?, author: String,
        approver: String
    ) {
        self.programme = programme
        self.version = version
        self.from = from
        self.to = to
        self.author = author
        self.approver = approver
    }
}

extension RuleHistory {
    /// Why `rules` cannot be the next version; nil when they can.
    package func refusal(of rules: RuleFile) -> RuleChangeRefusal? {
        let head = rules.head
        let next = UInt32(versions.count + 1)
        guard head.version == next else {
            return .versionNotNext(stated: head.version, next: next)
        }
        guard let last = latest?.rules.head else { return nil }
        let fixed: [(HeadKey, String, String)] = [
            (.programme, last.programme, head.programme),
            (.currency, last.currency.code, head.currency.code),
            (.fiscalYearStarts, last.fiscalYearStartsText, head.fiscalYearStartsText),
            (.earningPeriod, last.earningPeriodText, head.earningPeriodText),
        ]
        for (field, was, stated) in fixed where was != stated {
            return .fixedFieldChanged(field: field, was: was, stated: stated)
        }
        return nil
    }

    /// Why an event that states `activation` cannot activate `rules`; nil when it can.
    package static func mismatch(
        of activation: RuleActivation, with rules: RuleFile
    ) -> RuleChangeRefusal? {
        let head = rules.head
        let pairs: [(HeadKey, String, String)] = [
            (.programme, activation.programme, head.programme),
            (.version, "\(activation.version)", "\(head.version)"),
            (.from, "\(activation.from)", "\(head.from)"),
            (.to, text(activation.to), text(head.to)),
            (.author, activation.author, head.author),
            (.approver, activation.approver, head.approver),
        ]
        for (field, event, file) in pairs where event != file {
            return .eventDiffers(field: field, event: event, file: file)
        }
        return nil
    }

    private static func text(_ date: BusinessDate?) -> String {
        date.map { "\($0)" } ?? "left out"
    }
}

extension RuleHead {
    /// The first day of the fiscal year as the file writes it: `01-01`.
    var fiscalYearStartsText: String {
        calendar.startMonth < 10 ? "0\(calendar.startMonth)-01" : "\(calendar.startMonth)-01"
    }

    /// The earning period as the file writes it.
    var earningPeriodText: String { calendar.earningPeriod == .month ? "month" : "quarter" }
}
