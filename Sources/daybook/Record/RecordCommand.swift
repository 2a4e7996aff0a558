import ArgumentParser
import Events

struct RecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Records one event from the shell.",
        discussion: """
            TYPE is any type of the catalogue (docs/EVENTS.md). A member of a member is named \
            with a dot, an element of a list with its index, and a list of words may be given \
            with commas; [] is the empty list. Money is an amount and its currency.

            EXAMPLES
              daybook record partner.activated partnerId=P-101 payCurrency=USD \
            --actor u-1:channel_manager
              daybook record deal.submitted dealId=D-1 revision=1 partnerId=P-101 kind=new \
            customer.name="Acme Ltd" productLines=cloud,backup value=48000.00USD \
            --actor u-9:partner_user --on 2025-01-12
              daybook record deal.approved dealId=D-1 exclusivity=exclusive \
            protectFrom=2025-01-12 protectUntil=2025-04-12 reviewedConflicts=[] \
            --actor u-1:channel_manager
              daybook record sale.invoiced invoiceId=INV-1 dealId=D-1 lines[0].lineId=1 \
            lines[0].net=100.00USD --actor erp:system
            """)

    @OptionGroup var book: BookOptions

    @Argument(
        help: "The type of the event.",
        completion: .list(EventType.allCases.map(\.name)))
    var type: String

    @Argument(help: ArgumentHelp("The payload.", valueName: "key=value"))
    var members: [String] = []

    @OptionGroup(title: "Envelope") var event: EventOptions

    @Flag(help: "Decide, record nothing.")
    var dryRun = false

    @OptionGroup var summary: SummaryFormat

    func run() throws {
        guard let type = EventType(name: type) else {
            let known = EventType.allCases.map(\.name)
            let advice = NearestName.nearest(to: self.type, among: known)
            throw Failure(
                .usage,
                "\(self.type) is no type of the catalogue; "
                    + (advice.map { "did you mean \($0)?" } ?? "see docs/EVENTS.md"))
        }
        let payload = try PayloadArguments(type.descriptor).json(members)
        let draft = try event.draft(Self.body(type, payload), id: EventOptions.newID(type))
        try SingleEvent.record(draft, in: book, summary.format, isDryRun: dryRun)
    }

    /// Reads the payload as the parser of events reads it.
    private static func body(_ type: EventType, _ payload: JSONValue) throws -> EventBody {
        var json = JSONWriter()
        json.value(
            .object([
                JSONMember("type", .string(type.name)), JSONMember("source", .string("/")),
                JSONMember("id", .string("-")), JSONMember("effectiveOn", .string("2000-01-01")),
                JSONMember(
                    "actor",
                    .object([
                        JSONMember("id", .string("-")), JSONMember("role", .string("system")),
                    ])),
                JSONMember("data", payload),
            ]))
        var parser = EventParser()
        do {
            return try parser.parse(json.bytes.span.bytes).body
        } catch {
            throw Failure(.badData, "\(error)")
        }
    }
}
