import Accounting
import Rules

/// Where deals and leads find the rules: the programme's versions as they are known at the
/// position that is being folded.
package protocol RuleLookup: AnyObject {
    /// The versions activated so far.
    func history() throws -> RuleHistory
    /// The version in force on a date, or nil where there is none.
    func inForce(on date: BusinessDate) throws -> RuleVersion?
}

/// Where the deal register finds the tier of a deal's owner.
package protocol TierLookup: AnyObject {
    /// The tier that a partner holds on a date; nil for none.
    func tier(of partner: UInt32, on date: BusinessDate) throws -> HeldTier?
}

extension Programme: RuleLookup {}
extension PartnerTiers: TierLookup {}
