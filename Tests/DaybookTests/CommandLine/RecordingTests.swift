import Foundation
import Testing

/// Commands that write to a book, one after the other on the same one.
@Suite("Command line, recording")
struct RecordingTests {
    @Test func records() throws {
        try withTestDirectory { daybook in
            let rules = TestBook.source.appendingPathComponent("rules.yaml")
            try FileManager.default.copyItem(
                at: rules, to: daybook.directory.appendingPathComponent("rules.yaml"))
            var transcript = Transcript()
            for line in [
                "init --programme NOVA", "init", "rules check rules.yaml",
                "rules activate rules.yaml --actor u-ops-1:operator --on 2025-01-01",
                "rules activate rules.yaml --actor u-ops-1:operator --on 2025-01-01 -O json",
                "record partner.recruited partnerId=P-1 legalName=\"Alder Systems\" kind=reseller "
                    + "domains=alder.example,alder.test --actor u-1:channel_manager "
                    + "--on 2025-01-02 --reason \"fair: met at the fair\" --id P-1",
                "record partner.activated partnerId=P-1 payCurrency=USD "
                    + "--actor u-1:channel_manager --on 2025-01-02 --expected-version 1 -O json",
                "record sale.invoiced invoiceId=INV-1 partnerId=P-1 lines[0].lineId=1 "
                    + "lines[0].net=100.10USD lines[1].lineId=2 \"lines[1].net=50.00 USD\" "
                    + "--actor erp:system --on 2025-01-20",
                "record partner.activated partnerId=P-1 payCurrency=USD "
                    + "--actor u-1:channel_manager --on 2025-01-03",
                "record partner.activated partnerId=P-1 payCurrency=USD "
                    + "--actor u-1:channel_manager --expected-version 7 -O json",
                "record sale.paid invoiceId=INV-1 amount=ten --actor erp:system",
                "record sale.paid invoiceId=INV-1 amont=10.00USD --actor erp:system",
                "record deal.approved dealId=D-1 exclusivity=exclusive protectFrom=2025-01-01 "
                    + "protectUntil=2025-04-01 --actor u-1:channel_manager",
                "record deal.approved dealId=D-1 exclusivity=exclusive protectFrom=2025-01-01 "
                    + "protectUntil=2025-04-01 reviewedConflicts=[] --actor u-1:channel_manager",
                "record sale.invoiced invoiceId=INV-2 partnerId=P-1 lines=[] --actor erp:system",
                "record sale.payed invoiceId=INV-1 --actor erp:system",
                "record sale.paid invoiceId --actor erp:system",
                "record sale.paid invoiceId=INV-1 amount=1.00USD --actor erp:boss",
                "record sale.paid invoiceId=INV-1 amount=1.00USD --actor erp:system --dry-run",
                "period close 2025-01 --actor u-fin-1:finance --on 2025-02-05",
                "period close 2025-01 --actor u-fin-1:finance --on 2025-02-05",
                "period reopen 2025-01 --actor u-fin-1:finance --approver u-fin-1",
                "period reopen 2025-01 --actor u-fin-1:finance --approver u-fin-1 "
                    + "--approver u-aud-1 --reason late-invoice --on 2025-02-06 -O json",
                "rebuild run", "rebuild run partners -O json", "rebuild run partner", "balance",
            ] {
                transcript.add(line, try daybook.run(line: line), in: daybook.directory)
            }
            let difference = try transcript.difference(from: "record")
            #expect(difference == nil, "\(difference ?? "")")
        }
    }

    @Test func appends() throws {
        try withTestBook { daybook in
            let lines = """
                # a note
                {"type":"deal.stage_changed","source":"/crm/nova","id":"D-3/s","effectiveOn":"2025-04-08","actor":{"id":"u-1","role":"partner_user"},"data":{"dealId":"D-3","stage":"proposed"}}
                {"type":"deal.stage_changed","source":"/crm/nova","id":"D-9/s","effectiveOn":"2025-04-08","actor":{"id":"u-1","role":"partner_user"},"data":{"dealId":"D-9","stage":"proposed"}}
                {"type":"deal.stage_changed"
                """
            let file = daybook.directory.appendingPathComponent("new.ndjson")
            try Data((lines + "\n").utf8).write(to: file)
            var transcript = Transcript()
            for line in [
                "append new.ndjson --atomic", "append new.ndjson --dry-run -O json",
                "append new.ndjson", "append new.ndjson -O json", "append missing.ndjson",
                "append new.ndjson -O csv",
            ] {
                transcript.add(line, try daybook.run(line: line), in: daybook.directory)
            }
            let rejects = try String(
                contentsOf: daybook.directory.appendingPathComponent("new.ndjson.rejects"),
                encoding: .utf8)
            let difference = try transcript.difference(from: "append")
            #expect(difference == nil, "\(difference ?? "")")
            #expect(rejects.split(separator: "\n").count == 4)
            #expect(rejects.contains(lines.split(separator: "\n")[2]))
        }
    }

    @Test func imports() throws {
        try withTestBook { daybook in
            let plan = """
                plan: daybook-import/1
                source: /import/test
                currency: USD
                actor: { id: importer, role: system }
                events:
                  - from: payments.csv
                    emit: sale.paid
                    on: "{day}"
                    where: { day: present }
                    otherwise: { reject: "no day" }
                    id: "{invoice}/{day}"
                    data: { invoiceId: "{invoice}", amount: "{amount}" }
                """
            let rows = """
                invoice,day,amount
                INV-2,2025-03-05,100.00
                INV-9,2025-03-05,100.00
                INV-3,,5.00
                INV-3,2025-03-20,50.00
                """
            try Data(plan.utf8).write(to: daybook.directory.appendingPathComponent("plan.yaml"))
            try Data("\(rows)\n".utf8).write(
                to: daybook.directory.appendingPathComponent("payments.csv"))
            try Data(plan.replacing("emit: sale.paid", with: "emit: sale.payed").utf8).write(
                to: daybook.directory.appendingPathComponent("bad.yaml"))
            var transcript = Transcript()
            for line in [
                "import bad.yaml", "import nothing.yaml", "import plan.yaml --dry-run",
                "import plan.yaml", "import plan.yaml -O json", "sales INV-3 -O csv",
            ] {
                transcript.add(line, try daybook.run(line: line), in: daybook.directory)
            }
            let rejects = try String(
                contentsOf: daybook.directory.appendingPathComponent("plan.yaml.rejects"),
                encoding: .utf8)
            let difference = try transcript.difference(from: "import")
            #expect(difference == nil, "\(difference ?? "")")
            #expect(rejects.contains("\nINV-9,2025-03-05,100.00\n"))
            #expect(rejects.contains("\nINV-3,,5.00\n"))
        }
    }

    /// Every kind of mistake ends with its own status, in every format.
    @Test(arguments: ["txt", "csv", "json", "ndjson"])
    func statuses(_ format: String) throws {
        try withTestBook { daybook in
            let cases: [(line: String, status: Int32)] = [
                ("balance -O \(format)", 0), ("balance P-999 -O \(format)", 66),
                ("balance --book nowhere -O \(format)", 66),
                ("balance --known-at 1000 -O \(format)", 64),
                ("balance --by nothing -O \(format)", 64),
                ("balance -O \(format) -o missing/file.txt", 74),
            ]
            for (line, status) in cases {
                let outcome = try daybook.run(line: line)
                #expect(outcome.status == status, "\(line)")
            }
        }
    }
}
