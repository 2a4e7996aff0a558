/// Someone who works at a partner. Names are made up of the number: no personal data is needed.
final class Member {
    /// Given out when it is first written, so that numbers rise with time; 0 before.
    var number = 0
    let partner: Partner
    let role: StaticString
    let job: StaticString
    let joinedOn: Day
    var promotedOn: Day?
    var leftOn: Day?
    var erasedOn: Day?

    init(partner: Partner, role: StaticString, job: StaticString, joinedOn: Day) {
        self.partner = partner
        self.role = role
        self.job = job
        self.joinedOn = joinedOn
    }
}

/// A certification that a member earned.
final class Certification {
    let member: Member
    let name: StaticString
    let level: StaticString
    let earnedOn: Day
    let expiresOn: Day
    var revokedOn: Day?

    init(
        member: Member, name: StaticString, level: StaticString, earnedOn: Day, expiresOn: Day
    ) {
        self.member = member
        self.name = name
        self.level = level
        self.earnedOn = earnedOn
        self.expiresOn = expiresOn
    }
}
