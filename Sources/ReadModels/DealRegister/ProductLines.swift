import Projections

/// Which product lines a deal names, a bit each for the first 63 of the register; the last bit
/// says that there are others, which the deal's text row has. No bit: none named, which is all.
package struct ProductLineMask: Equatable, Sendable {
    package var bits: UInt64

    static let others: UInt64 = 1 << 63

    package init(bits: UInt64) {
        self.bits = bits
    }

    /// The mask of the lines with these numbers, counted from 1.
    init(_ numbers: [UInt32]) {
        bits = 0
        for number in numbers { bits |= number <= 63 ? 1 << UInt64(number - 1) : Self.others }
    }

    var namesNone: Bool { bits == 0 }

    /// Whether two deals have a line in common, as far as the masks tell; nil where the other
    /// lines have to be compared.
    func overlaps(_ other: ProductLineMask) -> Bool? {
        if namesNone || other.namesNone { return true }
        let common = bits & other.bits
        if common & ~Self.others != 0 { return true }
        return common == 0 ? false : nil
    }
}

/// A number that stands for a text.
struct NumberRow: TableRow, Equatable {
    var number: UInt32

    func encode(into writer: inout RowWriter) {
        writer.put(number)
    }

    init(_ number: UInt32) {
        self.number = number
    }

    init(decoding reader: inout RowReader) throws(RowError) {
        number = try reader.integer()
    }
}

/// The text that a number stands for.
struct NameRow: TableRow, Equatable {
    var name: String

    func encode(into writer: inout RowWriter) {
        writer.put(name)
    }

    init(_ name: String) {
        self.name = name
    }

    init(decoding reader: inout RowReader) throws(RowError) {
        name = try reader.text()
    }
}

/// The product lines that deals have named, numbered from 1 in the order in which they came up.
///
/// Two lines are the same when their texts are the same byte for byte (up to the length that fits
/// into a key).
final class ProductLines {
    let numbers = KeyedTable<TextKey, NumberRow>("line-numbers")
    /// By number.
    let names = OrdinalTable<NameRow>("line-names")
    let count: Counter

    init(count: Counter) {
        self.count = count
    }

    /// The number of a line, a new one where it has not come up before.
    func number(of name: String) throws -> UInt32 {
        let key = TextKey(CustomerName.cut(name))
        if let known = try numbers.row(key) { return known.number }
        let number = try count.next()
        numbers.set(key, to: NumberRow(number))
        names.set(number, to: NameRow(name))
        return number
    }

    /// The numbers of those of `names` that have come up before.
    func known(_ names: [String]) throws -> [UInt32] {
        try names.compactMap { try numbers.row(TextKey(CustomerName.cut($0)))?.number }
    }
}

/// Hands out the next number of a sequence that is kept in a row of a table.
struct Counter {
    let table: OrdinalTable<NumberRow>
    let row: UInt32

    /// How many numbers have been handed out.
    func value() throws -> UInt32 {
        try table.row(row)?.number ?? 0
    }

    /// The next number, from 1.
    func next() throws -> UInt32 {
        let number = try value() + 1
        table.set(row, to: NumberRow(number))
        return number
    }
}
