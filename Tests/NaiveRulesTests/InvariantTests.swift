import NaiveRules
import ScenarioFiles
import Testing

/// What must be true of every scenario on every day, whatever its figures are.
@Suite("Invariants of the recomputation")
struct InvariantTests {
    @Test(arguments: Scenario.all)
    func nothingLeavesBeforeItIsAccrued(_ scenario: Scenario) throws {
        for (payee, days) in try held(scenario) {
            for (day, amount) in days {
                #expect(amount >= 0, "\(payee) has \(amount) held on \(day)")
            }
        }
    }

    @Test(arguments: Scenario.all)
    func everyEntryIsInsideItsPeriod(_ scenario: Scenario) throws {
        for entry in try last(scenario).entries where entry.inPeriod.count == 7 {
            guard !entry.inPeriod.contains("Q") else { continue }
            #expect(entry.effectiveOn.hasPrefix(entry.inPeriod))
        }
    }

    private func last(_ scenario: Scenario) throws -> NaiveBook {
        let expected = try scenario.expected()
        let refused = (expected.refused ?? []).map(\.line) + (expected.noops ?? [])
        return try scenario.played(without: Set(refused)).last ?? NaiveBook()
    }

    /// By payee what is held on each day on which something happens.
    private func held(_ scenario: Scenario) throws -> [String: [String: Int64]] {
        let book = try last(scenario)
        var result: [String: [String: Int64]] = [:]
        for entry in book.entries {
            result[entry.payee, default: [:]][entry.effectiveOn] =
                book.balance(payee: entry.payee, asOf: entry.effectiveOn).held
        }
        return result
    }
}
