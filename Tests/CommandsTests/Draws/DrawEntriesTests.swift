import Testing

/// What draws post, entry by entry (rules.md section 6, "draw").
@Suite("Draw entries")
struct DrawEntriesTests {
    static let rows: [EntriesRow] = [
        EntriesRow(
            title: "paid on the closing", given: Given.drawn() + invoice("I-1", "800.00"),
            when: closed("2025-01", accrued: "80.00"),
            entries: ["drawn 120.00 2025-02-05 2025-01/2025-02 v1: draw 120.00, payable -120.00"]),
        EntriesRow(
            title: "nothing was earned", given: Given.drawn(), when: closed("2025-01"),
            entries: ["drawn 200.00 2025-02-05 2025-01/2025-02 v1: draw 200.00, payable -200.00"]),
        EntriesRow(
            title: "as much was earned", given: Given.drawn() + invoice("I-1", "2000.00"),
            when: closed("2025-01", accrued: "200.00"), entries: []),
        EntriesRow(
            title: "not recoverable: a cost",
            given: Given.drawn("given"),
            when: closed("2025-01"),
            entries: [
                "drawn 200.00 2025-02-05 2025-01/2025-02 v1: commission 200.00, payable -200.00"
            ]),
        EntriesRow(
            title: "not active on the last day",
            given: Given.drawn() + suspended("2025-01-31"), when: closed("2025-01"), entries: []),
        EntriesRow(
            title: "suspended until the day before", given: Given.drawn() + suspended("2025-01-30"),
            when: closed("2025-01"),
            entries: ["drawn 200.00 2025-02-05 2025-01/2025-02 v1: draw 200.00, payable -200.00"]),
        EntriesRow(
            title: "recovered at most by what is earned above",
            given: Given.drawn() + closed("2025-01")
                + invoice("I-1", "2500.00", on: "2025-02-10"),
            when: closed("2025-02", on: "2025-03-05", accrued: "250.00", adjusted: "200.00"),
            entries: ["drawn -50.00 2025-03-05 2025-02/2025-03 v1: draw -50.00, payable 50.00"]),
        EntriesRow(
            title: "what was not active then is taken back",
            given: Given.drawn() + closed("2025-01") + reopened("2025-01")
                + suspended("2025-01-31"),
            when: closed("2025-01", on: "2025-02-12"),
            entries: [
                "drawn -200.00 2025-02-12 2025-01/2025-02 v1: draw -200.00, payable 200.00"
            ]),
    ]

    @Test(arguments: rows)
    func posts(_ row: EntriesRow) throws { try row.check() }

    // MARK: - Events

    private static func invoice(
        _ id: String, _ net: String, on date: String = "2025-01-10"
    ) -> String {
        "\(date) sale.invoiced {invoiceId: \(id), partnerId: P-1, "
            + "lines: [{lineId: '1', net: \(net) USD}]}\n"
    }

    private static func suspended(_ until: String) -> String {
        "2025-01-20 partner.standing_changed {partnerId: P-1, to: suspended, scope: [earning], "
            + "until: \(until)} because review\n"
    }

    private static func reopened(_ period: String) -> String {
        "2025-02-10 period.reopened {programme: NOVA, period: \(period), approvers: [u-2, u-3]} "
            + "because late\n"
    }

    private static func closed(
        _ period: String, on date: String = "2025-02-05", accrued: String = "0.00",
        adjusted: String = "0.00"
    ) -> String {
        let isNothing = accrued == "0.00" && adjusted == "0.00"
        return Given.closed(
            period, on: date,
            totals: isNothing
                ? ""
                : "{payeeId: P-1, currency: USD, accrued: \(accrued) USD, "
                    + "adjusted: \(adjusted) USD}")
    }
}

extension Given {
    /// Rules with a draw of P-1, and P-1.
    fileprivate static func drawn(_ name: String = "drawn") -> String {
        "rules \(name)\n" + recruited("P-1") + activated("P-1")
    }
}
