import Accounting

// The fields of a message by their kinds, mirroring `WireCursor+Fields.swift`. A required number,
// date or flag that is zero is left out, as protobuf has it; an optional one is written whenever
// it is there.

extension WireWriter {
    /// A varint; `always` also where it is zero.
    mutating func plain(_ field: UInt32, _ value: UInt64, always: Bool) {
        guard always || value != 0 else { return }
        tag(field, .varint)
        varint(value)
    }

    // MARK: Texts and hashes

    mutating func text(_ field: UInt32, _ value: String) {
        if !value.isEmpty { blob(field, value.utf8) }
    }

    mutating func text(_ field: UInt32, _ value: String?) {
        if let value { blob(field, value.utf8) }
    }

    mutating func texts(_ field: UInt32, _ values: [String]) {
        for value in values { blob(field, value.utf8) }
    }

    mutating func hash(_ field: UInt32, _ value: ContentHash?) {
        if let value { blob(field, value.bytes) }
    }

    // MARK: Numbers and flags

    mutating func uint32(_ field: UInt32, _ value: UInt32) {
        plain(field, UInt64(value), always: false)
    }

    mutating func uint32(_ field: UInt32, _ value: UInt32?) {
        if let value { plain(field, UInt64(value), always: true) }
    }

    mutating func numbers(_ field: UInt32, _ values: [UInt32]) {
        guard !values.isEmpty else { return }
        message(field) { out in
            for value in values { out.varint(UInt64(value)) }
        }
    }

    mutating func uint64(_ field: UInt32, _ value: UInt64) {
        plain(field, value, always: false)
    }

    mutating func int64(_ field: UInt32, _ value: Int64?) {
        if let value { plain(field, Self.zigzag(value), always: true) }
    }

    mutating func bool(_ field: UInt32, _ value: Bool) {
        plain(field, value ? 1 : 0, always: false)
    }

    mutating func bool(_ field: UInt32, _ value: Bool?) {
        if let value { plain(field, value ? 1 : 0, always: true) }
    }

    // MARK: Dates, instants and percentages

    mutating func date(_ field: UInt32, _ value: BusinessDate) {
        plain(field, Self.zigzag(Int64(value.daysSince1970)), always: false)
    }

    mutating func date(_ field: UInt32, _ value: BusinessDate?) {
        if let value { plain(field, Self.zigzag(Int64(value.daysSince1970)), always: true) }
    }

    mutating func instant(_ field: UInt32, _ value: Instant?) {
        if let value { plain(field, Self.zigzag(value.microsecondsSince1970), always: true) }
    }

    mutating func rate(_ field: UInt32, _ value: Rate) {
        plain(field, UInt64(bitPattern: value.partsPerMillion), always: false)
    }

    mutating func rate(_ field: UInt32, _ value: Rate?) {
        if let value { plain(field, UInt64(bitPattern: value.partsPerMillion), always: true) }
    }

    // MARK: Words of closed lists, money, messages

    mutating func value(_ field: UInt32, _ value: (some NamedValue)?) {
        if let value { plain(field, UInt64(value.rawValue), always: true) }
    }

    mutating func values(_ field: UInt32, _ values: [some NamedValue]) {
        guard !values.isEmpty else { return }
        message(field) { out in
            for value in values { out.varint(UInt64(value.rawValue)) }
        }
    }

    mutating func currency(_ field: UInt32, _ value: Currency) {
        plain(field, UInt64(value.numericCode), always: true)
    }

    mutating func money(_ field: UInt32, _ value: Money?) {
        guard let value else { return }
        message(field) { out in
            out.plain(1, Self.zigzag(value.minorUnits), always: false)
            out.currency(2, value.currency)
        }
    }

    mutating func moneys(_ field: UInt32, _ values: [Money]) {
        for value in values { money(field, value) }
    }

    mutating func exchangeRate(_ field: UInt32, _ value: ExchangeRate?) {
        guard let value else { return }
        message(field) { out in
            out.plain(1, UInt64(value.digits), always: true)
            out.plain(2, UInt64(value.scale), always: false)
        }
    }

    mutating func message(_ field: UInt32, _ value: (some WireMessage)?) {
        if let value { message(field) { value.encode(into: &$0) } }
    }

    mutating func messages(_ field: UInt32, _ values: [some WireMessage]) {
        for value in values { message(field) { value.encode(into: &$0) } }
    }
}

/// A message that can be written: the generated structs.
package protocol WireMessage {
    /// Appends the message's fields, without tag and length.
    func encode(into out: inout WireWriter)
}
