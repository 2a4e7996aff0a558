import Accounting
import ArgumentParser
import Events

/// The envelope of an event that is recorded from the shell.
struct EventOptions: ParsableArguments {
    @OptionGroup var who: ActorOption

    @Option(
        parsing: .unconditional, help: "Business date; today (UTC) by default.",
        transform: OptionValue.date)
    var on: BusinessDate?

    @Option(
        parsing: .unconditional,
        help: "When it happened; the start of the business date by default.",
        transform: OptionValue.instant)
    var at: Instant?

    @Option(help: ArgumentHelp("Why: a code, and a text after it.", valueName: "code[:text]"))
    var reason: String?

    @Option(
        help:
            "With --source the key under which the same event is recorded once; made up by default."
    )
    var id: String?

    @Option(help: "The system that it comes from.")
    var source: String = "/shell"

    @Option(help: "What it belongs to, such as a batch.")
    var correlation: String?

    @Option(help: "The version that the stream must be at; 0 for a new one.")
    var expectedVersion: UInt32?

    /// The event of a payload; `id` is what to call it where the user does not say.
    func draft(_ body: EventBody, id: String) throws -> EventDraft {
        EventDraft(
            body: body, source: source, id: self.id ?? id, effectiveOn: try on ?? Clock.today(),
            occurredAt: at, expectedVersion: expectedVersion, actor: who.actor,
            reason: reason.map { Self.reason($0) }, correlation: correlation)
    }

    /// A key that no other event has.
    static func newID(_ type: EventType) -> String {
        var digits = String(UInt64.random(in: .min ... .max), radix: 16)
        digits = String(repeating: "0", count: 16 - digits.count) + digits
        return "\(type.name)/\(digits)"
    }

    private static func reason(_ text: String) -> Reason {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        let words = parts.count > 1 ? parts[1].drop { $0 == " " } : ""
        return Reason(
            code: parts.first ?? text, text: words.isEmpty ? nil : String(words))
    }
}
