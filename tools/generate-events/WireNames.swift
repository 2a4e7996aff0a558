/// What the functions and views of Sources/Events/Wire are called for each kind of field.
enum WireNames {
    private static func stem(_ kind: Field.Kind) -> String {
        switch kind {
        case .id, .text, .country, .period: "text"
        case .uint32: "uint32"
        case .uint64: "uint64"
        case .int64: "int64"
        case .bool: "bool"
        case .date: "date"
        case .instant: "instant"
        case .percent: "rate"
        case .sha256: "hash"
        case .currency: "currency"
        case .money: "money"
        case .exchangeRate: "exchangeRate"
        case .enumeration: "value"
        case .message: "message"
        }
    }

    private static func plural(_ kind: Field.Kind) -> String {
        kind == .uint32 ? "numbers" : stem(kind) + "s"
    }

    /// The function of `WireCursor`.
    static func reader(_ field: Field) -> String {
        switch field.label {
        case .required: stem(field.kind)
        case .optional:
            field.kind == .uint32
                ? "optionalUInt32" : "optional" + Names.upperFirst(stem(field.kind))
        case .repeated: plural(field.kind)
        }
    }

    /// The function of `WireWriter`.
    static func writer(_ field: Field) -> String {
        field.label == .repeated ? plural(field.kind) : stem(field.kind)
    }

    /// The type of the field's property in a view.
    static func viewProperty(_ field: Field) -> String {
        if field.label == .repeated { return list(field.kind) }
        let element = element(field.kind)
        return field.label == .optional ? element + "?" : element
    }

    private static func element(_ kind: Field.Kind) -> String {
        switch kind {
        case .id, .text, .country, .period: "TextView"
        case .message(let name): name + "View"
        default: SwiftNames.element(kind)
        }
    }

    private static func list(_ kind: Field.Kind) -> String {
        switch kind {
        case .uint32: "NumberListView"
        case .money: "MoneyListView"
        case .enumeration(let name): "ValueListView<\(name)>"
        case .message(let name): "MessageListView<\(name)View>"
        default: "TextListView"
        }
    }
}
