import Foundation
import Testing

/// A plan that is run again.
@Suite("Imports run again")
struct ImportAgainTests {
    private static let plan = """
        plan: daybook-import/1
        source: /import/test
        actor: { id: importer, role: channel_manager }
        events:
          - from: partners.csv
            emit: partner.recruited
            on: "{recruited}"
            id: "{partner}"
            data: { partnerId: "{partner}", legalName: "{partner}", kind: reseller }
          - from: names.csv
            emit: partner.profile_changed
            on: "{day}"
            id: "{partner}/{day}"
            data: { partnerId: "{partner}", legalName: "{name}" }

        """

    private static let partners = "partner,recruited\nP-7,2025-02-01\nP-8,2025-02-01\n"
    /// The first is dated before its partner.
    private static let names = "partner,day,name\nP-7,2025-01-31,Elm\nP-8,2025-02-02,Fir\n"

    private func withImport(_ body: (Child) throws -> Void) throws {
        try withSmallBook { child in
            try child.write(Self.plan.utf8, to: "plan.yaml")
            try child.write(Self.partners.utf8, to: "partners.csv")
            try child.write(Self.names.utf8, to: "names.csv")
            let ending = try child.run("import plan.yaml --group 1")
            try #require(ending.status == 1, "\(ending.errors)")
            #expect(ending.errors.contains("names.csv:2: partner.profile_changed P-7: there is no"))
            try #require(try child.head().position == SmallBook.position + 3)
            try body(child)
        }
    }

    @Test func runningThePlanAgainChangesNothing() throws {
        try withImport { child in
            for line in ["import plan.yaml", "import plan.yaml --group 1"] {
                try child.expectMistake(
                    Mistake(line, 1, "names.csv:2: partner.profile_changed P-7: it was refused"))
            }
        }
    }

    @Test func aMendedFileIsDecidedAgain() throws {
        try withImport { child in
            try child.write((Self.names + "P-8,2025-02-03,Ash\n").utf8, to: "names.csv")
            let ending = try child.run("import plan.yaml")
            #expect(ending.status == 0, "\(ending.errors)")
            #expect(try child.head().position == SmallBook.position + 5)
        }
    }
}
