/// How the types and values of a schema are spelled in Swift.
enum SwiftNames {
    private static let keywords: Set<String> = [
        "as", "case", "default", "extension", "import", "in", "is", "operator", "return",
    ]

    /// The type of one value of the field, without its label.
    static func element(_ kind: Field.Kind) -> String {
        switch kind {
        case .id, .text, .country, .period: "String"
        case .uint32: "UInt32"
        case .uint64: "UInt64"
        case .int64: "Int64"
        case .bool: "Bool"
        case .date: "BusinessDate"
        case .instant: "Instant"
        case .percent: "Rate"
        case .sha256: "ContentHash"
        case .currency: "Currency"
        case .money: "Money"
        case .exchangeRate: "ExchangeRate"
        case .enumeration(let name), .message(let name): name
        }
    }

    /// The type of the stored property.
    static func property(_ field: Field) -> String {
        let element = element(field.kind)
        return switch field.label {
        case .required: element
        case .optional: element + "?"
        case .repeated: "[\(element)]"
        }
    }

    /// The name as an identifier, in backticks where it is a keyword.
    static func identifier(_ name: String) -> String {
        keywords.contains(name) ? "`\(name)`" : name
    }
}
