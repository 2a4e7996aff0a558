import ScenarioFiles
import Testing

/// Every acceptance scenario comes out of the recomputation alone.
@Suite("Scenarios, recomputed")
struct ScenarioTests {
    @Test(arguments: Scenario.all)
    func isAsExpected(_ scenario: Scenario) throws {
        let differences = try ScenarioCheck(scenario).differences()
        #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
    }

    @Test func allArePresent() {
        #expect(Scenario.all.count == 124)
    }
}
