import Accounting
import ReadModels

/// What a month is to bring a payee, in minor units of the programme's currency.
struct MonthForecast: Equatable {
    /// Payouts that are on their way.
    var scheduled = Division()
    /// What the month's runs would pay.
    var committed = Division()
    /// What the month's last run would leave for the next one; below zero, what the payee owes.
    var carried: Int64 = 0
    /// Why it is carried.
    var reason: CarriedBecause?

    /// A gross, and what becomes of it.
    struct Division: Equatable {
        var gross: Int64 = 0
        var withheld: Int64 = 0
        var net: Int64 = 0

        mutating func add(gross: Int64, withheld: Int64, net: Int64) throws(AccountingError) {
            try self.gross.add(gross)
            try self.withheld.add(withheld)
            try self.net.add(net)
        }
    }

    /// All that is to be paid in the month, before withholding. Throws `overflow`.
    func payout() throws(AccountingError) -> Int64 {
        try scheduled.gross.adding(committed.gross)
    }

    /// What is withheld of it. Throws `overflow`.
    func withheld() throws(AccountingError) -> Int64 {
        try scheduled.withheld.adding(committed.withheld)
    }

    /// What is left of it. Throws `overflow`.
    func net() throws(AccountingError) -> Int64 {
        try scheduled.net.adding(committed.net)
    }
}

/// Why what is payable will not be paid yet.
enum CarriedBecause: Equatable {
    case run(CarryReason)
    /// No rules in force give the month a pay date.
    case noPayDate

    var name: String {
        switch self {
        case .run(let reason): reason.rawValue
        case .noPayDate: "no_pay_date"
        }
    }
}

/// What a run would make of a gross.
enum RunOutcome: Equatable {
    case due(withheld: Int64, net: Int64)
    case carried(CarriedBecause)
}

extension ForecastCalendar {
    /// The months of a payee: each run pays what is payable on its day and not paid by the runs
    /// before it, or carries it. Throws `overflow`, and what `outcome` throws, which is asked for a
    /// gross that is not zero and the index of a slot.
    ///
    /// - Complexity: O(runs × days on which something becomes payable).
    func forecast(
        _ ledger: PayeeLedger, outcome: (Int64, Int) throws -> RunOutcome
    ) throws -> [MonthForecast] {
        var months = Array(repeating: MonthForecast(), count: self.months.count)
        var paid: Int64 = 0
        for (index, slot) in slots.enumerated() {
            let gross = try ledger.payable(on: slot.through).subtracting(paid)
            (months[slot.month].carried, months[slot.month].reason) = (0, nil)
            guard gross != 0 else { continue }
            switch try outcome(gross, index) {
            case .due(let withheld, let net):
                try months[slot.month].committed.add(gross: gross, withheld: withheld, net: net)
                try paid.add(gross)
            case .carried(let reason):
                (months[slot.month].carried, months[slot.month].reason) = (gross, reason)
            }
        }
        return months
    }
}
