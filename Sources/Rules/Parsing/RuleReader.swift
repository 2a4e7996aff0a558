import Accounting

/// Reads a rule file's nodes into rules and collects everything that is not right on the way.
///
/// Each section has a method in an extension of its own. A method that finds something wrong adds
/// a finding, goes on with what else it can look at, and returns nil; nothing that depends on a
/// broken value is complained about a second time.
struct RuleReader {
    let source: SourceText
    private(set) var findings: [RuleFinding]

    /// The head, once read; nil while or where it is broken.
    var head: RuleHead?
    /// The currency, also where the rest of the head is broken.
    var currency: Currency?
    /// The calendar, also where the rest of the head is broken.
    var calendar: FiscalCalendar?
    /// The ladder's names; broken where there are tiers that cannot be read.
    var ladder: Reference<TierLadder> = .absent
    /// The names of the measures in file order, and what is known of each.
    var measures: Reference<[MeasureOutline]> = .absent
    /// The ids of the components in file order; nil for those that have none.
    var componentIDs: [String?] = []

    /// Something that other sections refer to.
    enum Reference<Value> {
        case absent, broken
        case present(Value)
    }

    /// What is known of a measure: its name, and its subject where that is right.
    struct MeasureOutline {
        let name: String
        let subject: MeasureSubject?
    }

    init(source: SourceText, findings: [RuleFinding]) {
        self.source = source
        self.findings = findings
    }

    /// Adds what is not right at `at`: `message` says what, `advice` what would be.
    mutating func find(_ at: SourcePosition, _ message: String, _ advice: String) {
        findings.append(source.finding(at, message, advice))
    }

    /// The sections that a rule file may have, in the order of its documentation.
    static let sections =
        headKeys.map(\.0) + [
            "fx", "earning_starts", "measures", "tiers", "deals", "leads", "components",
            "stack_cap", "draw", "holds", "clawback", "payout", "controls",
        ]
}

// MARK: - The whole file

extension RuleReader {
    /// The rules that `root` states; nil where something is not right.
    mutating func file(_ root: YAMLNode) -> RuleFile? {
        guard let map = map(root, "the file", keys: Self.sections, sample: "`schema: …`") else {
            return nil
        }
        // What others refer to comes first, whatever its place in the file.
        head = readHead(map)
        let measures = map["measures"].map { readMeasures($0) } ?? []
        let tiers = map["tiers"].flatMap { readTiers($0) }
        let components = map["components"].map { readComponents($0) } ?? []
        let fx = map["fx"].flatMap { readFx($0) }
        let starts = map["earning_starts"].flatMap { readEarningStarts($0) }
        let deals = map["deals"].flatMap { readDeals($0) }
        let leads = map["leads"].flatMap { readLeads($0) }
        let stackCap = map["stack_cap"].flatMap { readStackCap($0, components) }
        let draw = map["draw"].flatMap { readDraw($0) }
        let holds = map["holds"].flatMap { readHolds($0) }
        let clawback = map["clawback"].flatMap { readClawback($0) }
        let payout = map["payout"].flatMap { readPayout($0) }
        let controls = map["controls"].flatMap { readControls($0) }
        guard findings.isEmpty, let head else { return nil }
        return RuleFile(
            head: head, fx: fx, earningStarts: starts, measures: measures, tiers: tiers,
            deals: deals, leads: leads, components: components, stackCap: stackCap, draw: draw,
            holds: holds, clawback: clawback ?? ClawbackRules(cancellation: .creditLines, at: nil),
            payout: payout, controls: controls)
    }
}
