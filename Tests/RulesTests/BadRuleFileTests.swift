import Testing

@testable import Rules

/// Every fault is found at its place, with what is wrong and what would be right, and nothing else
/// is complained about.
@Suite struct BadRuleFileTests {
    @Test(arguments: BadRuleFile.all)
    func findsEverything(_ bad: BadRuleFile) {
        let reading = RuleFile.parse(text: bad.text, name: "rules.yaml")
        let found = reading.findings.map { "\($0.at): \($0.message)\n    \($0.advice)" }
        #expect(found.joined(separator: "\n") == bad.finds)
        #expect(reading.file == nil)
        #expect(reading.findings.allSatisfy { $0.file == "rules.yaml" })
    }

    @Test(arguments: BadRuleFile.all)
    func quotesTheLine(_ bad: BadRuleFile) {
        let lines = bad.text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for finding in RuleFile.parse(text: bad.text, name: "rules.yaml").findings {
            let line = String(lines[Int(finding.at.line) - 1])
            guard !line.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value > 0x2000 })
            else { continue }
            #expect(finding.excerpt == line || line.count > 200)
        }
    }

    @Test func namesAreDifferent() {
        #expect(Set(BadRuleFile.all.map(\.name)).count == BadRuleFile.all.count)
    }

    @Test func printsPlaceThenExcerptThenAdvice() {
        let bad = BadRuleFile("", body: "leads: { respond_hour: 3 }\n", finds: "")
        let findings = RuleFile.parse(text: bad.text, name: "nova.yaml").findings
        #expect(
            findings.map(\.description) == [
                """
                nova.yaml:11:10: `respond_hour` is not a key of `leads`
                  leads: { respond_hour: 3 }
                  nearest legal key: `respond_hours`; legal: `respond_hours`, `cool_off_days`
                """
            ])
    }
}
