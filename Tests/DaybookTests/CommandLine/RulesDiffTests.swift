import Foundation
import Testing

/// `rules diff`: an activated version against a file, as it is kept in `Snapshots`.
@Suite("Rules diff")
struct RulesDiffTests {
    @Test func versionsAndFiles() throws {
        try withTestBook { daybook in
            let shown = try daybook.run(line: "rules show 1 --quiet")
            let next = shown.output.replacingOccurrences(of: "version: 1", with: "version: 2")
                .replacingOccurrences(of: "silver: \"10%\"", with: "silver: \"11%\"")
                .replacingOccurrences(of: "deal.protected: true", with: "payee.kind: reseller")
            #expect(next != shown.output)
            try Data(next.utf8).write(to: daybook.directory.appendingPathComponent("next.yaml"))
            var transcript = Transcript()
            for line in [
                "rules diff 1 1", "rules diff 1 next.yaml", "rules diff next.yaml 1 -O csv",
                "rules diff 1 next.yaml -O json", "rules diff next.yaml next.yaml -O ndjson",
                "rules diff 1 2", "rules diff 1 gone.yaml", "rules diff - -", "rules diff 1",
            ] {
                transcript.add(line, try daybook.run(line: line), in: daybook.directory)
            }
            let difference = try transcript.difference(from: "rules-diff")
            #expect(difference == nil, "\(difference ?? "")")
        }
    }
}
