import Accounting
import Projections

/// Who is credited for a document, and at which rate: fixed when the document is recorded, and
/// once more when its deal is attributed (rules.md section 2, "Payees" and "Currency").
package struct Crediting: TableRow, Equatable {
    /// In the order in which they were attributed.
    package var shares: [CreditedShare]
    /// Invoice currency to programme currency; nil where they are the same.
    package var rate: ExchangeRate?
    /// As the version in force on the document's date says.
    package var rounding: Rounding

    package init(shares: [CreditedShare], rate: ExchangeRate?, rounding: Rounding) {
        self.shares = shares
        self.rate = rate
        self.rounding = rounding
    }

    /// What a linked credit has: it lowers its invoice's lines and is no document itself.
    package static let none = Crediting(shares: [], rate: nil, rounding: .halfEven)
}

/// One payee's share of a document.
package struct CreditedShare: TableRow, Equatable {
    package var payee: UInt32
    /// `ShareRole` as a number plus one; 0 unless the deal is attributed.
    package var role: UInt8
    package var isOverlay: Bool
    /// Rank of the payee's id, bytewise, among those of the document: what a tie for an odd
    /// minor unit goes by.
    package var idRank: UInt16
    package var share: Rate

    package init(
        payee: UInt32, role: UInt8 = 0, isOverlay: Bool = false, idRank: UInt16 = 0,
        share: Rate = .whole
    ) {
        self.payee = payee
        self.role = role
        self.isOverlay = isOverlay
        self.idRank = idRank
        self.share = share
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(payee)
        writer.put(role)
        writer.put(isOverlay)
        writer.put(idRank)
        writer.put(share.partsPerMillion)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        payee = try reader.integer()
        role = try reader.integer()
        isOverlay = try reader.flag()
        idRank = try reader.integer()
        share = Rate(partsPerMillion: try reader.integer())
    }
}

extension CreditedShare {
    /// The role, where the deal is attributed.
    package var attributedRole: ShareRole? {
        role == 0 ? nil : ShareRole(rawValue: role - 1)
    }

    package var roleName: String? { attributedRole?.name }
}

// MARK: - Bytes

extension Crediting {
    package func encode(into writer: inout RowWriter) {
        writer.put(shares)
        writer.put(rate?.digits ?? 0)
        writer.put(rate?.scale ?? 0)
        writer.put(rounding.rawValue)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        shares = try reader.list()
        let digits = try reader.integer(Int64.self)
        let scale = try reader.integer(UInt8.self)
        rate = digits == 0 ? nil : try reader.exchangeRate(digits: digits, scale: scale)
        rounding = try reader.rounding()
    }
}
