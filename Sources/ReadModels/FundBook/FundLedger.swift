import Accounting

// Rules.md section 9, "Funds". A fund's figures are a function of its events by their dates: what
// is approved is reserved, a claim moves it on, a decision reimburses part of it and gives the
// rest back. Two things happen by date alone, at the beginning of the day: an approval that was
// not claimed by `claimBy` lapses the day after, and what is available of an allocation on its
// `expiresOn` expires. What comes back later to an allocation that has ended expires at once. The
// allocation that ends first is used first.
//
// A step of a request counts on its own date, but never before the step that it follows. So a
// claim that is recorded after the lapse and dated in time has not lapsed, on any day.

/// The movements of one fund, in the order of their days.
package struct FundLedger {
    private let fund: FundRow
    private var tranches: [Tranche]
    /// Taken from which tranche, by request.
    private var holdings: [[Holding]]
    package private(set) var figures = FundFigures()
    /// What was given, expired or was reimbursed, in the order in which it happens.
    package private(set) var flows: [FundFlow] = []
    /// The first thing that cannot be, in words; nil where the ledger is sound.
    package private(set) var violation: String?
    /// How much more was approved than there was, on the first day on which that is so.
    package private(set) var shortfall: (on: BusinessDate, amount: Int64)?

    private struct Tranche {
        let expiresOn: BusinessDate
        var available: Int64 = 0
    }

    private struct Holding {
        let tranche: Int
        var amount: Int64
    }

    private struct Movement {
        enum Kind {
            case lapse, expire, allocate, approve, claim, decide
        }

        let on: BusinessDate
        /// Position of the event; 0 for what happens by date alone, before any event of the day.
        let position: UInt64
        let kind: Kind
        /// Index of the allocation or the request.
        let index: Int
    }

    /// The movements through a day.
    ///
    /// - Complexity: O(n log n + n·a) for n movements and a allocations.
    package init(_ fund: FundRow, through date: BusinessDate) {
        self.fund = fund
        tranches = fund.allocations.map { Tranche(expiresOn: $0.expiresOn) }
        holdings = fund.requests.map { _ in [] }
        for movement in Self.movements(of: fund) {
            guard movement.on <= date else { break }
            make(movement)
            check(on: movement.on)
        }
    }

    /// The figures of a fund by the end of a day.
    package static func figures(of fund: FundRow, asOf date: BusinessDate) -> FundFigures {
        FundLedger(fund, through: date).figures
    }
}

// MARK: - The movements by their days

extension FundLedger {
    private static func movements(of fund: FundRow) -> [Movement] {
        var movements: [Movement] = []
        for (index, allocation) in fund.allocations.enumerated() {
            movements.append(
                Movement(
                    on: allocation.on, position: allocation.position, kind: .allocate,
                    index: index))
            movements.append(
                Movement(on: allocation.expiresOn, position: 0, kind: .expire, index: index))
        }
        for (index, request) in fund.requests.enumerated() {
            append(request, index, to: &movements)
        }
        return movements.enumerated().sorted { one, other in
            let (left, right) = (one.element, other.element)
            if left.on != right.on { return left.on < right.on }
            return (left.position, one.offset) < (right.position, other.offset)
        }.map(\.element)
    }

    private static func append(
        _ request: FundRequest, _ index: Int, to movements: inout [Movement]
    ) {
        guard request.approved.hasHappened else { return }
        var day = request.approved.on
        movements.append(
            Movement(on: day, position: request.approved.position, kind: .approve, index: index))
        guard request.claimed.hasHappened else {
            if let claimBy = request.claimBy {
                movements.append(
                    Movement(on: claimBy.next, position: 0, kind: .lapse, index: index))
            }
            return
        }
        day = max(day, request.claimed.on)
        movements.append(
            Movement(on: day, position: request.claimed.position, kind: .claim, index: index))
        guard request.state == .settled else { return }
        day = max(day, request.decided.on)
        movements.append(
            Movement(on: day, position: request.decided.position, kind: .decide, index: index))
    }
}

// MARK: - Making a movement

extension FundLedger {
    private mutating func make(_ movement: Movement) {
        switch movement.kind {
        case .allocate: allocate(movement.index, on: movement.on)
        case .expire: expire(movement.index, on: movement.on)
        case .approve: approve(movement.index, on: movement.on)
        case .lapse:
            figures.reserved -= giveBack(movement.index, on: movement.on)
        case .claim:
            let amount = holdings[movement.index].reduce(0) { $0 + $1.amount }
            figures.reserved -= amount
            figures.approvedNotPaid += amount
        case .decide: decide(movement.index, on: movement.on)
        }
    }

    private mutating func allocate(_ index: Int, on date: BusinessDate) {
        let amount = fund.allocations[index].amount
        figures.allocated += amount
        flow(.allocated, amount, of: index, on: date)
        put(amount, into: index, on: date)
    }

    private mutating func expire(_ index: Int, on date: BusinessDate) {
        flow(.expired, tranches[index].available, of: index, on: date)
        figures.available -= tranches[index].available
        figures.expired += tranches[index].available
        tranches[index].available = 0
    }

    /// Takes what is approved from the allocations, the one that ends first before the others.
    private mutating func approve(_ index: Int, on date: BusinessDate) {
        var missing = fund.requests[index].approved.amount
        let byEnd = tranches.indices.sorted { one, other in
            if tranches[one].expiresOn != tranches[other].expiresOn {
                return tranches[one].expiresOn < tranches[other].expiresOn
            }
            return one < other
        }
        for tranche in byEnd where missing > 0 && tranches[tranche].available > 0 {
            let taken = min(missing, tranches[tranche].available)
            tranches[tranche].available -= taken
            figures.available -= taken
            figures.reserved += taken
            holdings[index].append(Holding(tranche: tranche, amount: taken))
            missing -= taken
        }
        if missing > 0, shortfall == nil { shortfall = (date, missing) }
    }

    private mutating func decide(_ index: Int, on date: BusinessDate) {
        var due = fund.requests[index].decided.amount
        for holding in holdings[index].indices {
            let paid = min(due, holdings[index][holding].amount)
            holdings[index][holding].amount -= paid
            figures.approvedNotPaid -= paid
            figures.reimbursed += paid
            flow(.reimbursed, paid, of: holdings[index][holding].tranche, on: date)
            due -= paid
        }
        if due > 0, violation == nil {
            violation = "request \(fund.requests[index].id) is reimbursed more than is approved"
        }
        figures.approvedNotPaid -= giveBack(index, on: date)
    }

    /// Gives back what a request still holds.
    ///
    /// - Returns: how much that is.
    private mutating func giveBack(_ index: Int, on date: BusinessDate) -> Int64 {
        var sum: Int64 = 0
        for holding in holdings[index] {
            put(holding.amount, into: holding.tranche, on: date)
            sum += holding.amount
        }
        holdings[index].removeAll()
        return sum
    }

    private mutating func put(_ amount: Int64, into tranche: Int, on date: BusinessDate) {
        if tranches[tranche].expiresOn <= date {
            figures.expired += amount
            flow(.expired, amount, of: tranche, on: date)
        } else {
            tranches[tranche].available += amount
            figures.available += amount
        }
    }

    private mutating func flow(
        _ kind: FundFlow.Kind, _ amount: Int64, of allocation: Int, on date: BusinessDate
    ) {
        guard amount != 0 else { return }
        flows.append(FundFlow(on: date, kind, fund.allocations[allocation].basis, amount))
    }
}

// MARK: - Checking

extension FundLedger {
    /// Every minor unit is in one place, and no place has less than nothing: after every movement.
    private mutating func check(on date: BusinessDate) {
        guard violation == nil else { return }
        if !figures.isBalanced {
            violation = "on \(date) what is allocated and where it is differ: \(figures)"
        } else if figures.isBelowZero {
            violation = "on \(date) there is less than nothing somewhere: \(figures)"
        } else if let shortfall {
            violation = "on \(shortfall.on) more is approved than is available"
        }
    }
}
