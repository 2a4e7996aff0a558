import Projections

/// The words of the names of known customers, and which customers have each.
///
/// A known customer is a different normalised name and country that a submission has named; its
/// number is that of its candidate list.
final class NameTokens {
    /// A word that more customers have proposes nobody (rules.md section 8).
    static let limit: UInt32 = 1_000

    let numbers = KeyedTable<TextKey, NumberRow>("token-numbers")
    /// How many known customers have a word, by number of the word.
    let counts = OrdinalTable<NumberRow>("token-customers")
    /// The customers of a word, ascending, the first `limit`.
    let customers = OrdinalTable<NumbersRow>("token-customer-lists")
    /// The words of a customer, ascending, by number of the customer.
    let tokens = OrdinalTable<NumbersRow>("customer-tokens")
    let count: Counter

    init(count: Counter) {
        self.count = count
    }

    /// Takes in a customer that has not been known before.
    func add(_ name: CustomerName, customer: UInt32) throws {
        var numbers: [UInt32] = []
        for token in name.tokens {
            let number = try number(of: token)
            let known = try counts.row(number)?.number ?? 0
            counts.set(number, to: NumberRow(known + 1))
            if known < Self.limit {
                try customers.update(number) { row in
                    row = row ?? NumbersRow([])
                    row?.numbers.append(customer)
                }
            }
            numbers.append(number)
        }
        tokens.set(customer, to: NumbersRow(numbers.sorted()))
    }

    /// The number of a word, or nil where no known customer has it.
    func known(_ token: String) throws -> UInt32? {
        try numbers.row(TextKey(token))?.number
    }

    private func number(of token: String) throws -> UInt32 {
        if let known = try known(token) { return known }
        let number = try count.next()
        numbers.set(TextKey(token), to: NumberRow(number))
        return number
    }
}

/// Numbers, ascending.
struct NumbersRow: TableRow, Equatable {
    var numbers: [UInt32]

    init(_ numbers: [UInt32]) {
        self.numbers = numbers
    }

    func encode(into writer: inout RowWriter) {
        writer.put(numbers)
    }

    init(decoding reader: inout RowReader) throws(RowError) {
        numbers = try reader.integers()
    }
}
