import ArgumentParser
import Events

/// Who does it, as `ID:ROLE`.
struct ActorOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Who does it, and in which part: u-3:channel_manager.", valueName: "id:role"))
    var actor: EventActor
}

extension EventActor: ExpressibleByArgument {
    /// An id and a role with a colon between them.
    public init?(argument: String) {
        // The role has no colon; an id may.
        guard let colon = argument.lastIndex(of: ":"), colon > argument.startIndex,
            let role = ActorRole(name: String(argument[argument.index(after: colon)...]))
        else { return nil }
        self.init(id: String(argument[..<colon]), role: role)
    }

    /// The roles, behind an id.
    public static var allValueStrings: [String] { ActorRole.allCases.map { "ID:\($0.name)" } }
}
