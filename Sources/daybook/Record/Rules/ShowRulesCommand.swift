import ArgumentParser
import Queries

struct ShowRulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "The activated versions, or the file of one.",
        discussion: """
            EXAMPLES
              daybook rules show
              daybook rules show 2 > rules-2.yaml
              daybook rules show 2 -O json
            """)

    @OptionGroup var query: QueryOptions

    @Argument(
        help: "A version: its file, as it was activated.",
        completion: Completing.names(of: .ruleVersion))
    var version: UInt32?

    func run() throws {
        guard let version, query.output.format == .text else {
            try query.answer(RuleVersionsQuery(version: version))
            return
        }
        let asking = query.asking
        try asking.withReader { reader in
            let report = try RuleVersionsQuery(version: version).run(
                reader, asOf: asking.asOf, knownAt: asking.knownAt)
            guard case .text(let yaml) = report.rows.first?["yaml"] else {
                throw QueryError.unknown(kind: "rule version", id: "\(version)")
            }
            let file = try OutputFile(query.output.file)
            try file.write(Array(yaml.utf8))
            try file.finish()
            for line in report.citation.lines { asking.book.note(line) }
        }
    }
}
