import Accounting
import Projections

// How the values of Accounting lie in the rows of every model; see docs/DATA-FILES.md.

extension RowWriter {
    /// A byte that says whether there is a value, then the value.
    package mutating func put<Value: FixedWidthInteger>(optional value: Value?) {
        put(value != nil)
        if let value { put(value) }
    }

    /// Minor units, then the currency's number.
    package mutating func put(_ money: Money) {
        put(money.minorUnits)
        put(money.currency.numericCode)
    }

    /// A byte that says whether there is a date, then the date.
    package mutating func put(optional date: BusinessDate?) {
        put(optional: date?.daysSince1970)
    }
}

extension RowReader {
    package mutating func optional<Value: FixedWidthInteger>(
        _ type: Value.Type = Value.self
    ) throws(RowError) -> Value? {
        try flag() ? try integer(Value.self) : nil
    }

    package mutating func date() throws(RowError) -> BusinessDate {
        BusinessDate(daysSince1970: try integer())
    }

    package mutating func optionalDate() throws(RowError) -> BusinessDate? {
        try flag() ? try date() : nil
    }

    package mutating func currency() throws(RowError) -> Currency {
        guard let currency = Currency(numericCode: try integer()) else { throw RowError(offset: 0) }
        return currency
    }

    package mutating func money() throws(RowError) -> Money {
        let minorUnits = try integer(Int64.self)
        return Money(minorUnits: minorUnits, currency: try currency())
    }

    package mutating func exchangeRate(digits: Int64, scale: UInt8) throws(RowError) -> ExchangeRate
    {
        guard let rate = try? ExchangeRate(digits: digits, scale: scale) else {
            throw RowError(offset: 0)
        }
        return rate
    }

    package mutating func rounding() throws(RowError) -> Rounding {
        guard let rounding = Rounding(rawValue: try integer()) else { throw RowError(offset: 0) }
        return rounding
    }

    package mutating func period() throws(RowError) -> Period {
        guard let period = Period(rawValue: try integer()) else { throw RowError(offset: 0) }
        return period
    }

    package mutating func kind() throws(RowError) -> EntryKind {
        guard let kind = EntryKind(rawValue: try integer()) else { throw RowError(offset: 0) }
        return kind
    }

    package mutating func cause() throws(RowError) -> EntryCause {
        guard let cause = EntryCause(rawValue: try integer()) else { throw RowError(offset: 0) }
        return cause
    }
}
