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
        let value: PlanValue
    }

    /// An object of `members`: JSON that is the same for every row as soon as all of them are.
    static func object(of members: [Member]) -> PlanValue {
        let joined = joining(members)
        guard joined.count == 1, case .constant(let json) = joined[0].value else {
            return .object(joined)
        }
        return .constant([UInt8(ascii: "{")] + joined[0].key + json + [UInt8(ascii: "}")])
    }

    /// The members with neighbours that are the same for every row made one, written at once: the
    /// key of the first, and for a value its own with the others' keys and values after it.
    static func joining(_ members: [Member]) -> [Member] {
        var result: [Member] = []
        for member in members {
            guard case .constant(let json) = member.value, let last = result.last,
                case .constant(let earlier) = last.value
            else {
                result.append(member)
                continue
            }
            let joined = earlier + [UInt8(ascii: ",")] + member.key + json
            result[result.count - 1] = Member(key: last.key, value: .constant(joined))
        }
        return result
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
