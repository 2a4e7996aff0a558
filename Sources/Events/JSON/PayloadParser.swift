import Accounting

/// Turns the JSON form of a message into its canonical bytes, by the message's descriptor.
///
/// The members of an object may stand in any order; the bytes are put in that of the schema.
struct PayloadParser {
    /// The bytes of the message.
    var out = WireWriter()
    /// The name of the member read last.
    var key: [UInt8] = []
    /// The text read last.
    private(set) var scratch: [UInt8] = []
    private var amount: [UInt8] = []

    /// Reads an object as a message of this shape and appends its fields to `out`.
    mutating func message(
        _ descriptor: MessageDescriptor, from reader: inout JSONReader
    ) throws(JSONError) {
        let start = out.count
        // Where each field's bytes end up; a field that has not been seen has nothing.
        var places = InlineArray<16, Range<Int>>(repeating: start..<start)
        var seen: UInt32 = 0
        var guess = 0
        var isInOrder = true
        try reader.beginObject()
        while try reader.nextKey(into: &key) {
            guard let index = descriptor.index(of: key, guess: guess) else {
                throw unknown(descriptor, at: reader)
            }
            let field = descriptor.fields[index]
            guard seen & (1 << index) == 0 else {
                throw reader.error(at: reader.keyOffset, "stands twice").inside(member: field.name)
            }
            isInOrder = isInOrder && seen >> index == 0
            seen |= 1 << index
            let from = out.count
            do throws(JSONError) {
                try self.field(field, from: &reader)
            } catch {
                throw error.inside(member: field.name)
            }
            places[index] = from..<out.count
            guess = index + 1
        }
        if seen & descriptor.required != descriptor.required {
            try refuseMissing(descriptor, seen, at: reader)
        }
        if !isInOrder { out.reorder(from: start, places) }
    }

    private func unknown(_ descriptor: MessageDescriptor, at reader: borrowing JSONReader)
        -> JSONError
    {
        let name = String(decoding: key, as: UTF8.self)
        let advice = NearestName.advice(for: name, among: descriptor.fields.map(\.name))
        return reader.error(at: reader.keyOffset, "is not known", advice).inside(member: name)
    }

    private func refuseMissing(
        _ descriptor: MessageDescriptor, _ seen: UInt32, at reader: borrowing JSONReader
    ) throws(JSONError) {
        for (index, field) in descriptor.fields.enumerated()
        where field.mustBeThere && seen & (1 << index) == 0 {
            let mayBeEmpty = field.label == .repeated && !field.notEmpty
            throw reader.error(
                at: reader.offset - 1, "is missing", mayBeEmpty ? "write [] for an empty list" : ""
            ).inside(member: field.name)
        }
    }

    private mutating func field(
        _ field: FieldDescriptor, from reader: inout JSONReader
    ) throws(JSONError) {
        guard field.label == .repeated else { return try element(field, from: &reader) }
        let start = out.count
        let opening = reader.offset
        var numbers: [UInt32] = []
        var count = 0
        try reader.beginArray()
        while try reader.nextElement() {
            do throws(JSONError) {
                switch field.kind {
                case .uint32: numbers.append(try reader.integer(UInt32.self))
                case .value: numbers.append(UInt32(try word(field, from: &reader)))
                default: try element(field, from: &reader)
                }
            } catch {
                throw error.inside(index: count)
            }
            count += 1
        }
        out.numbers(UInt32(field.number), numbers)
        if field.notEmpty, out.count == start {
            throw reader.error(at: opening, "is empty", "it needs at least one element")
        }
    }

    // MARK: - Values

    private mutating func element(
        _ field: FieldDescriptor, from reader: inout JSONReader
    ) throws(JSONError) {
        let number = UInt32(field.number)
        let always = field.label == .optional
        switch field.kind {
        case .id, .text, .country, .period: try text(field, from: &reader)
        case .uint32: out.plain(number, UInt64(try reader.integer(UInt32.self)), always: always)
        case .uint64: out.plain(number, try reader.integer(UInt64.self), always: always)
        case .int64:
            let value = WireWriter.zigzag(try reader.integer(Int64.self))
            out.plain(number, value, always: always)
        case .bool: out.plain(number, try reader.bool() ? 1 : 0, always: always)
        case .date:
            let date = try date(from: &reader)
            out.plain(number, WireWriter.zigzag(Int64(date.daysSince1970)), always: always)
        case .instant:
            let instant = try instant(from: &reader)
            out.plain(number, WireWriter.zigzag(instant.microsecondsSince1970), always: always)
        case .percent:
            let advice = "write a percentage in quotes, \"12.5%\""
            let rate = try scalar(advice, from: &reader) { bytes throws(AccountingError) in
                try Rate(parsing: bytes)
            }
            out.plain(number, UInt64(bitPattern: rate.partsPerMillion), always: always)
        case .sha256: out.hash(number, try hash(from: &reader))
        case .currency: out.currency(number, try currency(from: &reader))
        case .money: out.money(number, try money(from: &reader))
        case .exchangeRate:
            let advice = "write a decimal above zero in quotes, \"1.0815\""
            let rate = try scalar(advice, from: &reader) { bytes throws(AccountingError) in
                try ExchangeRate(parsing: bytes)
            }
            out.exchangeRate(number, rate)
        case .value: out.plain(number, UInt64(try word(field, from: &reader)), always: true)
        case .message(let descriptor):
            let place = out.beginMessage(number)
            try message(descriptor, from: &reader)
            out.endMessage(place)
        }
    }

    /// Replaces `scratch` by the text that comes next; returns where it begins.
    mutating func text(
        from reader: inout JSONReader, _ advice: String = ""
    ) throws(JSONError) -> Int {
        try reader.expect(.string, advice)
        let start = reader.offset
        scratch.removeAll(keepingCapacity: true)
        try reader.string(into: &scratch)
        return start
    }

    private mutating func text(
        _ field: FieldDescriptor, from reader: inout JSONReader
    ) throws(JSONError) {
        let start = try text(from: &reader)
        if let (problem, advice) = TextRule.problem(scratch, as: field.kind) {
            throw reader.error(at: start, problem, advice)
        }
        out.blob(UInt32(field.number), scratch)
    }

    mutating func hash(from reader: inout JSONReader) throws(JSONError) -> ContentHash {
        let start = try text(from: &reader)
        guard let hash = ContentHash(hex: scratch.span) else {
            throw reader.error(
                at: start, "is no SHA-256", "write its 64 lower-case hexadecimal digits")
        }
        return hash
    }

    private mutating func word(
        _ field: FieldDescriptor, from reader: inout JSONReader
    ) throws(JSONError) -> UInt8 {
        guard case .value(let list) = field.kind else { return 0 }
        let start = try text(from: &reader)
        let name = String(decoding: scratch, as: UTF8.self)
        guard let value = list.rawValue(of: scratch), name != field.except else {
            let words = field.words.map { "\"\($0)\"" }.joined(separator: ", ")
            throw reader.error(at: start, "is \"\(name.prefix(40))\"", "write one of \(words)")
        }
        return value
    }

    mutating func date(from reader: inout JSONReader) throws(JSONError) -> BusinessDate {
        let advice = "write a date in quotes, \"2025-01-31\""
        return try scalar(advice, from: &reader) { bytes throws(AccountingError) in
            try BusinessDate(parsing: bytes)
        }
    }

    mutating func instant(from reader: inout JSONReader) throws(JSONError) -> Instant {
        let advice = "write an instant in quotes, \"2025-01-31T09:30:00Z\""
        return try scalar(advice, from: &reader) { bytes throws(AccountingError) in
            try Instant(parsing: bytes)
        }
    }

    private mutating func currency(from reader: inout JSONReader) throws(JSONError) -> Currency {
        let advice = "write the three capital letters of ISO 4217 in quotes, \"USD\""
        return try scalar(advice, from: &reader) { bytes throws(AccountingError) in
            try Currency(parsing: bytes)
        }
    }

    /// A value that stands in quotes.
    private mutating func scalar<Value>(
        _ advice: String, from reader: inout JSONReader,
        _ parse: (Span<UInt8>) throws(AccountingError) -> Value
    ) throws(JSONError) -> Value {
        let start = try text(from: &reader, advice)
        do throws(AccountingError) {
            return try parse(scratch.span)
        } catch {
            throw reader.error(at: start, error, advice)
        }
    }

    // MARK: - Money

    private static let money = "{\"amount\":\"100.00\",\"currency\":\"USD\"}"
    private static let amountName = Array("amount".utf8)
    private static let currencyName = Array("currency".utf8)

    private mutating func money(from reader: inout JSONReader) throws(JSONError) -> Money {
        try reader.expect(.object, "write \(Self.money)")
        var amountAt: Int?
        var currency: Currency?
        try reader.beginObject()
        while try reader.nextKey(into: &key) {
            if key == Self.amountName, amountAt == nil {
                do throws(JSONError) {
                    let advice = "write an exact decimal in quotes, \"100.00\""
                    amountAt = try text(from: &reader, advice)
                } catch {
                    throw error.inside(member: "amount")
                }
                swap(&scratch, &amount)
            } else if key == Self.currencyName, currency == nil {
                do throws(JSONError) {
                    currency = try self.currency(from: &reader)
                } catch {
                    throw error.inside(member: "currency")
                }
            } else {
                throw unknownInMoney(at: reader)
            }
        }
        guard let amountAt, let currency else {
            throw reader.error(at: reader.offset - 1, "is missing", "write \(Self.money)")
                .inside(member: amountAt == nil ? "amount" : "currency")
        }
        do throws(AccountingError) {
            return try Money(parsing: amount.span, currency: currency)
        } catch {
            throw reader.error(at: amountAt, error, "").inside(member: "amount")
        }
    }

    private func unknownInMoney(at reader: borrowing JSONReader) -> JSONError {
        let isTwice = key == Self.amountName || key == Self.currencyName
        return reader.error(
            at: reader.keyOffset, isTwice ? "stands twice" : "is not known",
            "write \(Self.money)"
        ).inside(member: String(decoding: key, as: UTF8.self))
    }
}

extension JSONReader {
    /// The offset of the value that comes next.
    mutating func place() throws(JSONError) -> Int {
        _ = try peek()
        return offset
    }

    /// What the domain says of a value, as a clause.
    func error(at offset: Int, _ cause: AccountingError, _ advice: String) -> JSONError {
        switch cause {
        case .malformed(let type, let text, let reason):
            error(at: offset, "is \"\(text)\", not a valid \(type): \(reason)", advice)
        case .outOfRange(_, let value):
            error(at: offset, "is \(value), which is out of range")
        case .unknownCurrency(let code):
            error(at: offset, "is \"\(code)\", no currency of ISO 4217")
        case .noMinorUnit(let code):
            error(at: offset, "is \"\(code)\", which has no minor unit to state an amount in")
        default:
            error(at: offset, "is refused: \(cause)")
        }
    }
}
