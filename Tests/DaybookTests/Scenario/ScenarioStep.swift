import Accounting
import ScenarioFiles

/// What the command line is given for some lines of a scenario.
enum ScenarioStep {
    /// A command of its own, and what it reads from standard input.
    case command([String], input: String?)
    /// Lines that are appended together.
    case append(ClosedRange<Int>, isAtomic: Bool)

    /// The steps of all lines, in order.
    static func steps(of lines: [[String: Any]], _ expected: Expected) -> [ScenarioStep] {
        let refused = Set((expected.refused ?? []).map(\.line))
        let noops = Set(expected.noops ?? [])
        let keepsClock = keepsClock(lines)
        var steps: [ScenarioStep] = []
        var line = 1
        while line <= lines.count {
            if let batch = expected.batches?.first(where: { $0[0] == line }) {
                steps.append(.append(line...batch[1], isAtomic: true))
                line = batch[1] + 1
                continue
            }
            if !keepsClock, !refused.contains(line), !noops.contains(line),
                let command = command(for: lines[line - 1])
            {
                steps.append(command)
            } else if case .append(let range, isAtomic: false)? = steps.last {
                steps[steps.count - 1] = .append(range.lowerBound...line, isAtomic: false)
            } else {
                steps.append(.append(line...line, isAtomic: false))
            }
            line += 1
        }
        return steps
    }

    /// Whether a line says something that is wrong only by when it is recorded, being dated in the
    /// future of then: such a scenario is appended as it stands, recordedAt and all.
    static func keepsClock(_ lines: [[String: Any]]) -> Bool {
        lines.contains { line in
            guard let on = line["effectiveOn"] as? String, let at = line["recordedAt"] as? String,
                let date = try? BusinessDate(parsing: on),
                let recorded = try? BusinessDate(parsing: String(at.prefix(10)))
            else { return false }
            return date.days(since: recorded) > 1
        }
    }

    /// The command that records an event; nil where `append` does.
    private static func command(for event: [String: Any]) -> ScenarioStep? {
        let data = event["data"] as? [String: Any] ?? [:]
        let period = data["period"] as? String ?? ""
        switch event["type"] as? String {
        case "ruleset.activated":
            return .command(
                ["rules", "activate", "-"] + envelope(of: event), input: data["yaml"] as? String)
        case "period.closed":
            return .command(["period", "close", period] + envelope(of: event), input: nil)
        case "period.reopened":
            let approvers = data["approvers"] as? [String] ?? []
            return .command(
                ["period", "reopen", period] + approvers.flatMap { ["--approver", $0] }
                    + envelope(of: event), input: nil)
        default: return nil
        }
    }

    private static func envelope(of event: [String: Any]) -> [String] {
        let actor = event["actor"] as? [String: String] ?? [:]
        var words = ["--actor", "\(actor["id"] ?? ""):\(actor["role"] ?? "")"]
        for (option, field) in [
            ("--on", "effectiveOn"), ("--at", "occurredAt"), ("--source", "source"), ("--id", "id"),
        ] {
            if let value = event[field] as? String { words += [option, value] }
        }
        if let reason = event["reason"] as? [String: String] {
            words += ["--reason", "\(reason["code"] ?? ""):\(reason["text"] ?? "")"]
        }
        return words
    }
}
