import Foundation
import Rules
import Testing

@testable import generate_sample

/// The dates in the export agree with the rule files beside it.
@Suite struct TermsTests {
    @Test(arguments: SampleFiles.rules)
    func rulesHaveTheTermsOfTheExport(path: String) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        let reading = RuleFile.parse(utf8: bytes, name: path)
        #expect(reading.findings.isEmpty, "\(reading.findings)")
        let rules = try #require(reading.file)
        let deals = try #require(rules.deals)
        #expect(deals.protection.days(tier: nil) == Terms.protectionDays)
        #expect(deals.extensions?.days == Terms.extensionDays)
        #expect(deals.appealDays == Terms.appealDays)
        #expect(deals.openLimit == nil)
        #expect(rules.leads?.respondHours == Terms.respondDays * 24)
    }

    @Test func headsAreRead() throws {
        let heads = try SampleFiles.rules.map { try RuleText(path: $0) }
        #expect(heads.map(\.version) == [1, 2])
        #expect(heads.map(\.programme) == ["NOVA", "NOVA"])
        #expect(heads.map(\.author) == ["u-ops-1", "u-ops-1"])
        #expect(heads.map(\.approver) == ["u-fin-2", "u-fin-2"])
        #expect(heads[0].from == Day(year: 2023, month: 1, day: 1))
        #expect(heads[1].from == Day(year: 2024, month: 7, day: 1))
    }
}
