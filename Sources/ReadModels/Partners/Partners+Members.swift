import Accounting
import Events
import Projections
import Rules

// People at a partner and what they are certified for; agreements.

extension Partners {
    /// What the people of a partner are or were certified for, in log order.
    package func certifications(of partner: UInt32) throws -> [HeldCertification] {
        try certifications.row(partner)?.held ?? []
    }

    /// Whether a member holds a certification on a day.
    package func holds(
        _ member: UInt32, _ certification: String, on date: BusinessDate
    ) throws -> Bool {
        guard let partner = try members.row(member)?.partner else { return false }
        return try certifications(of: partner).contains {
            $0.member == member && $0.certification == certification && $0.counts(on: date)
        }
    }

    /// The members who hold any of the listed certifications on a day (rules.md section 7,
    /// `certified_members`).
    ///
    /// - Complexity: O(n) in the partner's certifications.
    package func certifiedMembers(
        of partner: UInt32, in list: [String], on date: BusinessDate
    ) throws -> Int64 {
        var counted: Set<UInt32> = []
        for held in try certifications(of: partner)
        where held.counts(on: date) && list.contains(held.certification) {
            counted.insert(held.member)
        }
        return Int64(counted.count)
    }

    func join(_ event: borrowing EventView) throws {
        let body = try event.asMemberJoined()
        var isPersonal = false
        if let personal = body.personal {
            isPersonal = personal.name != nil || personal.email != nil
        }
        members.set(
            event.number,
            to: MemberRow(
                id: try body.memberId.string(),
                partner: event.reference(MemberJoined.Slot.partnerId),
                role: body.role, joinedOn: event.effectiveOn, hasPersonalData: isPersonal))
    }

    func changeRole(_ event: borrowing EventView) throws {
        let role = try event.asMemberRoleChanged().role
        let date = event.effectiveOn
        let member = event.number
        try changeMember(event) { row in
            row.role = role
            if role == .left { row.leftOn = date }
        }
        guard role == .left, let partner = try members.row(member)?.partner,
            try certifications.row(partner) != nil
        else { return }
        try certifications.update(partner) { row in
            for index in row?.held.indices ?? 0..<0 where row?.held[index].member == member {
                row?.held[index].memberLeftOn = date
            }
        }
    }

    func certify(_ event: borrowing EventView) throws {
        let body = try event.asMemberCertified()
        let held = HeldCertification(
            member: event.number, certification: try body.certification.string(),
            earnedOn: event.effectiveOn, expiresOn: body.expiresOn,
            memberLeftOn: try members.row(event.number)?.leftOn)
        guard let partner = try members.row(event.number)?.partner else {
            throw ProjectionStop("the member never joined")
        }
        try certifications.update(partner) { row in
            row = row ?? CertificationsRow()
            row?.held.append(held)
        }
    }

    /// Ends every certification of the name that the member had earned by then. One earned later
    /// is not touched by an end that is dated before it.
    func endCertification(_ event: borrowing EventView) throws {
        let name = try event.asMemberCertificationEnded().certification.string()
        let member = event.number
        let date = event.effectiveOn
        guard let partner = try members.row(member)?.partner,
            try certifications.row(partner) != nil
        else { return }
        try certifications.update(partner) { row in
            for index in row?.held.indices ?? 0..<0 {
                guard let held = row?.held[index], held.member == member,
                    held.certification == name, held.earnedOn <= date
                else { continue }
                row?.held[index].endedOn = held.endedOn.map { Swift.min($0, date) } ?? date
            }
        }
    }

    func erasePersonalData(_ event: borrowing EventView) throws {
        try changeMember(event) { $0.hasPersonalData = false }
    }

    private func changeMember(
        _ event: borrowing EventView, _ change: (inout MemberRow) -> Void
    ) throws {
        guard var row = try members.row(event.number) else {
            throw ProjectionStop("the member never joined")
        }
        change(&row)
        members.set(event.number, to: row)
    }
}

// MARK: - Agreements

extension Partners {
    func sign(_ event: borrowing EventView) throws {
        let body = try event.asAgreementSigned()
        agreements.set(
            event.number,
            to: AgreementRow(
                id: try body.agreementId.string(),
                partner: event.reference(AgreementSigned.Slot.partnerId), kind: body.kind,
                from: body.from, to: body.to, renewsByItself: body.autoRenew ?? false))
    }

    func changeAgreement(_ event: borrowing EventView) throws {
        let body = try event.asAgreementChanged()
        let change = body.change
        let end = body.to
        guard var row = try agreements.row(event.number) else {
            throw ProjectionStop("the agreement was never signed")
        }
        row.change(change, on: event.effectiveOn, to: end)
        agreements.set(event.number, to: row)
    }
}
