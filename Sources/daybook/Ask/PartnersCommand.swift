import ArgumentParser
import Queries

struct PartnersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "partners", abstract: "Partners, where they stand, which tier they hold.",
        discussion: """
            One partner by name shows the certifications of its people as well.

            EXAMPLES
              daybook partners P-101
              daybook partners --state suspended
              daybook partners --kind reseller --tier gold --as-of 2025-07-01
            """)

    @OptionGroup var query: QueryOptions

    @Argument(help: "One partner; all without it.", completion: Completing.names(of: .partner))
    var partner: String?

    @Option(help: "Only partners in this state.", completion: .list(PartnersQuery.states))
    var state: String?

    @Option(help: "Only partners of this kind.", completion: .list(PartnersQuery.kinds))
    var kind: String?

    @Option(help: "Only partners on this tier.", completion: Completing.names(of: .tier))
    var tier: String?

    @OptionGroup(title: "Recruited") var range: DateRange

    func run() throws {
        var partners = PartnersQuery()
        partners.partner = partner
        partners.state = state
        partners.kind = kind
        partners.tier = tier
        partners.from = range.from
        partners.to = range.to
        try query.answer(partners)
    }
}
