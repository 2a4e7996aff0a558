import Accounting
import Events

@testable import ReadModels

/// Tiers, what they are decided by, and the log that decides.
///
/// Every fact is recorded as an event, which decides the days up to its own, and only then known.
struct TierFixture {
    let rules: FixedRules
    let known = FixedFacts()
    let tiers = PartnerTiers()
    let log: TestLog

    init(_ rules: String) throws {
        self.rules = try FixedRules(rules)
        tiers.connect(rules: self.rules, facts: known.facts)
        log = TestLog([tiers])
    }

    func activate(_ partner: String, on date: String) throws {
        try log.add(
            .partnerActivated(PartnerActivated(partnerId: partner, payCurrency: try usd())),
            on: date)
    }

    func sell(_ amount: Int64, by partner: String, on date: String) throws {
        let line = InvoiceLine(
            lineId: "1", net: Money(minorUnits: amount * 100, currency: try usd()))
        let body = SaleInvoiced(
            invoiceId: "I-\(log.position + 1)", partnerId: partner, lines: [line])
        try log.add(.saleInvoiced(body), on: date)
        known.sales.add(amount * 100, to: log.partner(partner), on: try day(date))
    }

    func credit(_ amount: Int64, to partner: String, on date: String) throws {
        let line = CreditLine(
            lineId: "1", net: Money(minorUnits: amount * 100, currency: try usd()))
        let body = SaleCredited(
            creditId: "C-\(log.position + 1)", kind: .refund, lines: [line], partnerId: partner)
        try log.add(.saleCredited(body), on: date)
        known.sales.add(-amount * 100, to: log.partner(partner), on: try day(date))
    }

    func certify(
        _ member: String, of partner: String, on date: String, through: String? = nil,
        for certification: String = "ENG"
    ) throws {
        let number = log.ordinal(.member, member)
        known.partnersOfMembers[number] = log.partner(partner)
        let expiresOn = try through.map { try day($0) }
        let body = MemberCertified(
            memberId: member, certification: certification, expiresOn: expiresOn)
        try log.add(.memberCertified(body), on: date)
        known.certifications[log.partner(partner), default: []].append(
            HeldCertification(
                member: number, certification: certification, earnedOn: try day(date),
                expiresOn: expiresOn))
    }

    func revoke(
        _ certification: String = "ENG", of member: String, on date: String
    ) throws {
        let number = log.ordinal(.member, member)
        let body = MemberCertificationEnded(
            memberId: member, certification: certification, cause: .revoked)
        try log.add(.memberCertificationEnded(body), on: date)
        let date = try day(date)
        let partner = known.partnersOfMembers[number] ?? 0
        for index in known.certifications[partner]?.indices ?? 0..<0 {
            guard let held = known.certifications[partner]?[index], held.member == number,
                held.certification == certification, held.earnedOn <= date
            else { continue }
            known.certifications[partner]?[index].endedOn =
                held.endedOn.map { min($0, date) } ?? date
        }
    }

    func override(
        _ partner: String, to tier: String, on date: String, until: String? = nil
    ) throws {
        let body = PartnerTierOverridden(
            partnerId: partner, tier: tier, until: try until.map { try day($0) }, approver: "u-2")
        try log.add(.partnerTierOverridden(body), on: date)
    }

    /// An event that says nothing but that its day has come.
    func pass(_ date: String) throws {
        let body = PartnerOnboardingStepCompleted(partnerId: "P-clock", step: "none")
        try log.add(.partnerOnboardingStepCompleted(body), on: date)
    }

    /// Activates further rules, whose event is recorded.
    func activateRules(_ sections: String, from date: String, on day: String) throws {
        let number = UInt32(rules.history().versions.count + 1)
        let body = RulesetActivated(
            programme: "NOVA", version: number, from: try BusinessDate(parsing: date), to: nil,
            yaml: sections, sha256: ContentHash.zero, author: "u-1", approver: "u-2")
        try log.add(.rulesetActivated(body), on: day)
        try rules.activate(sections, from: date)
    }

    /// The name of the tier of a partner on a day.
    func tier(_ partner: String, _ date: String) throws -> String? {
        try tiers.tier(of: log.partner(partner), on: try day(date)).flatMap {
            try tiers.name(of: $0)
        }
    }

    /// The history of a partner through a day, in a short form: `2025-01-15 gold promotion`.
    func history(_ partner: String, through date: String) throws -> [String] {
        try tiers.history(of: log.partner(partner), through: try day(date)).map {
            "\($0.validFrom) \(try tiers.name(of: $0.tier) ?? "?") \($0.cause.name)"
        }
    }
}

func usd() throws -> Currency {
    guard let currency = Currency(numericCode: 840) else {
        throw FixtureError(reason: "there is no dollar")
    }
    return currency
}
