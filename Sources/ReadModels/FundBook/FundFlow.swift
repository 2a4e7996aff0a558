import Accounting
import Events
import Projections

/// A movement of a fund's money that the journal enters: given, reimbursed or expired on a day, out
/// of allocations of one basis, in minor units of the fund's currency.
package struct FundFlow: TableRow, Hashable {
    package enum Kind: UInt8, Sendable {
        case allocated = 1
        case reimbursed = 2
        case expired = 3
    }

    package var on: BusinessDate
    package var kind: Kind
    package var basis: FundBasis
    package var amount: Int64

    package init(on: BusinessDate, _ kind: Kind, _ basis: FundBasis, _ amount: Int64) {
        self.on = on
        self.kind = kind
        self.basis = basis
        self.amount = amount
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(on.daysSince1970)
        writer.put(word: kind)
        writer.put(basis.rawValue)
        writer.put(amount)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        on = try reader.date()
        kind = try reader.word()
        basis = try reader.named()
        amount = try reader.integer()
    }
}
