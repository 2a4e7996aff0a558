/// What holds for every event.
enum SharedRows {
    static let all: [LegalityRow] = [
        .legal(
            "a day ahead of UTC", given: "",
            when: "2026-01-02 partner.recruited {partnerId: P-1, legalName: A, kind: isv}"),
        .legal(
            "at the version that is expected", given: Given.partner,
            when: "2025-01-05 partner.profile_changed {partnerId: P-1, legalName: A} expecting 2"),
        .refused(
            "effective-in-the-future", given: "",
            when: "2026-01-03 partner.recruited {partnerId: P-1, legalName: A, kind: isv}",
            says: "the latest day is 2026-01-02"),
        .refused(
            "stale-version", given: Given.partner,
            when: "2025-01-05 partner.profile_changed {partnerId: P-1, legalName: A} expecting 1",
            says: "partner/P-1 is at version 2, not 1"),
        .refused(
            "different-content", given: Given.partner,
            when: "2025-01-01 partner.activated {partnerId: P-1, payCurrency: EUR} id e3",
            says: "/test has sent e3 already, at position 3, with other content: data.payCurrency"),
        .refused(
            "unknown-subject", given: Given.rules,
            when: Given.submitted("D-1", by: "P-9"), says: "there is no partner P-9"),
        .refused(
            "recorded-at-out-of-order", given: Given.rules,
            when: "2025-01-01 partner.recruited {partnerId: P-1, legalName: A, kind: isv} "
                + "recorded 2025-01-01T00:00:00Z",
            says: "lies before that of the last event", isMovedIn: true),
        .refused(
            "recorded-at-out-of-order", given: "",
            when: "2025-01-01 partner.recruited {partnerId: P-1, legalName: A, kind: isv} "
                + "recorded 2026-01-01T00:00:01Z",
            says: "lies in the future", isMovedIn: true),
    ]
}
