import Accounting
import Events
import ReadModels
import Rules

// partner.linked and partner.unlinked: on one relation a partner has one parent at a time, and no
// chain of parents comes back to where it began.

extension Decision {
    func link(_ body: PartnerLinked) throws {
        let relation = ReadModels.PartnerRelation(body.relation)
        let parent = references[PartnerLinked.Slot.parentId]
        if let link = try models.partners.standingLink(
            of: subject, relation: relation, from: on)
        {
            let other = try models.partners.id(of: link.parent)
            let end = link.to.map { " until \($0)" } ?? ""
            throw Refusal(
                PartnerRefusal.parentAlready,
                "\(body.partnerId) has \(other) as its parent on \(body.relation.name) from "
                    + "\(link.from)\(end); partner.unlinked must end that before another is linked")
        }
        guard
            try !models.partners.wouldCycle(
                linking: subject, to: parent, relation: relation, from: on)
        else {
            throw Refusal(
                PartnerRefusal.circularLink,
                "\(body.parentId) is itself below \(body.partnerId) on \(body.relation.name); "
                    + "the hierarchy has no circles")
        }
    }

    func unlink(_ body: PartnerUnlinked) throws {
        let relation = ReadModels.PartnerRelation(body.relation)
        let parent = references[PartnerUnlinked.Slot.parentId]
        guard
            try models.partners.openLink(of: subject, to: parent, relation: relation) != nil
        else {
            throw Refusal(
                PartnerRefusal.notLinked,
                "\(body.parentId) is not the parent of \(body.partnerId) on "
                    + "\(body.relation.name); only a link that stands is ended")
        }
    }
}
