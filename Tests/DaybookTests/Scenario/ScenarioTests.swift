import ScenarioFiles
import Testing

/// Every acceptance scenario, played and asked.
@Suite("Scenarios")
struct ScenarioTests {
    @Test(arguments: Scenario.all)
    func isAsExpected(_ scenario: Scenario) throws {
        let check = try ScenarioCheck(scenario)
        let differences = try check.differences()
        if Scenario.pending.contains(scenario.name) {
            #expect(
                !differences.isEmpty,
                "\(scenario.name) passes: take it off Scenarios/pending.txt")
            // What is recorded and what is refused does not wait for anything.
            let subjects = try check.outcomes() + check.subjects()
            #expect(subjects.isEmpty, "\(subjects.joined(separator: "\n"))")
        } else {
            #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
        }
    }

    @Test func allArePresent() {
        #expect(Scenario.all.count == 124)
        #expect(Scenario.pending.isSubset(of: Set(Scenario.all.map(\.name))))
    }
}
