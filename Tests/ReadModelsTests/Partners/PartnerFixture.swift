import Accounting
import Events
import Rules

@testable import ReadModels

/// Partners and the log that they are folded from.
struct PartnerFixture {
    let partners = Partners()
    let log: TestLog

    init() {
        log = TestLog([partners])
    }

    func recruit(_ partner: String, on date: String = "2025-01-02") throws {
        try log.add(
            .partnerRecruited(
                PartnerRecruited(
                    partnerId: partner, legalName: "\(partner) Ltd", kind: .reseller,
                    country: "US", domains: ["a.example"])), on: date)
    }

    func step(_ partner: String, on date: String) throws {
        try log.add(
            .partnerOnboardingStepCompleted(
                PartnerOnboardingStepCompleted(partnerId: partner, step: "contract")), on: date)
    }

    func activate(_ partner: String, on date: String) throws {
        try log.add(
            .partnerActivated(PartnerActivated(partnerId: partner, payCurrency: try usd())),
            on: date)
    }

    func change(
        _ partner: String, to standing: PartnerStanding, on date: String,
        scope: [SuspensionScope] = [], until: String? = nil, trailing: UInt32? = nil
    ) throws {
        let body = PartnerStandingChanged(
            partnerId: partner, to: standing, scope: scope, until: try until.map { try day($0) },
            trailingDays: trailing)
        try log.add(.partnerStandingChanged(body), on: date)
    }

    func profile(_ partner: String, _ state: PayoutProfileState, on date: String) throws {
        let body = PartnerPayoutProfileSet(
            partnerId: partner, payCurrency: try Currency(parsing: "EUR"), method: .sepa,
            accountToken: "token-1", taxForm: .vat, taxIdOnFile: true, state: state)
        try log.add(.partnerPayoutProfileSet(body), on: date)
    }

    func link(
        _ child: String, to parent: String, _ relation: Events.PartnerRelation = .distributesTo,
        on date: String
    ) throws {
        let body = PartnerLinked(partnerId: child, parentId: parent, relation: relation)
        try log.add(.partnerLinked(body), on: date)
    }

    func unlink(
        _ child: String, from parent: String, _ relation: Events.PartnerRelation = .distributesTo,
        on date: String
    ) throws {
        let body = PartnerUnlinked(partnerId: child, parentId: parent, relation: relation)
        try log.add(.partnerUnlinked(body), on: date)
    }

    func standing(_ partner: String, _ date: String) throws -> PayeeStanding {
        try partners.standing(of: log.partner(partner), on: try day(date))
    }

    func state(_ partner: String) throws -> PartnerRow? {
        try partners.state(of: log.partner(partner))
    }

    /// The ids of the ancestors, nearest first.
    func ancestors(
        of partner: String, _ relation: Rules.PartnerRelation = .distributesTo, on date: String
    ) throws -> [String] {
        try partners.ancestors(of: log.partner(partner), relation: relation, on: try day(date))
            .map { try partners.id(of: $0) }
    }
}
