import Foundation
import Testing

/// The import plan that the documents print, with as little in it as a plan can have.
@Suite("Command line, the plan of the documents")
struct PrintedPlanTests {
    private static let plan = """
        plan: daybook-import/1
        source: /import/maven
        currency: USD
        tables:
          products: { file: products.csv, key: product }          # for look-ups
        events:
          - from: sales_teams.csv
            emit: partner.recruited
            on: "2016-10-01"
            id: "agent/{sales_agent}"
            data: { partnerId: "{sales_agent|slug}", legalName: "{sales_agent}", kind: referral, \
        region: "{regional_office}" }
          - from: sales_pipeline.csv
            emit: deal.submitted
            where: { engage_date: present }
            otherwise: { reject: "no engage_date" }
            on: "{engage_date}"
            id: "{opportunity_id}/submitted"
            data:
              dealId: "{opportunity_id}"
              partnerId: "{sales_agent|slug}"
              productLines: [ "{product|map:GTXPro=GTX Pro|lookup:products.series}" ]
              customer: { name: "{account}" }
        """

    @Test func isAcceptedAsItStands() throws {
        try withTestDirectory { daybook in
            for (name, text) in [
                ("plan.yaml", Self.plan), ("products.csv", "product,series\nGTX Pro,GTX\n"),
                ("sales_teams.csv", "sales_agent,regional_office\nAnna Snelling,Central\n"),
                (
                    "sales_pipeline.csv",
                    "opportunity_id,sales_agent,product,account,engage_date\n"
                        + "O1,Anna Snelling,GTXPro,Cancity,2016-10-20\n"
                        + "O2,Anna Snelling,GTXPro,Cancity,\n"
                ),
            ] {
                try Data(text.utf8).write(to: daybook.directory.appendingPathComponent(name))
            }
            _ = try daybook.run(line: "init --programme MAVEN")
            // A partner registers deals once it is active, which the plan says nothing about.
            let first = try daybook.run(line: "import plan.yaml -O json")
            #expect(first.output.contains(#""code":"wrong-state""#), "\(first.output)")
            _ = try daybook.run(
                line: "record partner.activated partnerId=anna-snelling payCurrency=USD "
                    + "--actor u-1:channel_manager --on 2016-10-02")
            let second = try daybook.run(line: "import plan.yaml")
            #expect(second.output.contains("recorded 1, already there 1, refused 1"))
            let event = try daybook.run(line: "log --stream deal/O1 -O ndjson").output
            #expect(event.contains(#""actor":{"id":"import","role":"system"}"#))
            #expect(event.contains(#""revision":1"#))
            #expect(event.contains(#""kind":"new""#))
            #expect(event.contains(#""productLines":["GTX"]"#))
        }
    }
}
