import Projections

/// What is printed of a deal and decides nothing.
package struct DealTextRow: TableRow, Equatable {
    /// The deal's own id.
    package var id: String
    /// The customer's name as the last submission gave it.
    package var customer: String
    /// Its country, or empty.
    package var country: String
    /// The product lines in the order in which they were given, by their numbers in the register.
    package var lines: [UInt32]

    package init(id: String, customer: String, country: String, lines: [UInt32]) {
        self.id = id
        self.customer = customer
        self.country = country
        self.lines = lines
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(id)
        writer.put(customer)
        writer.put(country)
        writer.put(lines)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        id = try reader.text()
        customer = try reader.text()
        country = try reader.text()
        lines = try reader.integers()
    }
}
