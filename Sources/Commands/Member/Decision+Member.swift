import Accounting
import Events
import ReadModels

// member/: people at a partner.

extension Decision {
    func join(_ body: MemberJoined) throws {
        guard let location = body.locationId else { return }
        let partner = references[MemberJoined.Slot.partnerId]
        let known = try models.partners.texts.row(partner)?.locations ?? []
        guard known.contains(where: { $0.id == location }) else {
            throw Refusal(
                MemberRefusal.unknownLocation,
                "\(body.partnerId) has no location \(location); partner.profile_changed adds one")
        }
    }

    func certify(_ body: MemberCertified) throws {
        try requireMember()
        if let end = body.expiresOn { try requireOrder(on, "effectiveOn", end, "expiresOn") }
    }

    func endCertification(_ body: MemberCertificationEnded) throws {
        guard try models.partners.holds(subject, body.certification, on: on) else {
            throw Refusal(
                MemberRefusal.certificationNotHeld,
                "\(body.memberId) does not hold \(body.certification) on \(on); only a "
                    + "certification that is held is ended")
        }
    }

    /// The member has not left.
    func requireMember() throws {
        guard let row = try models.partners.member(subject), row.hasLeft else { return }
        let day = row.leftOn.map { " on \($0)" } ?? ""
        throw Refusal(
            MemberRefusal.memberLeft,
            "\(row.id) has left\(day), which is final; somebody who comes back joins under a new "
                + "id")
    }
}
