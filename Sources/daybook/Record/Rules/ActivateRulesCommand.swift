import ArgumentParser
import Events

struct ActivateRulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "activate", abstract: "Records a rule file as the next version.",
        discussion: """
            The event carries the whole file, its hash, its author and its approver. The same \
            file activated again changes nothing.

            EXAMPLE
              daybook rules activate rules.yaml --actor u-ops-1:operator --on 2025-01-01
            """)

    @OptionGroup var book: BookOptions

    @Argument(help: "The file, or - for standard input.", completion: .file())
    var file: String

    @OptionGroup(title: "Envelope") var event: EventOptions

    @Flag(help: "Decide, record nothing.")
    var dryRun = false

    @OptionGroup var summary: SummaryFormat

    func run() throws {
        let (rules, utf8) = try RuleFileReader.read(file)
        let body = RulesetActivated(rules, utf8: utf8)
        let draft = try event.draft(
            .rulesetActivated(body), id: "ruleset/\(body.programme)/\(body.version)")
        try SingleEvent.record(draft, in: book, summary.format, isDryRun: dryRun)
    }
}
