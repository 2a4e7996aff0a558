import Accounting
import Events
import Projections
import Rules

// How each event of a partner changes it. Legality was decided before the event was recorded;
// here only what would leave a row without its subject stops the model.

extension Partners {
    func recruit(_ event: borrowing EventView) throws {
        let body = try PartnerRecruited(event.asPartnerRecruited())
        partners.set(
            event.number,
            to: PartnerRow(
                id: body.partnerId, kind: PayeeKind(body.kind),
                country: body.country.flatMap { CountryCode($0) }, recruitedOn: event.effectiveOn))
        texts.set(
            event.number,
            to: PartnerTextRow(
                legalName: body.legalName, region: body.region, duns: body.duns,
                domains: body.domains, territories: body.territories,
                predecessor: event.reference(PartnerRecruited.Slot.predecessorId),
                recruitSource: body.recruitSource))
        histories.set(event.number, to: PartnerHistoryRow())
    }

    func completeStep(_ event: borrowing EventView) throws {
        let step = try event.asPartnerOnboardingStepCompleted().step.string()
        let date = event.effectiveOn
        try changePartner(event) { row, history in
            if row.state == .prospect { row.state = .onboarding }
            history.onboardingSince = history.onboardingSince.map { Swift.min($0, date) } ?? date
        }
        try texts.update(event.number) { row in
            if row?.steps.contains(step) == false { row?.steps.append(step) }
        }
    }

    func activate(_ event: borrowing EventView) throws {
        let currency = try event.asPartnerActivated().payCurrency
        let date = event.effectiveOn
        try changePartner(event) { row, history in
            row.state = .active
            row.activatedOn = date
            row.payCurrency = currency
            history.activatedOn = date
        }
    }

    func changeStanding(_ event: borrowing EventView) throws {
        let body = try PartnerStandingChanged(event.asPartnerStandingChanged())
        let change = StandingChange(
            position: event.position, on: event.effectiveOn, to: PayeeStanding(body.to),
            scope: SuspensionScopes(body.scope), until: body.until,
            trailingDays: body.trailingDays ?? 0)
        try changePartner(event) { row, history in
            row.state = change.to
            row.suspendedUntil = change.to == .suspended ? change.until : nil
            row.hasChangedStanding = true
            if change.to == .terminated { row.terminatedOn = change.on }
            history.changes.append(change)
        }
    }

    func setPayoutProfile(_ event: borrowing EventView) throws {
        let body = try PartnerPayoutProfileSet(event.asPartnerPayoutProfileSet())
        let date = event.effectiveOn
        try changePartner(event) { row, history in
            row.payCurrency = body.payCurrency
            row.profile = PayoutProfile(
                method: body.method, taxForm: body.taxForm, isTaxIDOnFile: body.taxIdOnFile,
                state: body.state)
            history.profiles.append(
                ProfileChange(
                    on: date, isComplete: body.state == .complete,
                    isTaxIDOnFile: body.taxIdOnFile, payCurrency: body.payCurrency))
        }
        try texts.update(event.number) { $0?.accountToken = body.accountToken }
    }

    /// What is not given stays; a list that is given replaces the earlier one.
    func changeProfile(_ event: borrowing EventView) throws {
        let body = try PartnerProfileChanged(event.asPartnerProfileChanged())
        try texts.update(event.number) { row in
            if let legalName = body.legalName { row?.legalName = legalName }
            if !body.domains.isEmpty { row?.domains = body.domains }
            if !body.territories.isEmpty { row?.territories = body.territories }
            if !body.locations.isEmpty {
                row?.locations = body.locations.map {
                    PartnerLocation(
                        id: $0.locationId, name: $0.name, country: $0.country, region: $0.region,
                        city: $0.city)
                }
            }
        }
    }

    /// Changes a partner's row and history, and with them the day on which it became eligible.
    private func changePartner(
        _ event: borrowing EventView,
        _ change: (inout PartnerRow, inout PartnerHistoryRow) throws -> Void
    ) throws {
        let partner = event.number
        guard var row = try partners.row(partner), var history = try histories.row(partner) else {
            throw ProjectionStop("the partner was never recruited")
        }
        try change(&row, &history)
        row.eligibleOn = history.firstEligibleDay()
        partners.set(partner, to: row)
        histories.set(partner, to: history)
    }
}

extension PayeeKind {
    init(_ kind: PartnerKind) {
        switch kind {
        case .reseller: self = .reseller
        case .distributor: self = .distributor
        case .integrator: self = .integrator
        case .referral: self = .referral
        case .isv: self = .isv
        case .msp: self = .msp
        case .dealer: self = .dealer
        case .broker: self = .broker
        }
    }
}

extension PayeeStanding {
    init(_ standing: PartnerStanding) {
        switch standing {
        case .active: self = .active
        case .suspended: self = .suspended
        case .terminated: self = .terminated
        case .declined: self = .declined
        }
    }
}
