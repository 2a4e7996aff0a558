import Accounting
import Events
import Projections
import Rules

// Entries of payouts (rules.md section 9, "Payouts"): what was payable goes into a payout, and from
// there to the payee's bank and to the tax office, or back.
//
// They have no component, and their document is the payout. All entries of a payout are about the
// earning period of its pay date, so that what is on its way comes to nothing period by period once
// it has arrived, or come back. None is dated before the pay date: a run is scheduled ahead.

/// A payout, and what its entries share.
private struct PayoutContext {
    let payout: PayoutRow
    let run: RunRow
    /// Ordinal of the payout.
    let ordinal: UInt32
    let position: UInt64
    let recordedAt: Instant
    let forPeriod: Period
    let inPeriod: Period
    let effectiveOn: BusinessDate
    /// Version by which the gross was divided; 0 where it is not divided anew.
    let rules: UInt32
}

extension CommissionJournal {
    func schedulePayout(_ event: borrowing EventView) throws {
        let context = try payoutContext(event)
        try postGross(.scheduled, context)
    }

    /// What arrived, where it was to arrive in another currency, may be more or less than was sent.
    func settlePayout(_ event: borrowing EventView) throws {
        let context = try payoutContext(event)
        let amount = try event.asPayoutSettled().amount
        try postNet(context.payout.net.minorUnits, arrived: amount, context)
    }

    /// What had arrived comes back first, as it had gone.
    func failPayout(_ event: borrowing EventView) throws {
        let context = try payoutContext(event)
        if let settled = context.payout.settled {
            let net = try context.payout.net.negated().minorUnits
            try postNet(net, arrived: settled, isBack: true, context)
        }
        try postGross(.returned, context)
    }

    private func payoutContext(_ event: borrowing EventView) throws -> PayoutContext {
        guard let payout = try payouts.payout(event.number),
            let run = try payouts.run(payout.run), let version = try programme.latest()
        else { throw ProjectionStop("the payout is of no run of this book") }
        let date = Swift.max(event.effectiveOn, run.payOn)
        let booking = try programme.booking(for: date)
        let inForce =
            event.type == .payoutScheduled ? try programme.inForce(on: run.payOn)?.number : nil
        return PayoutContext(
            payout: payout, run: run, ordinal: event.number, position: event.position,
            recordedAt: event.recordedAt,
            forPeriod: version.rules.head.calendar.earningPeriod(containing: run.payOn),
            inPeriod: booking.period, effectiveOn: booking.effectiveOn, rules: inForce ?? 0)
    }

    /// `scheduled`: payable → scheduled, the net, and withholding; `returned`: back.
    private func postGross(_ kind: EntryKind, _ context: PayoutContext) throws {
        let payout = context.payout
        let sign: Int64 = kind == .returned ? -1 : 1
        var lines = [
            EntryLine(.payable, payout.payee, sign * payout.gross.minorUnits),
            EntryLine(.scheduled, payout.payee, -sign * payout.net.minorUnits),
        ]
        for withheld in payout.withheld {
            guard let withholding = WithholdingKind(rawValue: withheld.kind) else {
                throw ProjectionStop("\(withheld.kind) is no kind of withholding")
            }
            lines.append(
                EntryLine(.withholding, withholding.number, -sign * withheld.amount.minorUnits))
        }
        try post(kind, payout.gross.minorUnits, lines, context)
    }

    /// `paid`: scheduled → cash. Another currency than the programme's is entered through
    /// equity:conversion; there the difference between what was sent and what arrived is income.
    private func postNet(
        _ net: Int64, arrived: Money, isBack: Bool = false, _ context: PayoutContext
    ) throws {
        let payout = context.payout
        let sign: Int64 = isBack ? -1 : 1
        let (home, abroad) = (payout.net.currency, payout.pay.currency)
        var lines = [EntryLine(.scheduled, payout.payee, net)]
        if home == abroad {
            lines.append(EntryLine(.cash, home.owner, -net))
        } else {
            let difference = try payout.pay.subtracting(arrived).minorUnits
            lines += [
                EntryLine(.conversion, home.owner, -net),
                EntryLine(.conversion, abroad.owner, sign * payout.pay.minorUnits),
                EntryLine(.cash, abroad.owner, -sign * arrived.minorUnits),
            ]
            if difference != 0 {
                lines.append(EntryLine(.foreignExchange, abroad.owner, -sign * difference))
            }
        }
        try post(.paid, net, lines, context)
    }

    private func post(
        _ kind: EntryKind, _ amount: Int64, _ lines: [EntryLine], _ context: PayoutContext
    ) throws {
        guard lines.reduce(0, { $0 + $1.amount }) == 0 else {
            throw ProjectionStop("the payout's net and withholding do not sum to its gross")
        }
        let inputs =
            context.run.position < context.position ? [context.run.position] : []
        try append(
            EntryRow(
                recordedAt: context.recordedAt, effectiveOn: context.effectiveOn,
                forPeriod: context.forPeriod, inPeriod: context.inPeriod,
                payee: context.payout.payee, kind: kind, cause: .payout, component: 0,
                document: EntryDocument(.payout, context.ordinal), rules: context.rules,
                currency: context.payout.gross.currency, amount: amount, lines: lines, slices: [],
                inputs: inputs + [context.position]),
            at: context.position)
    }
}

// MARK: - Owners of accounts

extension Currency {
    /// The number under which lines name the accounts of a currency.
    var owner: UInt32 { UInt32(numericCode) }
}

extension WithholdingKind {
    /// The number under which lines name the account of what is withheld; never reused.
    fileprivate var number: UInt32 {
        switch self {
        case .noTaxID: 1
        }
    }
}

extension CommissionJournal {
    /// The kind of withholding that a line's account is named after; empty for no such number.
    package static func withholding(_ number: UInt32) -> String {
        WithholdingKind.allCases.first { $0.number == number }?.rawValue ?? ""
    }
}

extension EntryLine {
    /// The currency that the line's amount is in: that of the entry, but on the accounts that have
    /// one of their own.
    package func currency(in entry: EntryRow) -> Currency {
        switch account {
        case .cash, .conversion, .foreignExchange:
            Currency(numericCode: UInt16(truncatingIfNeeded: owner)) ?? entry.currency
        default: entry.currency
        }
    }
}
