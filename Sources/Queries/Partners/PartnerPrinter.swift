import Accounting
import Events
import ReadModels

/// Turns partners into rows.
struct PartnerPrinter {
    let models: ModelSet
    let date: BusinessDate

    /// Where a partner stood on the date: by those of its events that are effective by then.
    func state(of partner: UInt32, _ row: PartnerRow) throws -> String {
        let history = try models.partners.histories.row(partner)
        return history?.state(on: date) ?? row.state(on: date).name
    }

    func tier(of partner: UInt32) throws -> String? {
        guard let held = try models.tiers.tier(of: partner, on: date) else { return nil }
        return try models.tiers.name(of: held)
    }

    /// A partner's row; with `isWhole` also its payout profile, people and agreements.
    func row(_ ordinal: UInt32, _ partner: PartnerRow, isWhole: Bool) throws -> ReportRow {
        let text = try models.partners.texts.row(ordinal)
        var row = ReportRow()
        row.add("partner", .text(partner.id))
        row.add("state", .text(try state(of: ordinal, partner)))
        row.add("kind", .text(partner.kind?.name))
        row.add("tier", .text(try tier(of: ordinal)))
        row.add("legalName", .text(text?.legalName))
        row.add("country", .text(partner.country.map { "\($0)" }))
        row.add("recruitedOn", .date(partner.recruitedOn))
        row.add("activatedOn", .date(partner.activatedOn))
        row.add("payCurrency", .text(partner.payCurrency?.code))
        guard isWhole else { return row }
        row.add("region", .text(text?.region))
        row.add("domains", .list((text?.domains ?? []).map { .text($0) }))
        row.add("suspendedUntil", .date(partner.suspendedUntil))
        row.add("terminatedOn", .date(partner.terminatedOn))
        row.add("payoutProfile", .text(partner.profile?.state.name))
        row.add("eligibleFrom", .date(partner.eligibleFrom))
        row.add(
            "certifications",
            .list(
                try models.partners.certifications(of: ordinal).map {
                    .object(try certification($0))
                }))
        return row
    }

    private func certification(_ held: HeldCertification) throws -> ReportRow {
        var row = ReportRow()
        row.add("member", .text(try models.partners.member(held.member)?.id))
        row.add("certification", .text(held.certification))
        row.add("earnedOn", .date(held.earnedOn))
        row.add("expiresOn", .date(held.expiresOn))
        row.add("endedOn", .date([held.endedOn, held.memberLeftOn].compactMap(\.self).min()))
        row.add("counts", .flag(held.counts(on: date)))
        return row
    }
}

extension PartnerHistoryRow {
    /// The state on a day by the changes that are effective by then, in log order.
    fileprivate func state(on date: BusinessDate) -> String {
        if let last = changes.last(where: { $0.on <= date }) {
            if last.to == .suspended, let until = last.until, until < date { return "active" }
            return last.to.name
        }
        if let activatedOn, activatedOn <= date { return "active" }
        if let onboardingSince, onboardingSince <= date { return "onboarding" }
        return "prospect"
    }
}
