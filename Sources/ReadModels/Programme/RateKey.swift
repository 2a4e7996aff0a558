import Accounting
import Projections

/// Which published exchange rate: rate set, currencies and the date it is of.
package struct RateKey: TableKey {
    package let rateSet: String
    package let base: UInt16
    package let quote: UInt16
    package let date: Int32

    package init(rateSet: String, base: Currency, quote: Currency, date: BusinessDate) {
        self.rateSet = rateSet
        self.base = base.numericCode
        self.quote = quote.numericCode
        self.date = date.daysSince1970
    }

    /// Currencies, date (offset so that its order is that of the bytes), then the set's name.
    package func encode(into writer: inout RowWriter) {
        writer.putKey(base)
        writer.putKey(quote)
        writer.putKey(UInt32(bitPattern: date) ^ 0x8000_0000)
        TextKey(rateSet).encode(into: &writer)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        base = try reader.key()
        quote = try reader.key()
        date = Int32(bitPattern: try reader.key(UInt32.self) ^ 0x8000_0000)
        rateSet = try reader.rest()
    }

    package var sortPrefix: UInt64 {
        UInt64(base) << 48 | UInt64(quote) << 32 | UInt64(UInt32(bitPattern: date) ^ 0x8000_0000)
    }

    package var fingerprint: UInt64 {
        let numbers = UInt64(base) << 48 | UInt64(quote) << 32 | UInt64(UInt32(bitPattern: date))
        return (numbers &+ rateSet.bytesFingerprint).fingerprint
    }

    package static func < (one: RateKey, other: RateKey) -> Bool {
        if one.base != other.base { return one.base < other.base }
        if one.quote != other.quote { return one.quote < other.quote }
        if one.date != other.date { return one.date < other.date }
        return TextKey(one.rateSet) < TextKey(other.rateSet)
    }
}

/// The rate of a day: what was published for it last, and what was before.
package struct RateRow: TableRow, Equatable {
    package var published: PublishedRate
    /// What it corrects, in log order; seldom anything.
    package var earlier: [PublishedRate] = []

    package init(_ published: PublishedRate) {
        self.published = published
    }

    /// The rate as known at a position; nil before it was published.
    package func rate(knownAt position: UInt64) -> ExchangeRate? {
        if published.position <= position { return published.rate }
        return earlier.last { $0.position <= position }?.rate
    }

    package func encode(into writer: inout RowWriter) {
        published.encode(into: &writer)
        writer.put(earlier)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        published = try PublishedRate(decoding: &reader)
        earlier = try reader.list()
    }
}

/// A rate and the position of the event that published it.
package struct PublishedRate: TableRow, Equatable {
    package var rate: ExchangeRate
    package var position: UInt64

    package init(rate: ExchangeRate, position: UInt64) {
        self.rate = rate
        self.position = position
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(rate.digits)
        writer.put(rate.scale)
        writer.put(position)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        let digits = try reader.integer(Int64.self)
        rate = try reader.exchangeRate(digits: digits, scale: try reader.integer())
        position = try reader.integer()
    }
}
