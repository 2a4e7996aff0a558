import Accounting
import Events
import ReadModels

/// The protected deals of a day by owner and the month in which they are expected to close, each
/// weighted by its stage (rules.md section 7, "Distance to the next tier"): sales to be expected,
/// not commissions.
struct Pipeline {
    /// A deal that counts.
    struct Deal {
        let ordinal: UInt32
        let stage: DealStage
        let value: Money
        let expectedCloseOn: BusinessDate?
    }

    /// What a payee's deals of a month come to.
    struct Month {
        /// Hundredths of a minor unit of the programme's currency.
        fileprivate(set) var hundredths: Int128 = 0
        /// In order of their ordinals.
        fileprivate(set) var deals: [Deal] = []

        /// Rounded once, and clamped: sales beyond 64 bits stop no forecast.
        func value(_ rounding: Rounding) -> Int64 {
            Int64(clamping: rounding.round(numerator: hundredths, denominator: 100))
        }
    }

    private struct Key: Hashable {
        let payee: UInt32
        /// nil where no close is expected on any day, or it was before the first month.
        let month: Int?
    }

    private var months: [Key: Month] = [:]
    private(set) var owners: Set<UInt32> = []

    /// Deals without a stage weigh nothing, and those without a value, or a rate for it, say nothing;
    /// those expected after the last month are left out.
    ///
    /// - Complexity: O(deals of the book).
    init(_ models: ModelSet, asOf date: BusinessDate, _ periods: [Period]) throws {
        try models.deals.forEachProtectedDeal(on: date) { deal in
            guard let stage = deal.stage, let value = deal.value,
                let amount = try models.inProgrammeCurrency(value, on: date)
            else { return }
            var month: Int?
            if let closeOn = deal.expectedCloseOn {
                let parts = closeOn.components
                let period = try Period.month(year: parts.year, month: parts.month)
                guard let last = periods.last, period <= last else { return }
                month = periods.firstIndex(of: period)
            }
            let weighted = Int128(amount.minorUnits) * Int128(stage.weightPercent)
            guard weighted != 0 else { return }
            let counted = Deal(
                ordinal: deal.deal, stage: stage, value: value,
                expectedCloseOn: deal.expectedCloseOn)
            months[Key(payee: deal.owner, month: month), default: Month()].add(counted, weighted)
            owners.insert(deal.owner)
        }
    }

    /// What is expected of a payee's deals in a month, by its index; nil for those without one.
    func month(_ index: Int?, of payee: UInt32) -> Month {
        months[Key(payee: payee, month: index)] ?? Month()
    }
}

extension Pipeline.Month {
    fileprivate mutating func add(_ deal: Pipeline.Deal, _ weighted: Int128) {
        deals.append(deal)
        hundredths += weighted
    }
}
