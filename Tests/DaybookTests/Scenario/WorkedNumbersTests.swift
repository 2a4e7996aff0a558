import ScenarioFiles
import Testing

/// The worked numbers of rules.md section 10, in plain sight: each scenario is played through the
/// program, and what it prints is compared with what the table says.
@Suite("Worked numbers, S01 to S10")
struct WorkedNumbersTests {
    /// Waits as long as a scenario of its number is on `Scenarios/pending.txt`.
    static func computed(_ number: String) -> ConditionTrait {
        .disabled(
            if: Scenario.pending.contains { $0.hasPrefix(number.lowercased() + "-") },
            "\(number) waits for what Scenarios/pending.txt names")
    }

    @Test("S01 Tables: six sales in one window, by mode", computed("S01"))
    func s01() throws {
        let table = [
            ("marginal-per-line", "2.00 3.00 20.00 14.00 30.00 95.00", "164.00"),
            ("marginal", "2.00 3.00 25.00 26.00 60.00 169.00", "285.00"),
            ("retroactive", "2.00 3.00 35.00 56.00 60.00 329.00", "485.00"),
            ("flat-per-line", "2.00 3.00 30.00 24.00 40.00 135.00", "234.00"),
            ("interpolated-per-line", "2.00 3.00 20.00 14.00 30.00 80.00", "149.00"),
        ]
        for (mode, steps, total) in table {
            try WorkedBook.play("s01-\(mode)") { book throws in
                #expect(try book.steps().joined(separator: " ") == steps, "\(mode)")
                #expect(try book.sum("P-101 --kind accrued --component slope") == total, "\(mode)")
            }
        }
    }

    @Test("S02 Retroactive, a cent below its threshold, at it, and below it", computed("S02"))
    func s02() throws {
        try WorkedBook.play("s02-retroactive-threshold") { book throws in
            #expect(try book.steps() == ["5000.00", "3000.00", "-3000.00"])
        }
    }

    @Test("S03 Marginal in a quarter, and behind a shut gate", computed("S03"))
    func s03() throws {
        try WorkedBook.play("s03-marginal-quarter") { book throws in
            #expect(try book.sum("P-101 --kind accrued") == "8250.00")
        }
        try WorkedBook.play("s03-gate-closed") { book throws in
            #expect(try book.sum("P-101 --kind accrued --for-period 2025-Q3") == "10000.00")
        }
    }

    @Test("S04 Retroactive over a fiscal year: true-ups of earlier quarters", computed("S04"))
    func s04() throws {
        try WorkedBook.play("s04-retroactive-true-up") { book throws in
            let accrued = "P-101 --kind accrued"
            #expect(
                try book.entries("\(accrued) --in-period 2025-Q1") == ["3000.00 2025-Q1/2025-Q1"])
            #expect(
                try book.entries("\(accrued) --in-period 2025-Q2").sorted() == [
                    "1800.00 2025-Q1/2025-Q2 true_up", "4000.00 2025-Q2/2025-Q2",
                ])
            #expect(
                try book.entries("\(accrued) --in-period 2025-Q3") == ["2400.00 2025-Q3/2025-Q3"])
            #expect(try book.sum("\(accrued) --in-period 2025-Q4") == "-6450.00")
            #expect(
                try book.entries("\(accrued) --in-period 2025-Q4").sorted() == [
                    "-1500.00 2025-Q2/2025-Q4 true_up", "-1800.00 2025-Q1/2025-Q4 true_up",
                    "-2250.00 2025-Q4/2025-Q4 credit", "-900.00 2025-Q3/2025-Q4 true_up",
                ])
            #expect(try book.sum(accrued) == "4750.00")
        }
    }

    @Test("S05 A credit after the close: about January, booked in February", computed("S05"))
    func s05() throws {
        try WorkedBook.play("s05-credit-after-close") { book throws in
            #expect(try book.steps() == ["600.00", "360.00", "-300.00", "540.00"])
            #expect(
                try book.sum("--kind accrued --for-period 2025-01 --in-period 2025-02") == "-300.00"
            )
            #expect(try book.sum("--kind accrued --for-period 2025-01 --known-at @6") == "960.00")
            #expect(try book.sum("--kind accrued --for-period 2025-01") == "660.00")
            #expect(try book.sum("--kind accrued --in-period 2025-01 --known-at @6") == "960.00")
            #expect(try book.sum("--kind accrued --in-period 2025-01") == "960.00")
        }
    }

    @Test("S06 A rule change for the past, after the close", computed("S06"))
    func s06() throws {
        try WorkedBook.play("s06-rule-change-for-the-past") { book throws in
            #expect(
                try book.entries("P-101 --kind accrued") == [
                    "2000.00 2025-03/2025-03", "3000.00 2025-04/2025-04",
                    "600.00 2025-04/2025-05 rule_change",
                ])
        }
    }

    @Test("S07 Protection, extended once, on its last day and after it", computed("S07"))
    func s07() throws {
        try WorkedBook.play("s07-protection-extended") { book throws in
            let until = "deals --as-of 2025-04-12 --known-at"
            #expect(try book.value("protectUntil", "\(until) @5") == "2025-04-12")
            #expect(try book.value("protectUntil", "\(until) @6") == "2025-05-12")
            #expect(try book.steps() == ["7200.00", "4800.00"])
        }
        try WorkedBook.play("s07-extension-too-late") { book throws in
            #expect(book.book.refusedLines == [7])
            #expect(book.book.refusal(7).contains("protection ended on 2025-04-12"))
        }
    }

    @Test("S08 Allocation by shares: nothing is lost, ties go to the smaller id", computed("S08"))
    func s08() throws {
        let payees = ["P-101", "P-102", "P-103"]
        func bases(_ book: WorkedBook, _ line: Int) throws -> [String] {
            try book.ask("journal --bases --document invoice/INV-1001 --known-at @\(line)")
                .map { $0.text("basis") }
        }
        try WorkedBook.play("s08-thirds-full-credit") { book throws in
            #expect(try bases(book, 12) == ["333.34", "333.33", "333.33"])
            #expect(try bases(book, 13) == ["0.00", "0.00", "0.00"])
            #expect(
                try payees.map { try book.steps("\($0) --kind accrued").last } == [
                    "-333.34", "-333.33", "-333.33",
                ])
        }
        try WorkedBook.play("s08-thirds-partial-credit") { book throws in
            #expect(try bases(book, 13) == ["200.00", "200.00", "200.00"])
            #expect(
                try payees.map { try book.steps("\($0) --kind accrued").last } == [
                    "-133.34", "-133.33", "-133.33",
                ])
        }
        try WorkedBook.play("s08-50-30-20") { book throws in
            #expect(try bases(book, 12) == ["50.01", "30.00", "20.00"])
        }
        try WorkedBook.play("s08-tie") { book throws in
            #expect(try bases(book, 10) == ["0.02", "0.03"])
        }
    }

    @Test("S09 A year's service cancelled after it was paid out", computed("S09"))
    func s09() throws {
        try WorkedBook.play("s09-prorate-days") { book throws in
            #expect(try book.steps() == ["2400.00", "-1209.86"])
        }
        try WorkedBook.play("s09-prorate-months") { book throws in
            #expect(try book.steps() == ["2400.00", "-1200.00", "700.00", "900.00"])
            let balance = "balance P-101 --as-of"
            #expect(
                try book.value("payable", "\(balance) 2025-07-31 --known-at @12") == "-500.00")
            let plan = "payout plan --month"
            #expect(
                try book.ask("\(plan) 2025-08 --known-at @12").allSatisfy {
                    $0.text("state") == "carried"
                })
            #expect(try book.value("net", "\(plan) 2025-09 --known-at @13") == "400.00")
        }
    }

    @Test("S10 Held until the customer pays, forfeited, reinstated", computed("S10"))
    func s10() throws {
        for (name, reinstated) in [
            ("reinstated", "450.00"), ("reinstated-on-the-last-day", "450.00"),
            ("too-late-to-reinstate", "0.00"),
        ] {
            try WorkedBook.play("s10-\(name)") { book throws in
                #expect(try book.sum("P-101 --kind released") == "750.00", "\(name)")
                #expect(try book.sum("P-101 --kind forfeited") == "450.00", "\(name)")
                #expect(try book.sum("P-101 --kind reinstated") == reinstated, "\(name)")
                let held = "balance P-101 --as-of"
                #expect(try book.value("held", "\(held) 2025-03-31") == "450.00", "\(name)")
                #expect(try book.value("held", "\(held) 2025-04-01") == "0.00", "\(name)")
            }
        }
    }
}
