import Accounting
import Rules

@testable import ReadModels

/// The rules of a test: what stands behind the head of the file, in force from 2020 on.
final class FixedRules: RuleLookup {
    private var versions = RuleHistory()

    /// Activates the sections as version 1.
    init(_ sections: String) throws {
        try activate(sections, from: "2020-01-01")
    }

    /// Activates further sections as the next version.
    func activate(_ sections: String, from date: String) throws {
        let head = """
            schema: daybook-rules/1
            programme: NOVA
            version: \(versions.versions.count + 1)
            effective: { from: \(date) }
            author: u-ops-1
            approver: u-fin-2
            currency: USD
            fiscal_year_starts: "01-01"
            earning_period: month
            rounding: half_even

            """
        let reading = RuleFile.parse(text: head + sections, name: "test")
        guard let file = reading.file else {
            throw FixtureError(reason: "the rules of the test: \(reading.findings)")
        }
        versions.activate(file)
    }

    func history() -> RuleHistory { versions }
    func inForce(on date: BusinessDate) -> RuleVersion? { versions.inForce(on: date) }
}

/// Tiers that do not move: by partner, the place in the ladder of version 1.
final class FixedTiers: TierLookup {
    var places: [UInt32: UInt8] = [:]

    func tier(of partner: UInt32, on date: BusinessDate) -> HeldTier? {
        places[partner].map { HeldTier(index: $0, version: 1) }
    }
}

/// A test is set up wrongly.
struct FixtureError: Error {
    let reason: String
}
