import Accounting
import Events
import Projections

/// A marketing fund as its events state it. What is available, reserved or expired on a day is
/// worked out from it by `FundLedger`.
package struct FundRow: TableRow, Equatable {
    /// The fund's own id.
    package var id: String
    package var partner: UInt32
    package var currency: Currency
    /// In log order.
    package var allocations: [FundAllocation] = []
    /// In log order.
    package var requests: [FundRequest] = []

    package init(id: String, partner: UInt32, currency: Currency) {
        self.id = id
        self.partner = partner
        self.currency = currency
    }

    /// The request with this id.
    ///
    /// - Complexity: O(n) in the fund's requests.
    package func request(_ id: String) -> FundRequest? {
        requests.first { $0.id == id }
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(partner)
        writer.put(currency.numericCode)
        writer.put(id)
        writer.put(allocations)
        writer.put(requests)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        partner = try reader.integer()
        currency = try reader.currency()
        id = try reader.text()
        allocations = try reader.list()
        requests = try reader.list()
    }
}

/// Money given to a fund. Amounts of a fund are minor units of its currency.
package struct FundAllocation: TableRow, Equatable {
    package var position: UInt64
    package var on: BusinessDate
    package var amount: Int64
    package var basis: FundBasis
    /// The day on which what is then available of it expires.
    package var expiresOn: BusinessDate

    package init(
        position: UInt64, on: BusinessDate, amount: Int64, basis: FundBasis,
        expiresOn: BusinessDate
    ) {
        self.position = position
        self.on = on
        self.amount = amount
        self.basis = basis
        self.expiresOn = expiresOn
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(position)
        writer.put(on.daysSince1970)
        writer.put(amount)
        writer.put(basis.rawValue)
        writer.put(expiresOn.daysSince1970)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        position = try reader.integer()
        on = try reader.date()
        amount = try reader.integer()
        basis = try reader.named()
        expiresOn = try reader.date()
    }
}
