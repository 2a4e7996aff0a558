/// The table of ISO 4217 and its two indexes: a direct one by number, a binary search by letters.
///
/// The rows are in Generated/CurrencyTable+Rows.swift, in order of code.
enum CurrencyTable {
    /// One currency of the list.
    struct Row: Sendable {
        let code: StaticString
        let numericCode: UInt16
        let exponent: UInt8
        let name: StaticString

        init(_ code: StaticString, _ numericCode: UInt16, _ exponent: UInt8, _ name: StaticString) {
            self.code = code
            self.numericCode = numericCode
            self.exponent = exponent
            self.name = name
        }
    }

    /// For each numeric code the index of its row plus one, 0 where there is none.
    private static let byNumber: [UInt8] = {
        var index = [UInt8](repeating: 0, count: 1_000)
        for (position, row) in rows.enumerated() {
            index[Int(row.numericCode)] = UInt8(position + 1)
        }
        return index
    }()

    /// The packed letters of each row, ascending like the rows.
    private static let letters: [UInt32] = rows.map { row in
        row.code.withUTF8Buffer { pack($0.span) ?? 0 }
    }

    static func rowIndex(numericCode: UInt16) -> Int? {
        guard numericCode < 1_000 else { return nil }
        let position = byNumber[Int(numericCode)]
        return position == 0 ? nil : Int(position) - 1
    }

    static func rowIndex(letters wanted: UInt32) -> Int? {
        var low = 0
        var high = letters.count
        while low < high {
            let middle = (low + high) / 2
            if letters[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return low < letters.count && letters[low] == wanted ? low : nil
    }

    /// Three capital letters as one number that orders like the text; nil for anything else.
    static func pack(_ bytes: Span<UInt8>) -> UInt32? {
        guard bytes.count == 3 else { return nil }
        var packed: UInt32 = 0
        for index in 0..<3 {
            let byte = bytes[index]
            guard byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") else { return nil }
            packed = packed << 8 | UInt32(byte)
        }
        return packed
    }
}
