import ScenarioFiles

extension ScenarioCheck {
    /// What became of payouts, as `payout list` says it.
    func payouts() throws -> [String] {
        try (expected.payouts ?? []).compactMap { payout in
            let row = try book.rows(.payouts(), knownAtLine: payout.knownAtLine)
                .first { $0.text("payout") == payout.payout }
            let state = row?.text("state") ?? "absent"
            return state == payout.state ? nil : "\(payout): \(state)"
        }
    }

    /// What a run would schedule, as `payout plan` says it.
    func proposals() throws -> [String] {
        try (expected.proposals ?? []).compactMap { proposal in
            let due = try book.rows(
                .plan(month: proposal.month), knownAtLine: proposal.knownAtLine
            ).filter { $0.text("state") == "due" }
            let found = due.map { row in
                Expected.Proposal.Proposed(
                    payee: row.text("payee"), gross: row.text("gross"),
                    withheld: row.text("withheld"), net: row.text("net"))
            }
            let isOnDate = proposal.payOn.map { date in
                due.allSatisfy { $0.text("payOn") == date }
            }
            return found == proposal.payouts && isOnDate ?? true
                ? nil : "\(proposal): \(found) on \(due.map { $0.text("payOn") })"
        }
    }
}
