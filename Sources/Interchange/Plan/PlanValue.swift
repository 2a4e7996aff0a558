import Accounting

/// A piece of an event's JSON, as a plan describes it.
///
/// What comes out empty is left out: a text without letters, an amount without a number, an object
/// without members. Lists stay, as some have to be there even when they are empty.
indirect enum PlanValue: Sendable {
    /// JSON that is the same for every row.
    case constant([UInt8])
    case text(Template)
    /// A whole number, written without quotes.
    case number(Template)
    /// `true` or `false`, written without quotes.
    case boolean(Template)
    case money(MoneyPlan)
    case object([Member])
    case list([PlanValue])
    /// A list of the parts of one value.
    case split(Template, separator: [UInt8])
    /// A list with one element for every row of the group.
    case each(PlanValue)

    struct Member: Sendable {
        /// The key with its quotes and its colon.
        let key: [UInt8]
        /// The key as the plan has it, for messages.
        let name: String
        let value: PlanValue
    }
}

/// An amount and what it is in.
struct MoneyPlan: Sendable {
    enum Amount: Sendable {
        case value(Template)
        /// The sum of these; in a gathered event, outside `each`, over all rows of the group.
        case sum([Template], overGroup: Bool)
        /// The part of an amount that falls on this row of the join, in proportion to the sum of
        /// the weights, by largest remainder.
        case share(Template, by: [Template])
    }

    enum Unit: Sendable {
        case fixed(Currency)
        case code(Template)
    }

    let amount: Amount
    let unit: Unit
}
