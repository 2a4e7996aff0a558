import Interchange

/// What a plan makes of some files.
struct PlanOutcome: Equatable {
    /// The events as JSON, in the order in which they were handed out.
    var events: [String] = []
    /// `file:line:column reason | raw row`.
    var rejects: [String] = []
    /// `line:column message` of the plan's findings.
    var findings: [String] = []
    /// The sentence with which the run ended early.
    var failure: String?
}

/// Runs a plan over files that are made for it.
func run(
    _ plan: String, _ files: [String: String] = [:], memory: Int = ImportRun.defaultMemory
) throws -> PlanOutcome {
    let directory = try TemporaryDirectory()
    for (name, text) in files { try directory.write(text, to: name) }
    var outcome = PlanOutcome()
    do {
        let plan = try ImportPlan.parse(plan, file: "plan.yaml")
        let run = try ImportRun(
            plan: plan, directory: directory.path, temporaryDirectory: directory.path,
            memory: memory)
        let summary = try run.run(
            reject: { row in
                let raw = String(decoding: row.raw, as: UTF8.self)
                outcome.rejects.append(
                    "\(row.file):\(row.line):\(row.column) \(row.reason) | \(raw)")
            },
            sink: { outcome.events.append(String(decoding: $0.json, as: UTF8.self)) })
        if summary.events != outcome.events.count || summary.rowsRejected != outcome.rejects.count {
            outcome.failure = "the summary \(summary) is wrong"
        }
    } catch let error as InvalidPlan {
        outcome.findings = error.findings.map { "\($0.line):\($0.column) \($0.message)" }
    } catch let error as SourceError {
        outcome.failure = "\(error)".replacing(directory.path + "/", with: "")
    }
    return outcome
}

/// Events of which one field is tried, with what else they need.
private let trials = [
    "lostReason": "deal.closed, data: { dealId: D, outcome: lost",
    "value": "deal.closed, data: { dealId: D, outcome: won",
    "score": "lead.distributed, data: { leadId: L, attempt: 1, partnerId: P",
    "customer": "lead.distributed, data: { leadId: L, attempt: 1, partnerId: P",
    "autoRenew":
        "agreement.signed, data: { agreementId: A, partnerId: P, kind: mdf, from: 2025-01-01",
    "domains": "partner.recruited, data: { partnerId: P, legalName: L, kind: msp",
]

/// The JSON that `value`, in YAML, gives `field` for a row with `x`; or else the reason.
func json(_ field: String, _ value: String, x: String) throws -> String {
    let plan = """
        plan: daybook-import/1
        source: /import/test
        currency: EUR
        actor: { id: a, role: system }
        tables: { t: { file: t.csv, key: k } }
        events:
          - { from: a.csv, on: "2025-01-01", id: "1",
              emit: \(trials[field] ?? ""), \(field): \(value) } }
        """
    let cell = x.replacing("\"", with: "\"\"")
    let outcome = try run(plan, ["a.csv": "x,y\n\"\(cell)\",\n", "t.csv": "k,v\nA,1\nB,\n"])
    if let finding = outcome.findings.first ?? outcome.failure { return finding }
    if let reject = outcome.rejects.first {
        let reason = reject.split(separator: " | ")[0]
        return String(reason.split(separator: ": ", maxSplits: 1)[1])
    }
    let event = outcome.events.first ?? ""
    guard let key = event.ranges(of: "\"\(field)\":").first else { return "left out" }
    return String(event[key.upperBound...].dropLast(2))
}
