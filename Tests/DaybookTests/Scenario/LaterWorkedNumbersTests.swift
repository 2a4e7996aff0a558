import ScenarioFiles
import Testing

/// The second half of the table; see `WorkedNumbersTests`.
@Suite("Worked numbers, S11 to S20")
struct LaterWorkedNumbersTests {
    private static func computed(_ number: String) -> ConditionTrait {
        WorkedNumbersTests.computed(number)
    }

    @Test("S11 A recoverable draw over six months", computed("S11"))
    func s11() throws {
        try WorkedBook.play("s11-recoverable-draw") { book throws in
            let paid = try (1...6).map { month in
                let period = "P-101 --for-period 2025-0\(month)"
                return try book.sum("\(period) --kind accrued", "\(period) --kind drawn")
            }
            #expect(
                paid == ["2750.00", "3000.00", "2000.00", "2000.00", "2875.00", "2750.00"])
            let balances = try [5, 7, 9, 11, 13, 15].map { line in
                try book.ask("draws --known-at @\(line)").first?.text("balance") ?? "0.00"
            }
            #expect(balances == ["0.00", "0.00", "500.00", "125.00", "0.00", "0.00"])
        }
    }

    @Test("S12 A cap of a quarter, its excess lost or carried; a floor", computed("S12"))
    func s12() throws {
        for (excess, second) in [("forfeit", "15000.00"), ("carry", "18450.00")] {
            try WorkedBook.play("s12-cap-\(excess)") { book throws in
                let quarter = "P-101 --kind accrued --for-period"
                #expect(try book.sum("\(quarter) 2025-Q1") == "20000.00", "\(excess)")
                #expect(try book.sum("\(quarter) 2025-Q2") == second, "\(excess)")
            }
        }
        try WorkedBook.play("s12-floor") { book throws in
            #expect(try book.sum("P-101 --kind accrued") == "50.00")
        }
    }

    @Test("S13 A stack cap that takes from the distributor; three levels", computed("S13"))
    func s13() throws {
        try WorkedBook.play("s13-stack-cap") { book throws in
            #expect(try book.sum("P-101 --kind accrued") == "2400.00")
            #expect(
                try book.entries("P-201 --kind accrued") == [
                    "600.00 2025-01/2025-01", "-200.00 2025-01/2025-01 stack_cap",
                ])
        }
        try WorkedBook.play("s13-override-levels") { book throws in
            let earned = try ["P-101", "P-201", "P-202", "P-203"].map {
                try book.sum("\($0) --kind accrued")
            }
            #expect(earned == ["100.00", "10.00", "1.00", "0.10"])
        }
    }

    @Test("S14 Currencies of two, no and three decimals", computed("S14"))
    func s14() throws {
        for (name, amount) in [
            ("eur-in-usd", "6489.00 USD"), ("jpy", "925926 JPY"), ("kwd", "92.593 KWD"),
        ] {
            try WorkedBook.play("s14-\(name)") { book throws in
                let rows = try book.ask("journal P-101 --kind accrued")
                #expect(rows.map { "\($0.text("amount")) \($0.text("currency"))" } == [amount])
            }
        }
    }

    @Test("S15 Below the threshold, on the pay date, returned, withheld from", computed("S15"))
    func s15() throws {
        try WorkedBook.play("s15-threshold-return-withholding") { book throws in
            let february = try book.ask("payout plan --month 2025-02 --known-at @5")
            #expect(february.map { $0.text("state") } == ["carried"])
            #expect(february.map { $0.text("gross") } == ["32.40"])
            let march = "payout plan --month 2025-03 --known-at @6"
            #expect(try book.value("gross", march) == "59.50")
            #expect(try book.value("payOn", march) == "2025-03-14")
            let returned = "balance P-101 --as-of 2025-03-18 --known-at @11"
            #expect(try book.value("payable", returned) == "59.50")
            let april = "payout plan --month 2025-04 --known-at @13"
            #expect(try book.value("gross", april) == "69.50")
            #expect(try book.value("withheld", april) == "16.68")
            #expect(try book.value("net", april) == "52.82")
            #expect(try book.value("paid", "balance P-101") == "52.82")
        }
    }

    @Test("S16 Grace after a certification has expired", computed("S16"))
    func s16() throws {
        for (name, after) in [("not-recovered", "silver"), ("recovered", "gold")] {
            try WorkedBook.play("s16-grace-\(name)") { book throws in
                let tiers = "tiers P-101 --as-of"
                #expect(try book.value("tier", "\(tiers) 2025-05-31") == "gold", "\(name)")
                #expect(try book.value("tier", "\(tiers) 2025-08-29") == "gold", "\(name)")
                #expect(try book.value("tier", "\(tiers) 2025-08-30") == after, "\(name)")
            }
        }
    }

    @Test("S17 A fund: reserved, reimbursed, released, expired", computed("S17"))
    func s17() throws {
        try WorkedBook.play("s17-fund") { book throws in
            let approved = "funds --as-of 2025-02-06 --known-at @6"
            #expect(try book.value("reserved", approved) == "5000.00")
            #expect(try book.value("available", approved) == "7000.00")
            let decided = "funds --as-of 2025-04-08 --known-at @8"
            #expect(try book.value("reimbursed", decided) == "4200.00")
            #expect(try book.value("available", decided) == "7800.00")
            let ended = "funds --as-of 2025-12-31"
            #expect(try book.value("expired", ended) == "7800.00")
            #expect(try book.value("available", ended) == "0.00")
        }
    }

    @Test("S18 A refund of what was paid out is taken from what comes next", computed("S18"))
    func s18() throws {
        try WorkedBook.play("s18-refund-after-payout") { book throws in
            let balance = "balance P-101 --as-of 2025-03-05"
            #expect(try book.value("payable", balance) == "720.00")
            #expect(try book.value("paid", balance) == "80.00")
            #expect(try book.sum("P-101 --kind accrued") == "800.00")
        }
    }

    @Test("S19 Rounding on the document, by both rules", computed("S19"))
    func s19() throws {
        for (rule, each, total) in [("half-even", "5.00", "15.00"), ("half-up", "5.01", "15.03")] {
            try WorkedBook.play("s19-\(rule)") { book throws in
                #expect(try book.steps() == [each, each, each], "\(rule)")
                #expect(try book.sum("P-101 --kind accrued") == total, "\(rule)")
            }
        }
    }

    @Test("S20 Earning starts with the month of eligibility", computed("S20"))
    func s20() throws {
        try WorkedBook.play("s20-month-of-eligibility") { book throws in
            #expect(try book.sum("P-101 --kind accrued --for-period 2025-03") == "0.00")
            #expect(try book.sum("P-101 --kind accrued --for-period 2025-04") == "1000.00")
            #expect(try book.steps() == ["1000.00"])
        }
    }
}
