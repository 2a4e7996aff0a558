import Accounting
import Projections
import Rules

/// What the journal keeps of a document: the facts that were fixed for its payees, and what
/// stands posted on it.
package struct DocumentAccount: TableRow, Equatable {
    /// One for each share of the document's crediting, in its order; empty until a rule version
    /// covers the document.
    package var facts: [ShareFacts]
    /// What stands, by component and payee.
    package var posted: [PostedAmount]

    package init() {
        facts = []
        posted = []
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(facts)
        writer.put(posted)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        facts = try reader.list()
        posted = try reader.list()
    }
}

/// The facts of a document's lines for one of its shares, fixed when the payee was first credited
/// (rules.md section 2, "Line facts"). All lines of a document have its date, so only the net,
/// which the invoice keeps, differs from line to line.
package struct ShareFacts: TableRow, Equatable {
    package var payee: UInt32
    /// Standing, payee's kind, protection, exclusivity, kind and sourcing of the deal, role.
    package var word: FactWord
    package var tier: HeldTier?
    package var country: CountryCode?

    package init(payee: UInt32, word: FactWord, tier: HeldTier?, country: CountryCode?) {
        self.payee = payee
        self.word = word
        self.tier = tier
        self.country = country
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(payee)
        writer.put(word.rawValue)
        writer.put(tier != nil)
        tier?.encode(into: &writer)
        writer.put(country?.packed ?? 0)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        payee = try reader.integer()
        word = FactWord(rawValue: try reader.integer())
        tier = try reader.flag() ? try HeldTier(decoding: &reader) : nil
        let packed = try reader.integer(UInt16.self)
        country = packed == 0 ? nil : CountryCode(packed: packed)
    }
}

/// What stands posted on a document for a component and a payee, in minor units, by the class of
/// cost that it is booked to: where another version gives the component another class, what stands
/// moves from one account to the other.
package struct PostedAmount: TableRow, Equatable {
    package var component: UInt16
    package var payee: UInt32
    package var cost: CostClass
    /// Sum of the entries of kind `accrued`.
    package var accrued: Int64
    /// Sum of the entries of kind `released`.
    package var released: Int64

    package init(
        component: UInt16, payee: UInt32, cost: CostClass, accrued: Int64 = 0, released: Int64 = 0
    ) {
        self.cost = cost
        self.component = component
        self.payee = payee
        self.accrued = accrued
        self.released = released
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(component)
        writer.put(payee)
        writer.put(cost.stored)
        writer.put(accrued)
        writer.put(released)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        component = try reader.integer()
        payee = try reader.integer()
        guard let cost = CostClass(stored: try reader.integer()) else { throw RowError(offset: 0) }
        self.cost = cost
        accrued = try reader.integer()
        released = try reader.integer()
    }
}

extension CostClass {
    /// The number under which rows keep it.
    fileprivate var stored: UInt8 {
        switch self {
        case .contractCost: 1
        case .reductionOfRevenue: 2
        case .marketingExpense: 3
        }
    }

    fileprivate init?(stored: UInt8) {
        switch stored {
        case 1: self = .contractCost
        case 2: self = .reductionOfRevenue
        case 3: self = .marketingExpense
        default: return nil
        }
    }
}
