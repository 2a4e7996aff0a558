enum RulesetRows {
    static let all: [LegalityRow] = [
        .legal("the first version", given: "", when: "rules bare"),
        .legal(
            "a period that is over", given: Given.invoice, when: Given.closed()),
        .legal(
            "closed again after it was reopened",
            given: Given.invoice + Given.closed() + reopened(),
            when: Given.closed(on: "2025-02-07")),
        .refused(
            "not-next-version", given: Given.rules, when: "rules bare",
            says: "version 1 does not follow; the next version is 2"),
        .refused(
            "file-differs", given: "", when: "rules bare approver u-9",
            says: "the event's `approver` is u-9, the file's is u-fin-2"),
        .refused(
            "period-not-over", given: Given.invoice, when: Given.closed(on: "2025-01-31"),
            says: "2025-01 ends on 2025-01-31, and this is effective on 2025-01-31"),
        .refused(
            "before-first-period", given: Given.invoice, when: Given.closed("2024-12"),
            says: "2024-12 lies before the first rules"),
        .refused(
            "period-closed", given: Given.invoice + Given.closed(),
            when: Given.closed(on: "2025-02-06"), says: "2025-01 is closed already"),
        .refused(
            "earlier-period-open", given: Given.invoice,
            when: Given.closed("2025-02", on: "2025-03-03", totals: ""),
            says: "2025-01 is open; periods are closed in order"),
        .refused(
            "run-not-approved",
            given: Given.payable + Given.closed() + Given.run(),
            when: Given.closed("2025-02", on: "2025-03-03", totals: ""), says: "run R-1 pays on",
            isMovedIn: true),
        .refused(
            "totals-differ", given: Given.invoice, when: Given.closed(totals: ""),
            says: "totals[0] is no payee; the journal says P-1 accrued 100.00 USD, adjusted "
                + "0.00 USD"),
        .refused(
            "model-incomplete", given: CommissionRows.stopped, when: Given.closed(totals: ""),
            says: "so that the figures of a closing cannot be confirmed"),
        .refused(
            "no-earning-period", given: Given.invoice, when: Given.closed("2025-Q1"),
            says: "period is 2025-Q1"),
        .refused(
            "other-programme", given: Given.invoice,
            when: "2025-02-05 period.closed {programme: VEGA, period: 2025-01, totals: [], "
                + "digest: ZERO}",
            says: "programme is VEGA; this book is that of NOVA"),
        .refused(
            "period-not-closed",
            given: Given.invoice + Given.closed() + reopened(), when: reopened(),
            says: "2025-01 is open; only a closed period is opened again"),
        .refused(
            "two-approvers", given: Given.invoice + Given.closed(),
            when: reopened(approvers: "u-2, u-2"), says: "approvers are u-2 and u-2"),
        .refused(
            "no-reason", given: Given.invoice + Given.closed(),
            when: reopened(because: ""), says: "reason is left out"),
        .refused(
            "approver-is-author", given: "",
            when: activated(author: "u-1", approver: "u-1"),
            says: "approver is u-1, who is also the author"),
        .refused(
            "hash-differs", given: "", when: activated(), says: "sha256 is abab"),
        .refused(
            "invalid-file", given: "",
            when: activated(
                sha256: "999aaa8645bb72ff599e143b1e3d2a94777127f4783a69f067251f7bbebc5ab6"),
            says: "the rule file is not valid"),
    ]

    private static func reopened(
        approvers: String = "u-2, u-3", because: String = " because late"
    ) -> String {
        "2025-02-06 period.reopened {programme: NOVA, period: 2025-01, "
            + "approvers: [\(approvers)]}\(because)\n"
    }

    private static func activated(
        author: String = "u-1", approver: String = "u-2",
        sha256: String = String(repeating: "ab", count: 32)
    ) -> String {
        "2025-01-01 ruleset.activated {programme: NOVA, version: 1, from: 2025-01-01, "
            + "yaml: nonsense, sha256: '\(sha256)', author: \(author), approver: \(approver)}\n"
    }
}
