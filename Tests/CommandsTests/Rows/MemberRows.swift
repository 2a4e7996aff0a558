enum MemberRows {
    static let all: [LegalityRow] = [
        .legal(
            "one who has left keeps the right to be forgotten",
            given: member + left,
            when: "2025-03-01 member.personal_data_erased {memberId: M-1, legalBasis: gdpr-17, "
                + "requestedOn: 2025-02-20}"),
        .legal(
            "a certification that is held is ended",
            given: member + certified,
            when: "2025-02-10 member.certification_ended {memberId: M-1, certification: ENG, "
                + "cause: revoked}"),
        .refused(
            "unknown-location", given: Given.partner,
            when: "2025-01-05 member.joined {memberId: M-1, partnerId: P-1, role: member, "
                + "locationId: BER}",
            says: "P-1 has no location BER"),
        .refused(
            "member-left", given: member + left,
            when: "2025-02-10 member.certified {memberId: M-1, certification: ENG}",
            says: "M-1 has left on 2025-02-01"),
        .refused(
            "member-left", given: member + left,
            when: "2025-02-10 member.role_changed {memberId: M-1, role: manager}",
            says: "M-1 has left"),
        .refused(
            "dates-reversed", given: member,
            when: "2025-02-10 member.certified {memberId: M-1, certification: ENG, "
                + "expiresOn: 2025-02-09}",
            says: "expiresOn is 2025-02-09, before effectiveOn"),
        .refused(
            "certification-not-held", given: member + certified,
            when: "2025-02-10 member.certification_ended {memberId: M-1, certification: SALES, "
                + "cause: revoked}",
            says: "M-1 does not hold SALES on 2025-02-10"),
        .legal(
            "a target of a measure of the rules", given: Given.partner,
            when: target()),
        .refused(
            "unknown-measure", given: Given.partner,
            when: "2025-01-05 target.set {targetId: T-1, payeeId: P-1, measure: visits, "
                + "period: '2025', amount: 100.00 USD}",
            says: "no rules that were activated have a measure visits"),
        .refused(
            "other-target", given: Given.partner + target(),
            when: target(period: "'2026'"),
            says: "target T-1 is that of P-1 for bookings in 2025"),
        .refused(
            "agreement-ended", given: agreement + changed("terminated", on: "2025-02-01"),
            when: changed("renewed", on: "2025-02-02"),
            says: "the agreement was terminated on 2025-02-01, which is final"),
        .refused(
            "agreement-not-in-force", given: agreement,
            when: changed("renewed", on: "2025-07-01"),
            says: "the agreement is in force from 2025-01-01 through 2025-06-30"),
    ]

    private static let member =
        Given.partner
        + "2025-01-05 member.joined {memberId: M-1, partnerId: P-1, role: member}\n"

    private static let left = "2025-02-01 member.role_changed {memberId: M-1, role: none}\n"

    private static let certified =
        "2025-01-06 member.certified {memberId: M-1, certification: ENG}\n"

    private static let agreement =
        Given.partner
        + "2025-01-01 agreement.signed {agreementId: A-1, partnerId: P-1, kind: reseller, "
        + "from: 2025-01-01, to: 2025-06-30}\n"

    private static func changed(_ change: String, on date: String) -> String {
        "\(date) agreement.changed {agreementId: A-1, change: \(change)}\n"
    }

    private static func target(period: String = "'2025'") -> String {
        "2025-01-05 target.set {targetId: T-1, payeeId: P-1, measure: bookings, "
            + "period: \(period), amount: 100.00 USD}\n"
    }
}
