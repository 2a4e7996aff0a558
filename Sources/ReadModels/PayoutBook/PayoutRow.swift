import Accounting
import Events
import Projections

/// One payee's payout of a run. While it is on its way it is in the state of its run.
package struct PayoutRow: TableRow, Equatable {
    /// The payout's own id.
    package var id: String
    package var run: UInt32
    package var payee: UInt32
    /// What was payable, in the programme's currency.
    package var gross: Money
    package var withheld: [WithheldAmount]
    /// What is left of it.
    package var net: Money
    /// What is paid, in the payee's currency.
    package var pay: Money
    /// What arrived; nil until it is settled.
    package var settled: Money?
    package var settledOn: BusinessDate?
    /// Why it failed; nil unless it did.
    package var failure: PayoutFailureCause?
    package var failedOn: BusinessDate?

    package init(
        id: String, run: UInt32, payee: UInt32, gross: Money, withheld: [WithheldAmount],
        net: Money, pay: Money
    ) {
        self.id = id
        self.run = run
        self.payee = payee
        self.gross = gross
        self.withheld = withheld
        self.net = net
        self.pay = pay
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(run)
        writer.put(payee)
        writer.put(gross)
        writer.put(net)
        writer.put(pay)
        writer.put(settled != nil)
        if let settled { writer.put(settled) }
        writer.put(optional: settledOn)
        writer.put(optional: failure?.rawValue)
        writer.put(optional: failedOn)
        writer.put(id)
        writer.put(withheld)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        run = try reader.integer()
        payee = try reader.integer()
        gross = try reader.money()
        net = try reader.money()
        pay = try reader.money()
        settled = try reader.flag() ? try reader.money() : nil
        settledOn = try reader.optionalDate()
        failure = try reader.flag() ? try reader.named() : nil
        failedOn = try reader.optionalDate()
        id = try reader.text()
        withheld = try reader.list()
    }
}

extension PayoutRow {
    /// Where it stood at the end of a day, by the dates of what became of it and of its run.
    package func state(of run: RunRow, asOf date: BusinessDate = .max) -> PayoutState {
        if failure != nil, let failedOn, failedOn <= date { return .failed }
        if let settledOn, settledOn <= date { return .settled }
        if let sentOn = run.sentOn, sentOn <= date { return .sent }
        if let approvedOn = run.approvedOn, approvedOn <= date { return .approved }
        return .scheduled
    }
}

/// A part of a payout's gross that is withheld.
package struct WithheldAmount: TableRow, Equatable {
    /// As the rules name it.
    package var kind: String
    package var amount: Money

    package init(kind: String, amount: Money) {
        self.kind = kind
        self.amount = amount
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(amount)
        writer.put(kind)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        amount = try reader.money()
        kind = try reader.text()
    }
}

/// Where a payout stands.
package enum PayoutState: UInt8, CaseIterable, Sendable {
    case scheduled = 1
    case approved = 2
    case sent = 3
    case settled = 4
    case failed = 5

    /// The spelling in JSON.
    package var name: String { "\(self)" }
}
