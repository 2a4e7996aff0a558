import Accounting
import Events
import Projections

/// The shares of a won deal, in the order in which they were attributed.
package struct DealSharesRow: TableRow, Equatable {
    package var shares: [AttributedShare]

    package init(_ shares: [AttributedShare]) {
        self.shares = shares
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(shares)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        shares = try reader.list()
    }
}

/// A payee's share of a won deal.
package struct AttributedShare: TableRow, Equatable {
    package var payee: UInt32
    package var role: ShareRole
    /// Whether it is paid beside the amount; else the primary pool is split by it.
    package var isOverlay: Bool
    package var share: Rate

    package init(payee: UInt32, role: ShareRole, isOverlay: Bool, share: Rate) {
        self.payee = payee
        self.role = role
        self.isOverlay = isOverlay
        self.share = share
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(payee)
        writer.put(role.rawValue)
        writer.put(isOverlay)
        writer.put(share.partsPerMillion)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        payee = try reader.integer()
        guard let role = ShareRole(rawValue: try reader.integer()) else {
            throw RowError(offset: 0)
        }
        self.role = role
        isOverlay = try reader.flag()
        share = Rate(partsPerMillion: try reader.integer())
    }
}
