import Accounting

// The fields of a message by their kinds. What is required is thrown as missing where it is not
// there; a plain number, date or flag that is not there is zero, as protobuf has it.

// MARK: - Texts and hashes

extension WireCursor {
    @_lifetime(copy self)
    mutating func text(_ number: UInt8) throws(WireError) -> TextView {
        guard take(number, .bytes) else { throw missing(number) }
        let text = try blob()
        guard text.byteCount > 0 else { throw .notCanonical }
        return TextView(text)
    }

    @_lifetime(copy self)
    mutating func optionalText(_ number: UInt8) throws(WireError) -> TextView? {
        guard take(number, .bytes) else { return nil }
        return TextView(try blob())
    }

    mutating func hash(_ number: UInt8) throws(WireError) -> ContentHash {
        guard let hash = try optionalHash(number) else { throw missing(number) }
        return hash
    }

    mutating func optionalHash(_ number: UInt8) throws(WireError) -> ContentHash? {
        guard take(number, .bytes) else { return nil }
        guard let hash = ContentHash(bytes: try blob()) else {
            throw .badValue(field: Int(number))
        }
        return hash
    }
}

// MARK: - Numbers and flags

extension WireCursor {
    /// The varint of a field without presence: never zero on the wire.
    private mutating func number(_ number: UInt8) throws(WireError) -> UInt64 {
        guard take(number, .varint) else { return 0 }
        let value = try varint()
        guard value != 0 else { throw .notCanonical }
        return value
    }

    private mutating func optionalNumber(_ number: UInt8) throws(WireError) -> UInt64? {
        take(number, .varint) ? try varint() : nil
    }

    private func narrow<Value: FixedWidthInteger>(
        _ value: some FixedWidthInteger, _ number: UInt8, to type: Value.Type = Value.self
    ) throws(WireError) -> Value {
        guard let result = Value(exactly: value) else { throw .badValue(field: Int(number)) }
        return result
    }

    private func signed(_ value: UInt64) -> Int64 {
        Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    mutating func uint32(_ field: UInt8) throws(WireError) -> UInt32 {
        try narrow(try number(field), field)
    }

    mutating func optionalUInt32(_ field: UInt8) throws(WireError) -> UInt32? {
        guard let value = try optionalNumber(field) else { return nil }
        return try narrow(value, field)
    }

    mutating func uint64(_ field: UInt8) throws(WireError) -> UInt64 { try number(field) }

    mutating func optionalInt64(_ field: UInt8) throws(WireError) -> Int64? {
        guard let value = try optionalNumber(field) else { return nil }
        return signed(value)
    }

    mutating func bool(_ field: UInt8) throws(WireError) -> Bool {
        let value = try number(field)
        guard value <= 1 else { throw .badValue(field: Int(field)) }
        return value == 1
    }

    mutating func optionalBool(_ field: UInt8) throws(WireError) -> Bool? {
        guard let value = try optionalNumber(field) else { return nil }
        guard value <= 1 else { throw .badValue(field: Int(field)) }
        return value == 1
    }
}

// MARK: - Dates, instants and percentages

extension WireCursor {
    private func date(_ value: UInt64, _ field: UInt8) throws(WireError) -> BusinessDate {
        let days = BusinessDate(daysSince1970: try narrow(signed(value), field))
        guard days >= .min, days <= .max else { throw .badValue(field: Int(field)) }
        return days
    }

    mutating func date(_ field: UInt8) throws(WireError) -> BusinessDate {
        try date(try number(field), field)
    }

    mutating func optionalDate(_ field: UInt8) throws(WireError) -> BusinessDate? {
        guard let value = try optionalNumber(field) else { return nil }
        return try date(value, field)
    }

    mutating func optionalInstant(_ field: UInt8) throws(WireError) -> Instant? {
        guard let value = try optionalNumber(field) else { return nil }
        let instant = Instant(microsecondsSince1970: signed(value))
        guard instant.isWritable else { throw .badValue(field: Int(field)) }
        return instant
    }

    private func rate(_ value: UInt64, _ field: UInt8) throws(WireError) -> Rate {
        Rate(partsPerMillion: try narrow(value, field))
    }

    mutating func rate(_ field: UInt8) throws(WireError) -> Rate {
        try rate(try number(field), field)
    }

    mutating func optionalRate(_ field: UInt8) throws(WireError) -> Rate? {
        guard let value = try optionalNumber(field) else { return nil }
        return try rate(value, field)
    }
}

extension Instant {
    /// Whether the year has four digits, so that RFC 3339 can spell it.
    var isWritable: Bool {
        // 0001-01-01T00:00:00Z up to, not including, 10000-01-01T00:00:00Z.
        microsecondsSince1970 >= -62_135_596_800_000_000
            && microsecondsSince1970 < 253_402_300_800_000_000
    }
}

// MARK: - Words of closed lists, money, messages

extension WireCursor {
    mutating func value<Value: NamedValue>(_ field: UInt8) throws(WireError) -> Value {
        guard let value = try optionalValue(field, of: Value.self) else { throw missing(field) }
        return value
    }

    mutating func optionalValue<Value: NamedValue>(
        _ field: UInt8, of type: Value.Type = Value.self
    ) throws(WireError) -> Value? {
        guard let raw = try optionalNumber(field) else { return nil }
        guard let value = Value(rawValue: try narrow(raw, field)) else {
            throw .badValue(field: Int(field))
        }
        return value
    }

    mutating func currency(_ field: UInt8) throws(WireError) -> Currency {
        guard take(field, .varint) else { throw missing(field) }
        guard let currency = Currency(numericCode: try narrow(try varint(), field)) else {
            throw .badValue(field: Int(field))
        }
        return currency
    }

    mutating func money(_ field: UInt8) throws(WireError) -> Money {
        guard let money = try optionalMoney(field) else { throw missing(field) }
        return money
    }

    mutating func optionalMoney(_ field: UInt8) throws(WireError) -> Money? {
        guard take(field, .bytes) else { return nil }
        return try MoneyMessage.decode(try blob())
    }

    mutating func exchangeRate(_ field: UInt8) throws(WireError) -> ExchangeRate {
        guard let rate = try optionalExchangeRate(field) else { throw missing(field) }
        return rate
    }

    mutating func optionalExchangeRate(_ field: UInt8) throws(WireError) -> ExchangeRate? {
        guard take(field, .bytes) else { return nil }
        return try ExchangeRateMessage.decode(try blob())
    }

    @_lifetime(copy self)
    mutating func message<View: MessageView & ~Escapable>(
        _ field: UInt8
    ) throws(WireError) -> View {
        guard take(field, .bytes) else { throw missing(field) }
        return try View(try blob())
    }

    @_lifetime(copy self)
    mutating func optionalMessage<View: MessageView & ~Escapable>(
        _ field: UInt8
    ) throws(WireError) -> View? {
        guard take(field, .bytes) else { return nil }
        return try View(try blob())
    }
}

/// `Money` on the wire: minor units, currency.
enum MoneyMessage {
    static func decode(_ bytes: RawSpan) throws(WireError) -> Money {
        var cursor = WireCursor(bytes)
        let minorUnits = try cursor.minorUnits(1)
        let currency = try cursor.currency(2)
        try cursor.end(known: 0b110)
        return Money(minorUnits: minorUnits, currency: currency)
    }
}

/// `ExchangeRate` on the wire: digits, scale.
enum ExchangeRateMessage {
    static func decode(_ bytes: RawSpan) throws(WireError) -> ExchangeRate {
        var cursor = WireCursor(bytes)
        let digits = try cursor.rate(1).partsPerMillion
        let scale = try cursor.uint32(2)
        try cursor.end(known: 0b110)
        guard let narrow = UInt8(exactly: scale),
            let rate = try? ExchangeRate(digits: digits, scale: narrow)
        else { throw .badValue(field: 1) }
        guard rate.digits == digits else { throw .notCanonical }
        return rate
    }
}

extension WireCursor {
    fileprivate mutating func minorUnits(_ field: UInt8) throws(WireError) -> Int64 {
        signed(try number(field))
    }
}
