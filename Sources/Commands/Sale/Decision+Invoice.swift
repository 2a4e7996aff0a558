import Accounting
import Events
import ReadModels
import Rules

// invoice/: what customers owe and pay.

extension Decision {
    func invoice(_ body: SaleInvoiced) throws {
        let home = try programmeCurrency(for: "a sale")
        guard body.dealId != nil || body.partnerId != nil else {
            throw Refusal(
                SaleRefusal.noSeller,
                "partnerId is left out; an invoice without dealId names the partner that sold")
        }
        let currency = try checkLines(body)
        let sum = try body.lines.reduce(Money.zero(currency)) { sum, line in
            try sum.adding(line.net)
        }
        try requireSensible(sum, "the sum of the lines")
        if let gross = body.gross { try check(gross, against: sum) }
        if currency != home { try checkRate(from: sum, to: home) }
    }

    /// Returns the invoice's currency.
    private func checkLines(_ body: SaleInvoiced) throws -> Currency {
        let currency = body.lines[0].net.currency
        for (index, line) in body.lines.enumerated() {
            guard line.net.currency == currency else {
                throw Refusal(
                    SaleRefusal.severalCurrencies,
                    "lines[\(index)].net is in \(line.net.currency) and lines[0].net in "
                        + "\(currency); an invoice has one currency")
            }
            try requireSensible(line.net, "lines[\(index)].net")
            if let from = line.serviceFrom, let to = line.serviceTo {
                try requireOrder(
                    from, "lines[\(index)].serviceFrom", to, "lines[\(index)].serviceTo")
            }
            for other in body.lines[..<index] where other.lineId == line.lineId {
                throw Refusal(
                    SaleRefusal.lineTwice,
                    "lines[\(index)].lineId is \(line.lineId), which is another line's; line ids "
                        + "are unique within an invoice")
            }
        }
        return currency
    }

    private func check(_ gross: Money, against sum: Money) throws {
        try requireCurrency(gross, sum.currency, "gross", whose: "the invoice's")
        try requireSensible(gross, "gross")
        guard gross.minorUnits >= sum.minorUnits else {
            throw Refusal(
                SaleRefusal.grossBelowNet,
                "gross is \(gross), less than the sum of the lines, \(sum); it is what the "
                    + "customer owes, taxes included")
        }
    }

    func pay(_ body: SalePaid) throws {
        let invoice = try invoice()
        try requireAboveZero(body.amount, "amount")
        try requireCurrency(body.amount, invoice.currency, "amount", whose: "the invoice's")
        _ = try body.amount.minorUnits.adding(invoice.paid)
    }

    func reversePayment(_ body: SalePaymentReversed) throws {
        let invoice = try invoice()
        try requireAboveZero(body.amount, "amount")
        try requireCurrency(body.amount, invoice.currency, "amount", whose: "the invoice's")
        guard body.amount.minorUnits <= invoice.paid else {
            let paid = Money(minorUnits: invoice.paid, currency: invoice.currency)
            throw Refusal(
                SaleRefusal.reversedTooMuch,
                "amount is \(body.amount); \(paid) was paid and not reversed yet")
        }
    }

    private func invoice() throws -> InvoiceRow {
        guard let row = try models.sales.invoices.row(subject) else {
            throw Refusal(SharedRefusal.doesNotExist, "there is no such invoice")
        }
        return row
    }
}

// MARK: - Exchange rates

extension Decision {
    func publishRate(_ body: FxRatePublished) throws {
        guard body.base != body.quote else {
            throw Refusal(
                SaleRefusal.rateOfItself,
                "base and quote are both \(body.base); a rate is between two currencies")
        }
    }

    /// A usable rate: that of the rate set in force on the event's date (of the latest version
    /// where none is), not older than the rules allow, by which the amount fits.
    func checkRate(from amount: Money, to home: Currency) throws {
        let pair = "\(amount.currency)/\(home)"
        guard let version = try rulesThatApply(), let fx = version.rules.fx else {
            throw Refusal(
                SaleRefusal.noRateSet,
                "the amounts are in \(amount.currency) and the programme is in \(home); the rules "
                    + "that apply on \(on) have no section `fx` that names a rate set")
        }
        guard
            let rate = try models.programme.rate(
                of: fx.rateSet, from: amount.currency, to: home, on: on,
                fallbackDays: fx.fallbackDays)
        else {
            throw Refusal(
                SaleRefusal.noUsableRate,
                "there is no \(pair) rate of \(fx.rateSet) from "
                    + "\(try on.adding(days: -fx.fallbackDays)) through \(on); fx.rate_published "
                    + "records one")
        }
        let converted = try rate.convert(amount, to: home, rounding: version.rules.head.rounding)
        try requireSensible(converted, "the sum of the lines at \(pair) \(rate)")
    }
}
