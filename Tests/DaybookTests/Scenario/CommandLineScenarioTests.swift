import ScenarioFiles
import Testing

/// Every acceptance scenario that is computed, played and asked through the program. Those that
/// wait are watched by `ScenarioTests`.
@Suite("Scenarios through the command line")
struct CommandLineScenarioTests {
    static let computed = Scenario.all.filter { !Scenario.pending.contains($0.name) }

    @Test(arguments: computed)
    func isAsExpected(_ scenario: Scenario) throws {
        try withTestDirectory { daybook in
            let expected = try scenario.expected()
            let book = try CommandLineScenario(scenario, expected, in: daybook)
            let differences = try ScenarioCheck(expected, playedInto: book).differences()
            #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
        }
    }
}
