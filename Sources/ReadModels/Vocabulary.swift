import Events
import Rules

// Events and Rules each spell the closed lists of the catalogue, since neither knows the other.
// In the read models, the words are those of the rules: facts are what conditions ask.

package typealias ShareRole = Rules.ShareRole
package typealias DealKind = Rules.DealKind
package typealias DealExclusivity = Rules.DealExclusivity
package typealias DealSourcing = Rules.DealSourcing
package typealias PartnerRelation = Rules.PartnerRelation
