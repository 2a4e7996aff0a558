enum SaleRows {
    static let all = invoices + cash + credits

    private static let invoices: [LegalityRow] = [
        .legal(
            "with the gross of its lines", given: Given.partner,
            when: invoiced(
                more: ", gross: 100.00 USD")),
        .legal(
            "a discount among the lines", given: Given.partner,
            when: invoiced(lines: line("1", "100.00 USD") + ", " + line("2", "-30.00 USD"))),
        .legal(
            "in another currency, with a rate of five days before", given: Given.partner + rate,
            when: invoiced(on: "2025-01-10", lines: line("1", "100.00 EUR"))),
        .refused(
            "before-first-rules", given: Given.recruited("P-1"), when: invoiced(),
            says: "before the first ruleset.activated the programme has no currency"),
        .refused(
            "no-seller", given: Given.partner, when: invoiced(seller: ""),
            says: "partnerId is left out"),
        .refused(
            "several-currencies", given: Given.partner,
            when: invoiced(lines: line("1", "100.00 USD") + ", " + line("2", "1.00 EUR")),
            says: "lines[1].net is in EUR and lines[0].net in USD"),
        .refused(
            "line-twice", given: Given.partner,
            when: invoiced(lines: line("1", "100.00 USD") + ", " + line("1", "1.00 USD")),
            says: "lines[1].lineId is 1, which is another line's"),
        .refused(
            "gross-below-net", given: Given.partner,
            when: invoiced(more: ", gross: 99.99 USD"),
            says: "gross is 99.99 USD, less than the sum of the lines, 100.00 USD"),
        .refused(
            "other-currency", given: Given.partner,
            when: invoiced(more: ", gross: 119.00 EUR"),
            says: "gross is in EUR; the invoice's currency is USD"),
        .refused(
            "amount-too-large", given: Given.partner,
            when: invoiced(lines: line("1", "10000000000000.01 USD")),
            says: "lines[0].net is 10000000000000.01 USD; an amount is at most"),
        .refused(
            "dates-reversed", given: Given.partner,
            when: invoiced(
                lines: "{lineId: '1', net: 1.00 USD, serviceFrom: 2025-02-01, "
                    + "serviceTo: 2025-01-31}"),
            says: "lines[0].serviceTo is 2025-01-31, before lines[0].serviceFrom"),
        .refused(
            "no-rate-set",
            given: "rules bare\n" + Given.recruited("P-1") + Given.activated("P-1"),
            when: invoiced(lines: line("1", "100.00 EUR")),
            says: "the amounts are in EUR and the programme is in USD"),
        .refused(
            "no-usable-rate", given: Given.partner + rate,
            when: invoiced(on: "2025-01-11", lines: line("1", "100.00 EUR")),
            says: "there is no EUR/USD rate of ECB from 2025-01-06 through 2025-01-11"),
        .refused(
            "exists-already", given: Given.invoice, when: invoiced(id: "I-1"),
            says: "invoice I-1 exists already"),
        .refused(
            "rate-of-itself", given: Given.rules,
            when: "2025-01-05 fx.rate_published {base: EUR, quote: EUR, rateSet: ECB, "
                + "rate: '1', rateDate: 2025-01-05}",
            says: "base and quote are both EUR"),
    ]

    private static let cash: [LegalityRow] = [
        .legal("paid before the invoice's date", given: Given.invoice, when: paid("1.00 USD")),
        .legal(
            "all that was paid bounces", given: Given.invoice + paid("1.00 USD"),
            when: reversed("1.00 USD")),
        .refused(
            "does-not-exist", given: Given.partner, when: paid("1.00 USD"),
            says: "there is no invoice I-1; it begins with sale.invoiced"),
        .refused(
            "amount-not-above-zero", given: Given.invoice, when: paid("0.00 USD"),
            says: "amount is 0.00 USD"),
        .refused(
            "other-currency", given: Given.invoice, when: paid("1.00 EUR"),
            says: "amount is in EUR; the invoice's currency is USD"),
        .refused(
            "reversed-too-much", given: Given.invoice + paid("1.00 USD"),
            when: reversed("1.01 USD"),
            says: "amount is 1.01 USD; 1.00 USD was paid and not reversed yet"),
    ]

    private static let credits: [LegalityRow] = [
        .legal("the whole of a line", given: Given.invoice, when: credited("1000.00 USD")),
        .legal(
            "a credit of its own", given: Given.partner,
            when: "2025-01-20 sale.credited {creditId: C-1, kind: refund, partnerId: P-1, "
                + "lines: [\(line("1", "5.00 USD"))]}"),
        .refused(
            "credited-too-much", given: Given.invoice + credited("960.00 USD"),
            when: credited("40.01 USD", id: "C-2"),
            says: "lines[0].net is 40.01 USD; 40.00 USD of line 1 is left to credit"),
        .refused(
            "credited-too-much", given: Given.invoice,
            when: credited("600.00 USD", more: ", " + line("1", "600.00 USD")),
            says: "lines[1].net is 600.00 USD; 400.00 USD of line 1 is left to credit"),
        .refused(
            "unknown-line", given: Given.invoice,
            when: "2025-01-20 sale.credited {creditId: C-1, invoiceId: I-1, kind: refund, "
                + "lines: [\(line("9", "5.00 USD"))]}",
            says: "lines[0].lineId is 9; invoice I-1 has only line 1"),
        .refused(
            "discount-credited",
            given: Given.partner
                + invoiced(
                    id: "I-1", lines: line("1", "100.00 USD") + ", " + line("2", "-30.00 USD")),
            when: "2025-01-20 sale.credited {creditId: C-1, invoiceId: I-1, kind: refund, "
                + "lines: [\(line("2", "0.00 USD"))]}",
            says: "a discount of -30.00 USD, which cannot be credited"),
        .refused(
            "stop-without-cancellation", given: Given.invoice,
            when: credited("5.00 USD", fields: ", stopsServiceOn: 2025-02-01"),
            says: "stopsServiceOn is given with kind refund"),
        .refused(
            "no-seller", given: Given.partner,
            when: "2025-01-20 sale.credited {creditId: C-1, kind: refund, "
                + "lines: [\(line("1", "5.00 USD"))]}",
            says: "a credit without invoiceId names the partner that sold"),
        .refused(
            "amount-below-zero", given: Given.invoice, when: credited("-5.00 USD"),
            says: "lines[0].net is -5.00 USD; it must not be below zero"),
        .refused(
            "no-usable-rate", given: Given.partner,
            when: "2025-01-20 sale.credited {creditId: C-1, kind: refund, partnerId: P-1, "
                + "lines: [\(line("1", "5.00 EUR"))]}",
            says: "there is no EUR/USD rate of ECB from 2025-01-15 through 2025-01-20"),
    ]

    private static let rate =
        "2025-01-05 fx.rate_published {base: EUR, quote: USD, rateSet: ECB, rate: '1.0815', "
        + "rateDate: 2025-01-05}\n"

    private static func line(_ id: String, _ net: String) -> String {
        "{lineId: '\(id)', net: \(net)}"
    }

    private static func invoiced(
        id: String = "I-9", on date: String = "2025-01-10", seller: String = "partnerId: P-1, ",
        lines: String = line("1", "100.00 USD"), more: String = ""
    ) -> String {
        "\(date) sale.invoiced {invoiceId: \(id), \(seller)lines: [\(lines)]\(more)}\n"
    }

    private static func paid(_ amount: String) -> String {
        "2025-01-05 sale.paid {invoiceId: I-1, amount: \(amount)}\n"
    }

    private static func reversed(_ amount: String) -> String {
        "2025-01-15 sale.payment_reversed {invoiceId: I-1, amount: \(amount)}\n"
    }

    private static func credited(
        _ net: String, id: String = "C-1", more: String = "", fields: String = ""
    ) -> String {
        "2025-01-20 sale.credited {creditId: \(id), invoiceId: I-1, kind: refund, "
            + "lines: [\(line("1", net))\(more)]\(fields)}\n"
    }
}
