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
    /// The customers of a word, the first `limit`.
    let customers = ListTable<CustomerElement>("token-customer-lists")
    /// The words of a customer, by number of the customer.
    let tokens = OrdinalTable<TokenListRow>("customer-tokens")
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
                try customers.append(CustomerElement(customer: customer), to: UInt64(number))
            }
            numbers.append(number)
        }
        tokens.set(customer, to: TokenListRow(tokens: numbers.sorted()))
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

/// The words of a customer's name, by number, ascending.
struct TokenListRow: TableRow, Equatable {
    var tokens: [UInt32]

    init(tokens: [UInt32]) {
        self.tokens = tokens
    }

    func encode(into writer: inout RowWriter) {
        writer.put(tokens)
    }

    init(decoding reader: inout RowReader) throws(RowError) {
        tokens = try reader.integers()
    }
}

/// A customer in the list of those that have a word.
struct CustomerElement: ListElement, Equatable {
    static let encodedSize = 4

    var customer: UInt32

    func encode(into writer: inout RowWriter) {
        writer.put(customer)
    }

    init(customer: UInt32) {
        self.customer = customer
    }

    init(decoding reader: inout RowReader) throws(RowError) {
        customer = try reader.integer()
    }
}
