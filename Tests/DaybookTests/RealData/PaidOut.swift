import Foundation
import Queries
import Testing

/// A programme that was imported, closed and paid out, and is now compared with a calculation.
struct PaidOut {
    let programme: PaidProgramme
    let daybook: DaybookProcess
    /// What `payout list` prints.
    let payouts: [AnsweredRow]

    /// Imports, and a second time, which records nothing; closes and pays every month; then asks.
    static func play(
        _ programme: PaidProgramme, recorded: Int, refused: Int, _ body: (PaidOut) throws -> Void
    ) throws {
        try withTestDirectory { daybook in
            try programme.found(daybook)
            let summary = try programme.load(daybook)
            #expect(summary.recorded == recorded && summary.refused == refused, "\(summary)")
            let again = try programme.load(daybook)
            #expect(again.recorded == 0 && again.alreadyThere == recorded, "\(again)")
            #expect(again.refused == refused && again.position == summary.position, "\(again)")
            try programme.pay(daybook)
            let payouts = try programme.rows(daybook, ["payout", "list"])
            try body(PaidOut(programme: programme, daybook: daybook, payouts: payouts))
            try programme.succeed(daybook, ["verify", "--quiet"])
            try programme.succeed(daybook, ["replay", "--check", "--quiet"])
        }
    }

    /// What was earned, lost and came back is what was calculated; and on a date, after the last
    /// run and in the end, all of it is held, payable, scheduled, paid or withheld, once. By the
    /// last run nothing is held any more: it was paid for in time, or has lapsed.
    func expectEarnings(_ earnings: CalculatedEarnings, onTheWay date: String) throws {
        let last = CalculatedDay.name(ofMonth: programme.months.upperBound) + "-28"
        let end = "9999-12-31"
        let dates = [date, last, end]
        let reader = try BookReader(opening: daybook.directory.appending(path: "book").path)
        defer { reader.close() }
        let booked = try BookedSums(journalOf: reader, asOf: dates)
        #expect(Difference.all(booked.accrued, earnings.accrued).isEmpty)
        #expect(Difference.all(booked.byPayee, earnings.byPayee).isEmpty)

        for date in dates {
            var places: [String: Int64] = [:]
            var held: Int64 = 0
            for row in try programme.rows(daybook, ["balance", "--as-of", date]) {
                held += row.minorUnits("held")
                places[row.text("payee")] = ["held", "payable", "scheduled", "paid", "withheld"]
                    .reduce(0) { $0 + row.minorUnits($1) }
            }
            #expect(
                Difference.all(places, booked.earned[date] ?? [:], zero: 0).isEmpty, "\(date)")
            #expect((held == 0) == (date != dates[0]), "\(date): \(held)")
            guard date == end else { continue }
            let calculated = earnings.byPayee.mapValues { $0.released + $0.reinstated }
            #expect(Difference.all(places, calculated, zero: 0).isEmpty)
        }
    }

    /// Every payout was settled, reaches the threshold and has withheld from it what its payee's
    /// rate says, in millionths; payees without a rate have no profile, and are not paid.
    func expectPayouts(threshold: Int64, _ withholding: [String: Int64]) throws {
        var paid: [String: Int64] = [:]
        var withheld: [String: Int64] = [:]
        for payout in payouts {
            let payee = payout.text("payee")
            let (gross, kept) = (payout.minorUnits("gross"), payout.minorUnits("withheld"))
            #expect(payout.text("state") == "settled" && gross >= threshold, "\(payout)")
            let rate = try #require(withholding[payee], "\(payee) has no profile")
            #expect(
                kept == CalculatedRates.rounded(Int128(gross) * Int128(rate), by: 1_000_000),
                "\(payout)")
            #expect(payout.minorUnits("net") == gross - kept, "\(payout)")
            paid[payee, default: 0] += payout.minorUnits("net")
            withheld[payee, default: 0] += kept
        }
        let balances = try programme.rows(daybook, ["balance", "--as-of", "9999-12-31"])
        for row in balances {
            let payee = row.text("payee")
            #expect(row.minorUnits("paid") == paid[payee, default: 0], "\(payee)")
            #expect(row.minorUnits("withheld") == withheld[payee, default: 0], "\(payee)")
            #expect(row.minorUnits("scheduled") == 0, "\(payee)")
        }
    }

    /// What the periods state, closed and open, is all that was calculated.
    func expectClosings(_ earnings: CalculatedEarnings) throws {
        let answer = try programme.succeed(
            daybook, ["period", "list", "--as-of", "2022-12-31", "-O", "json"])
        let object = try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any]
        let rows = try #require(object?["rows"] as? [[String: Any]])
        let totals = rows.flatMap { $0["totals"] as? [[String: Any]] ?? [] }
            .map(AnsweredRow.init(json:))
        let total = earnings.total
        #expect(totals.reduce(0) { $0 + $1.minorUnits("accrued") } == total.accrued)
        #expect(
            totals.reduce(0) { $0 + $1.minorUnits("adjusted") }
                == total.reinstated - total.forfeited)
        let closed = rows.count { $0["state"] as? String == "closed" }
        #expect(closed == programme.months.count)
    }

    var payDates: [String] { Set(payouts.map { $0.text("payOn") }).sorted() }

    /// Gross, withheld and net of all payouts, in cents.
    var totals: [Int64] {
        ["gross", "withheld", "net"].map { name in
            payouts.reduce(0) { $0 + $1.minorUnits(name) }
        }
    }
}
