enum LeadRows {
    static let all: [LegalityRow] = [
        .legal(
            "an answer at the last instant", given: Given.lead,
            when: "2025-02-17 lead.responded {leadId: L-1, response: accepted} "
                + "at 2025-02-17T00:00:00Z"),
        .legal(
            "offered to another after a decline", given: Given.lead + declined,
            when: Given.offered(attempt: 2, to: "P-2", on: "2025-02-05")),
        .legal(
            "offered again the day after the cool-off", given: Given.lead + declined,
            when: Given.offered(attempt: 2, to: "P-1", on: "2025-03-07")),
        .refused(
            "lead-not-free", given: Given.lead,
            when: Given.offered(attempt: 2, to: "P-2", on: "2025-02-05"),
            says: "the lead is offered to P-1 until 2025-02-17T00:00:00Z"),
        .refused(
            "wrong-attempt", given: Given.two, when: Given.offered(attempt: 2, to: "P-1"),
            says: "attempt is 2; the next attempt is 1"),
        .refused(
            "cooling-off", given: Given.lead + declined,
            when: Given.offered(attempt: 2, to: "P-1", on: "2025-03-06"),
            says: "P-1 declined it on 2025-02-04, and is not offered it again within 30 days"),
        .refused(
            "respond-by-passed", given: Given.two,
            when: "2025-02-03 lead.distributed {leadId: L-1, attempt: 1, partnerId: P-1, "
                + "respondBy: 2025-02-02T12:00:00Z}",
            says: "respondBy is 2025-02-02T12:00:00Z, before the offer itself"),
        .refused(
            "response-too-late", given: Given.lead,
            when: "2025-02-17 lead.responded {leadId: L-1, response: accepted} "
                + "at 2025-02-17T00:00:01Z",
            says: "the offer timed out at 2025-02-17T00:00:00Z"),
        .refused(
            "lead-not-offered", given: Given.lead + declined,
            when: "2025-02-05 lead.responded {leadId: L-1, response: accepted}",
            says: "the lead is unassigned; only an offer is answered"),
        .refused(
            "lead-not-accepted", given: Given.lead,
            when: "2025-02-05 lead.progressed {leadId: L-1, stage: qualified}",
            says: "it progresses once it is accepted"),
        .refused(
            "lead-closed",
            given: Given.lead + "2025-02-04 lead.closed {leadId: L-1, outcome: duplicate}\n",
            when: "2025-02-05 lead.closed {leadId: L-1, outcome: withdrawn}",
            says: "the lead is closed since 2025-02-04, which is final"),
        .refused(
            "converted-without-deal", given: Given.lead,
            when: "2025-02-05 lead.closed {leadId: L-1, outcome: converted}",
            says: "dealId is left out"),
    ]

    private static let declined =
        "2025-02-04 lead.responded {leadId: L-1, response: declined}\n"
}
