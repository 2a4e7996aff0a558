import Accounting
import Projections
import Rules

/// What stands posted on a document for a component and a payee about a period, in minor units, and
/// the class of cost that it is booked to.
package struct PostedAmount: TableRow, Equatable {
    package var component: UInt16
    package var payee: UInt32
    package var cost: CostClass
    /// The document's own earning period, or the first of the window that it was carried into.
    package var period: Period
    /// The day before which nothing of it counts: the first of the period, or of the window that it
    /// was carried into, where that is shorter.
    package var from: BusinessDate
    /// What the form brought.
    package var form: Int64 = 0
    /// What floors added.
    package var floor: Int64 = 0
    /// What stack caps took, below zero.
    package var stackCap: Int64 = 0
    /// What caps took, below zero, or carried here.
    package var cap: Int64 = 0
    /// All of that by the day on which it counts.
    package var accrued = DayProfile()
    /// Whether everything that left *held* did so on the day on which it was accrued, as where
    /// nothing holds it; `left` is empty then.
    package var isMirrored = true
    /// What has left so.
    package var mirrored: Int64 = 0
    /// Else what left *held*, by part and day, rising.
    package var left: [Leaving] = []

    package init(
        component: UInt16, payee: UInt32, cost: CostClass, period: Period, from: BusinessDate
    ) {
        self.from = from
        self.component = component
        self.payee = payee
        self.cost = cost
        self.period = period
    }

    /// Whether nothing stands and nothing ever has to be looked at again.
    var isEmpty: Bool {
        form == 0 && floor == 0 && stackCap == 0 && cap == 0 && accrued.isEmpty
            && mirrored == 0 && left.isEmpty
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(component)
        writer.put(payee)
        writer.put(cost.stored)
        writer.put(period.rawValue)
        writer.put(from.daysSince1970)
        writer.put(form)
        writer.put(floor)
        writer.put(stackCap)
        writer.put(cap)
        accrued.encode(into: &writer)
        writer.put(isMirrored)
        writer.put(mirrored)
        writer.put(left)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        component = try reader.integer()
        payee = try reader.integer()
        guard let cost = CostClass(stored: try reader.integer()) else { throw RowError(offset: 0) }
        self.cost = cost
        period = try reader.period()
        from = try reader.date()
        form = try reader.integer()
        floor = try reader.integer()
        stackCap = try reader.integer()
        cap = try reader.integer()
        accrued = try DayProfile(decoding: &reader)
        isMirrored = try reader.flag()
        mirrored = try reader.integer()
        left = try reader.list()
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
