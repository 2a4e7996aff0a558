import Accounting
import Queries
import ScenarioFiles

extension ScenarioCheck {
    /// What became of payouts, as `payout list` says it.
    func payouts() throws -> [String] {
        try (expected.payouts ?? []).compactMap { payout in
            let position = try played.position(knownAtLine: payout.knownAtLine)
            let rows = try PayoutsQuery().run(
                played.reader, asOf: .max, knownAt: .position(position)
            ).rows
            let row = rows.first { $0["payout"] == .text(payout.payout) }
            let state = row?["state"] ?? .text("absent")
            return state == .text(payout.state) ? nil : "\(payout): \(state)"
        }
    }

    /// What a run would schedule, as `payout plan` says it.
    func proposals() throws -> [String] {
        try (expected.proposals ?? []).compactMap { proposal in
            let query = PayoutPlanQuery(month: try Period(parsing: proposal.month))
            let position = try played.position(knownAtLine: proposal.knownAtLine)
            let rows = try query.run(played.reader, asOf: nil, knownAt: .position(position)).rows
            let due = rows.filter { $0["state"] == .text("due") }
            let found = due.map { row in
                Expected.Proposal.Proposed(
                    payee: row.plain("payee"), gross: row.plain("gross"),
                    withheld: row.plain("withheld"), net: row.plain("net"))
            }
            let isOnDate = proposal.payOn.map { date in
                due.allSatisfy { $0["payOn"] == .text(date) }
            }
            return found == proposal.payouts && isOnDate ?? true
                ? nil : "\(proposal): \(found) on \(due.map { $0.plain("payOn") })"
        }
    }
}

extension ReportRow {
    fileprivate func plain(_ name: String) -> String {
        switch self[name] {
        case .text(let text), .decimal(let text): text
        default: ""
        }
    }
}
