import Accounting

/// Writes the canonical bytes of a message as JSON, by the message's descriptor: the members in
/// the order of the schema, a list that must be there also where it is empty.
enum PayloadPrinter {
    static func object(
        _ descriptor: MessageDescriptor, _ bytes: RawSpan, into json: inout JSONWriter
    ) throws(WireError) {
        var cursor = WireCursor(bytes)
        json.beginObject()
        for field in descriptor.fields {
            if field.label == .repeated {
                try list(field, &cursor, into: &json)
            } else {
                try member(field, &cursor, into: &json)
            }
        }
        json.endObject()
        try cursor.end(known: descriptor.knownNumbers)
    }

    // MARK: - Lists

    private static func list(
        _ field: FieldDescriptor, _ cursor: inout WireCursor, into json: inout JSONWriter
    ) throws(WireError) {
        let number = UInt8(field.number)
        guard cursor.take(number, .bytes) else {
            guard field.mustBeThere else { return }
            json.key(of: field)
            json.beginArray()
            json.endArray()
            return
        }
        json.key(of: field)
        json.beginArray()
        switch field.kind {
        case .uint32, .value:
            var numbers = WireCursor(try cursor.blob())
            guard !numbers.isAtEnd else { throw .notCanonical }
            while !numbers.isAtEnd {
                try self.number(field, try numbers.varint(), into: &json)
            }
        default:
            repeat {
                try content(field, try cursor.blob(), into: &json)
            } while cursor.take(number, .bytes)
        }
        json.endArray()
    }

    // MARK: - Single values

    private static func member(
        _ field: FieldDescriptor, _ cursor: inout WireCursor, into json: inout JSONWriter
    ) throws(WireError) {
        let number = UInt8(field.number)
        if field.kind.isNumber {
            if cursor.take(number, .varint) {
                json.key(of: field)
                let value = try cursor.varint()
                guard value != 0 || field.label == .optional else { throw .notCanonical }
                try self.number(field, value, into: &json)
            } else if field.label == .required {
                guard field.kind.hasZero else { throw cursor.missing(number) }
                json.key(of: field)
                try self.number(field, 0, into: &json)
            }
        } else if cursor.take(number, .bytes) {
            json.key(of: field)
            try content(field, try cursor.blob(), into: &json)
        } else if field.label == .required {
            throw cursor.missing(number)
        }
    }

    /// A value that is a varint on the wire.
    static func number(
        _ field: FieldDescriptor, _ value: UInt64, into json: inout JSONWriter
    ) throws(WireError) {
        let bad = WireError.badValue(field: field.number)
        let signed = Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
        switch field.kind {
        case .uint32:
            guard value <= UInt32.max else { throw bad }
            json.integer(value)
        case .int64: json.integer(signed)
        case .bool:
            guard value <= 1 else { throw bad }
            json.bool(value == 1)
        case .date:
            guard let days = Int32(exactly: signed),
                let date = try? BusinessDate(validating: Int(days))
            else { throw bad }
            json.quoted { date.write(into: &$0) }
        case .instant:
            let instant = Instant(microsecondsSince1970: signed)
            guard instant.isWritable else { throw bad }
            json.quoted { instant.write(into: &$0) }
        case .percent:
            guard let parts = Int64(exactly: value) else { throw bad }
            json.quoted { Rate(partsPerMillion: parts).write(into: &$0) }
        case .currency:
            guard let code = UInt16(exactly: value), let currency = Currency(numericCode: code)
            else { throw bad }
            json.quoted { currency.writeCode(into: &$0) }
        case .value(let list):
            guard let name = list.name(of: value) else { throw bad }
            json.string(name)
        default: json.integer(value)
        }
    }

    /// A value that begins with its length on the wire.
    static func content(
        _ field: FieldDescriptor, _ bytes: RawSpan, into json: inout JSONWriter
    ) throws(WireError) {
        switch field.kind {
        case .sha256:
            guard let hash = ContentHash(bytes: bytes) else {
                throw .badValue(field: field.number)
            }
            json.quoted { hash.write(into: &$0) }
        case .money: json.money(try MoneyMessage.decode(bytes))
        case .exchangeRate:
            let rate = try ExchangeRateMessage.decode(bytes)
            json.quoted { rate.write(into: &$0) }
        case .message(let descriptor): try object(descriptor, bytes, into: &json)
        default: json.string(try TextView(bytes).string())
        }
    }
}

extension JSONWriter {
    /// `{"amount":"48000.00","currency":"USD"}`.
    package mutating func money(_ money: Money) {
        beginObject()
        key("amount")
        quoted { money.writeAmount(into: &$0) }
        key("currency")
        quoted { money.currency.writeCode(into: &$0) }
        endObject()
    }

    package mutating func date(_ date: BusinessDate) { quoted { date.write(into: &$0) } }

    package mutating func instant(_ instant: Instant) { quoted { instant.write(into: &$0) } }
}

extension FieldDescriptor.Kind {
    /// Whether a value is a varint on the wire.
    var isNumber: Bool {
        switch self {
        case .uint32, .uint64, .int64, .bool, .date, .instant, .percent, .currency, .value: true
        case .id, .text, .country, .period, .sha256, .money, .exchangeRate, .message: false
        }
    }

    /// Whether zero is a value, so that a required field that is not on the wire is zero.
    var hasZero: Bool {
        switch self {
        case .currency, .value: false
        default: isNumber
        }
    }
}
