import Testing

/// Every acceptance scenario, played and asked.
@Suite("Scenarios")
struct ScenarioTests {
    @Test(arguments: Scenario.all)
    func isAsExpected(_ scenario: Scenario) throws {
        let differences = try ScenarioCheck(scenario).differences()
        if Scenario.pending.contains(scenario.name) {
            #expect(
                !differences.isEmpty,
                "\(scenario.name) passes: take it off Scenarios/pending.txt")
        } else {
            #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
        }
    }

    @Test func allArePresent() {
        #expect(Scenario.all.count == 124)
        #expect(Scenario.pending.isSubset(of: Set(Scenario.all.map(\.name))))
    }
}
