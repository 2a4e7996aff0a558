import Accounting
import Events
import Projections
import Rules

/// Partners: what they are, where they stand, whom they belong to, who works there and what
/// those people are certified for.
package final class Partners: Projector {
    package static let name = "partners"
    package static let revision: UInt32 = 2
    package static let kinds: Set<StreamKind> = [.partner, .member, .agreement]
    package static let upstream: [String] = []

    /// Agreements by the ordinal of their stream.
    package let agreements = OrdinalTable<AgreementRow>("agreements")
    /// The certifications of a partner's people, by partner.
    package let certifications = OrdinalTable<CertificationsRow>("certifications")
    /// How a partner's standing and payout profile changed, by partner.
    package let histories = OrdinalTable<PartnerHistoryRow>("histories")
    /// The parents of a partner, by partner and number of the relation.
    package let links = KeyedTable<PairKey, PartnerLinksRow>("links")
    /// Members by the ordinal of their stream.
    package let members = OrdinalTable<MemberRow>("members")
    /// Partners by the ordinal of their stream.
    package let partners = OrdinalTable<PartnerRow>("partners")
    /// What partners are called, by partner.
    package let texts = OrdinalTable<PartnerTextRow>("texts")

    package init() {}

    package var tables: [any ModelTable] {
        [agreements, certifications, histories, links, members, partners, texts]
    }

    package func apply(_ event: borrowing EventView, at now: FoldContext) throws {
        switch event.type {
        case .partnerRecruited: try recruit(event)
        case .partnerOnboardingStepCompleted: try completeStep(event)
        case .partnerActivated: try activate(event)
        case .partnerStandingChanged: try changeStanding(event)
        case .partnerProfileChanged: try changeProfile(event)
        case .partnerPayoutProfileSet: try setPayoutProfile(event)
        case .partnerLinked: try link(event)
        case .partnerUnlinked: try unlink(event)
        case .memberJoined: try join(event)
        case .memberRoleChanged: try changeRole(event)
        case .memberCertified: try certify(event)
        case .memberCertificationEnded: try endCertification(event)
        case .memberPersonalDataErased: try erasePersonalData(event)
        case .agreementSigned: try sign(event)
        case .agreementChanged: try changeAgreement(event)
        default: break
        }
    }
}

// MARK: - Asking

extension Partners {
    /// The partner as it stands; nil for an ordinal that names none.
    package func state(of partner: UInt32) throws -> PartnerRow? { try partners.row(partner) }

    /// The partner's id; empty for an ordinal that names none.
    package func id(of partner: UInt32) throws -> String { try partners.row(partner)?.id ?? "" }

    /// How conditions see the partner on a day (rules.md section 2, "Standing").
    ///
    /// - Complexity: O(1) for a partner that was only ever activated, else O(n) in its changes.
    package func standing(of partner: UInt32, on date: BusinessDate) throws -> PayeeStanding {
        guard let row = try partners.row(partner) else { return .prospect }
        if !row.hasChangedStanding, let activatedOn = row.activatedOn, activatedOn <= date {
            return .active
        }
        return try histories.row(partner)?.standing(on: date) ?? .prospect
    }

    /// Whether a suspension, of everything or of this, is in force on a day. Changes that are
    /// dated after `last` are left out.
    package func isSuspended(
        _ partner: UInt32, for scope: SuspensionScope, on date: BusinessDate,
        asOf last: BusinessDate = .max
    ) throws -> Bool {
        guard try partners.row(partner)?.hasChangedStanding ?? false else { return false }
        let suspension = try histories.row(partner)?.suspension(on: date, asOf: last)
        return suspension?.scope.stops(scope) ?? false
    }

    /// How the partner is paid on a day, by the payout profile of the day; nil without one.
    ///
    /// - Complexity: O(n) in its profiles.
    package func profile(of partner: UInt32, on date: BusinessDate) throws -> ProfileChange? {
        try histories.row(partner)?.profile(on: date)
    }

    /// The first day of the month in which the partner was, for the first time, active with a
    /// complete payout profile; nil where it never was.
    package func eligibleFrom(_ partner: UInt32) throws -> BusinessDate? {
        try partners.row(partner)?.eligibleFrom
    }

    package func member(_ member: UInt32) throws -> MemberRow? { try members.row(member) }

    package func agreement(_ agreement: UInt32) throws -> AgreementRow? {
        try agreements.row(agreement)
    }
}
