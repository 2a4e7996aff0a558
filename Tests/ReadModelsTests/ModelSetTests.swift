import ReadModels
import Testing

@Suite("Model set")
struct ModelSetTests {
    /// Models read each other, in circles too; with their set all of them are gone. A question about
    /// the past folds a set of its own, and one command may ask hundreds.
    @Test func leavesNothingBehind() {
        weak var tiers: PartnerTiers?
        weak var journal: CommissionJournal?
        do {
            let models = ModelSet()
            tiers = models.tiers
            journal = models.commissions
            #expect(tiers != nil)
        }
        #expect(tiers == nil)
        #expect(journal == nil)
    }
}
