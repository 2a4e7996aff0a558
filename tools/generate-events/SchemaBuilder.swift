/// Resolves parsed files into a `Schema` and refuses what the conventions do not allow.
struct SchemaBuilder {
    private let files: [ProtoFile]
    private var schema = Schema()
    private var numbers: [String: Int] = [:]

    /// Messages whose Swift type is written by hand in `Accounting`.
    private static let ownTypes = ["Money": Field.Kind.money, "ExchangeRate": .exchangeRate]

    private static let formats: [String: Field.Kind] = [
        "string/FORMAT_ID": .id, "string/FORMAT_TEXT": .text, "string/FORMAT_COUNTRY": .country,
        "string/FORMAT_PERIOD": .period, "bytes/FORMAT_SHA256": .sha256,
        "sint32/FORMAT_DATE": .date, "sint64/FORMAT_INSTANT": .instant,
        "int64/FORMAT_PERCENT": .percent, "uint32/": .uint32, "uint64/": .uint64,
        "sint64/": .int64, "bool/": .bool,
    ]

    static func build(_ files: [ProtoFile]) throws(SchemaError) -> Schema {
        var builder = SchemaBuilder(files)
        try builder.readBody()
        for file in files { try builder.add(file) }
        for (name, _) in builder.numbers where builder.schema.message(name)?.event == nil {
            throw SchemaError("record.proto", 0, "\(name) is in the body and has no event options")
        }
        return builder.schema
    }

    private init(_ files: [ProtoFile]) { self.files = files }

    private mutating func readBody() throws(SchemaError) {
        let record = files.lazy.flatMap(\.messages).first { $0.name == "Record" }
        guard let record else { throw SchemaError("record.proto", 0, "there is no Record") }
        for field in record.fields where field.oneof == "body" {
            guard field.number >= 100, numbers[field.type] == nil else {
                throw SchemaError("record.proto", field.line, "a body has one number from 100 up")
            }
            numbers[field.type] = field.number
        }
    }

    private mutating func add(_ file: ProtoFile) throws(SchemaError) {
        var family = Family(
            name: file.familyName, about: file.about, enums: [], messages: [])
        guard !["options", "currency"].contains(family.name) else { return }
        for parsed in file.enums {
            family.enums.append(try enumeration(parsed, in: file))
        }
        for parsed in file.messages where parsed.name != "Record" {
            guard Self.ownTypes[parsed.name] == nil else { continue }
            family.messages.append(try message(parsed, in: file))
        }
        schema.enums += family.enums
        schema.messages += family.messages
        schema.families.append(family)
    }

    private func enumeration(
        _ parsed: ProtoEnum, in file: ProtoFile
    ) throws(SchemaError) -> Enumeration {
        let prefix = Names.valuePrefix(parsed.name)
        var values: [Enumeration.Value] = []
        for value in parsed.values {
            guard value.name.hasPrefix(prefix) else {
                throw SchemaError(file.path, 0, "\(value.name) does not begin with \(prefix)")
            }
            let name = value.name.dropFirst(prefix.count).lowercased()
            if value.number == 0, name == "unspecified" { continue }
            values.append(
                .init(
                    name: name, swiftName: value.options["swift_name"] ?? Names.camel(name),
                    number: value.number, comment: value.comment))
        }
        guard values.count == parsed.values.count - 1, values.allSatisfy({ $0.number < 128 }) else {
            throw SchemaError(file.path, 0, "\(parsed.name): 0 is unspecified, others under 128")
        }
        return Enumeration(name: parsed.name, comment: parsed.comment, values: values)
    }

    private func message(
        _ parsed: ProtoMessage, in file: ProtoFile
    ) throws(SchemaError) -> Message {
        var fields: [Field] = []
        for field in parsed.fields {
            guard field.number > fields.last?.number ?? 0, field.number < 16 else {
                throw SchemaError(
                    file.path, field.line, "numbers rise, and are under 16: their tags are a byte")
            }
            fields.append(try self.field(field, in: file))
        }
        var message = Message(name: parsed.name, comment: parsed.comment, fields: fields)
        if let type = parsed.options["type"] {
            guard let stream = parsed.options["stream"], let id = parsed.options["stream_id"],
                let legal = parsed.options["legal_when"], let number = numbers[parsed.name]
            else {
                throw SchemaError(
                    file.path, parsed.line,
                    "\(parsed.name) needs stream, stream_id, legal_when and a number in the body")
            }
            let names = id.split(separator: "/").map { Names.camel(String($0)) }
            guard names.allSatisfy({ name in fields.contains { $0.name == name } }) else {
                throw SchemaError(file.path, parsed.line, "\(id) is no field of \(parsed.name)")
            }
            message.event = .init(
                type: type, number: number, streamKind: stream, streamId: names, legalWhen: legal)
        }
        guard !message.comment.isEmpty, parsed.fields.allSatisfy({ !$0.comment.isEmpty }) else {
            throw SchemaError(file.path, parsed.line, "\(parsed.name): something has no comment")
        }
        return message
    }

    private func field(_ parsed: ProtoField, in file: ProtoFile) throws(SchemaError) -> Field {
        let options = parsed.options
        let label: Field.Label =
            switch parsed.label {
            case .required: .required
            case .optional: .optional
            case .repeated: .repeated
            }
        return Field(
            name: Names.camel(parsed.name), protoName: parsed.name, protoType: parsed.type,
            number: parsed.number, kind: try kind(parsed, in: file), label: label,
            comment: parsed.comment, reference: options["reference"],
            mustBeThere: label == .required || options["required"] == "true",
            notEmpty: options["not_empty"] == "true", except: options["except"])
    }

    private func kind(_ parsed: ProtoField, in file: ProtoFile) throws(SchemaError) -> Field.Kind {
        if parsed.type == "Currency" { return .currency }
        if let own = Self.ownTypes[parsed.type] { return own }
        if let kind = Self.formats["\(parsed.type)/\(parsed.options["format"] ?? "")"] {
            return kind
        }
        if files.contains(where: { $0.enums.contains { $0.name == parsed.type } }) {
            return .enumeration(parsed.type)
        }
        if files.contains(where: { $0.messages.contains { $0.name == parsed.type } }) {
            return .message(parsed.type)
        }
        throw SchemaError(
            file.path, parsed.line, "\(parsed.name): no such type, or a format that it cannot have")
    }
}

extension ProtoFile {
    /// `schemas/daybook/v1/deal.proto` → `deal`.
    var familyName: String {
        let file = path.split(separator: "/").last ?? ""
        return String(file.prefix { $0 != "." })
    }
}
