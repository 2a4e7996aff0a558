import Accounting
import Events
import Projections

// Entries of funds (rules.md section 9, "Funds"). What should stand by day is a function of the
// fund's ledger: what was given, expires and is reimbursed. After each event of a fund the journal
// posts the difference to what stands, day by day. So what expires is posted ahead, on the day on
// which it will, and taken back there when something changes before.
//
// What is given on the basis of an accrual is a liability until it is reimbursed or expires; what is
// given at discretion costs nothing until it is reimbursed. Nothing of it passes through payable.

extension CommissionJournal {
    /// Brings the entries of the event's fund to what its ledger says.
    ///
    /// - Throws: `ProjectionStop` where the money of the fund is not all in one place, which no
    ///   history of events can bring about that was checked when it was recorded.
    /// - Complexity: O(n log n) in the fund's n events.
    func settleFund(_ event: borrowing EventView) throws {
        guard let fund = try funds.fund(event.number) else {
            throw ProjectionStop("the fund was never allocated")
        }
        let ledger = FundLedger(fund, through: .max)
        if let violation = ledger.violation {
            throw ProjectionStop("fund \(fund.id): \(violation)")
        }
        let before = try fundAccounts.row(event.number) ?? FundAccount()
        let now = try FundAccount(standing: ledger.flows)
        for difference in try now.differences(from: before) {
            try post(difference, of: fund, after: event)
        }
        fundAccounts.set(event.number, to: now)
    }

    /// Dated on the day of what it brings about, or on that of the event if that is later.
    private func post(
        _ flow: FundFlow, of fund: FundRow, after event: borrowing EventView
    ) throws {
        guard let calendar = try programme.calendar() else {
            throw ProjectionStop("nothing can be booked before a rule version is activated")
        }
        let booking = try programme.booking(for: Swift.max(flow.on, event.effectiveOn))
        try append(
            EntryRow(
                recordedAt: event.recordedAt, effectiveOn: booking.effectiveOn,
                forPeriod: calendar.earningPeriod(containing: flow.on), inPeriod: booking.period,
                payee: fund.partner, kind: flow.kind.entryKind, cause: flow.kind.cause,
                component: try index(ofComponent: "fund"),
                document: EntryDocument(.fund, event.number), rules: 0, currency: fund.currency,
                amount: flow.amount, lines: flow.lines(of: event.number, fund.currency),
                slices: [], inputs: [event.position]),
            at: event.position)
    }
}

extension Posting {
    /// Whether it is about the money of a fund, which is none of its payee's balance.
    package var isOfFund: Bool {
        switch kind {
        case .fundAllocated, .fundExpired, .fundReimbursed: true
        default: false
        }
    }
}

extension FundFlow.Kind {
    fileprivate var entryKind: EntryKind {
        switch self {
        case .allocated: .fundAllocated
        case .expired: .fundExpired
        case .reimbursed: .fundReimbursed
        }
    }

    /// People give and reimburse; a day that passes lets expire.
    fileprivate var cause: EntryCause { self == .expired ? .lapse : .manual }
}

extension FundFlow {
    /// Whether the journal has entries for it: money that is given at discretion is on no account
    /// until it is reimbursed.
    fileprivate var isEntered: Bool { basis == .accrual || kind == .reimbursed }

    fileprivate func lines(of fund: UInt32, _ currency: Currency) -> [EntryLine] {
        switch kind {
        case .allocated:
            [EntryLine(.fundExpense, 0, amount), EntryLine(.fund, fund, -amount)]
        case .expired:
            [EntryLine(.fund, fund, amount), EntryLine(.fundExpense, 0, -amount)]
        case .reimbursed:
            [
                basis == .accrual
                    ? EntryLine(.fund, fund, amount) : EntryLine(.fundExpense, 0, amount),
                EntryLine(.cash, currency.owner, -amount),
            ]
        }
    }

    /// Day, kind and basis: what a flow is of.
    fileprivate var place: FundFlow { FundFlow(on: on, kind, basis, 0) }

    fileprivate static func precedes(_ one: FundFlow, _ other: FundFlow) -> Bool {
        (one.on, one.kind.rawValue, one.basis.rawValue)
            < (other.on, other.kind.rawValue, other.basis.rawValue)
    }
}

extension FundAccount {
    /// The sums of a ledger's flows.
    fileprivate init(standing flows: [FundFlow]) throws(AccountingError) {
        self.init()
        self.flows = try Self.sums(flows.filter(\.isEntered))
    }

    /// What is to be added to `before` to make it this, in order.
    fileprivate func differences(
        from before: FundAccount
    ) throws(AccountingError) -> [FundFlow] {
        try Self.sums(
            flows + before.flows.map { FundFlow(on: $0.on, $0.kind, $0.basis, -$0.amount) })
    }

    /// Those of one day, kind and basis together, without what comes to nothing.
    private static func sums(_ flows: [FundFlow]) throws(AccountingError) -> [FundFlow] {
        var sums: [FundFlow] = []
        for flow in flows.sorted(by: FundFlow.precedes) {
            if let last = sums.indices.last, sums[last].place == flow.place {
                try sums[last].amount.add(flow.amount)
            } else {
                sums.append(flow)
            }
        }
        return sums.filter { $0.amount != 0 }
    }
}
