/// One change of a partner's standing after its activation.
final class StandingChange {
    enum State {
        case active, suspended, terminated

        var name: StaticString {
            switch self {
            case .active: "active"
            case .suspended: "suspended"
            case .terminated: "terminated"
            }
        }
    }

    let to: State
    let scope: StaticString?
    let until: Day?
    let trailingDays: Int?

    init(
        to: State, scope: StaticString? = nil, until: Day? = nil, trailingDays: Int? = nil
    ) {
        self.to = to
        self.scope = scope
        self.until = until
        self.trailingDays = trailingDays
    }
}

/// One setting of where and how a partner is paid.
final class PayoutProfile {
    let method: StaticString
    let taxForm: StaticString
    let taxIDOnFile: Bool
    let state: StaticString

    init(method: StaticString, taxForm: StaticString, taxIDOnFile: Bool, state: StaticString) {
        self.method = method
        self.taxForm = taxForm
        self.taxIDOnFile = taxIDOnFile
        self.state = state
    }
}

/// A link to a partner above, which may end.
final class Link {
    let parent: Int
    let relation: StaticString
    let linkedOn: Day
    var unlinkedOn: Day?

    init(parent: Int, relation: StaticString, linkedOn: Day) {
        self.parent = parent
        self.relation = relation
        self.linkedOn = linkedOn
    }
}

/// A tier given by hand.
final class Override {
    let tier: StaticString
    let until: Day?

    init(tier: StaticString, until: Day?) {
        self.tier = tier
        self.until = until
    }
}
