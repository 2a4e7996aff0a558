import Accounting
import ReadModels

/// The runs that stand, as far as the next one waits for them or comes too late: why none can be
/// scheduled, whatever it would pay.
package struct RunOrder {
    private let runs: [RunRow]

    /// - Complexity: O(n) in the runs.
    package init(_ payouts: PayoutBook) throws {
        runs = try payouts.standingRuns()
    }

    /// The refusal of a run that would pay on a day; nil where no other is in its way.
    package func refusal(payingOn day: BusinessDate) -> Refusal? {
        unapproved ?? laterRun(than: day)
    }

    /// The refusal of any run while an earlier one is not approved.
    var unapproved: Refusal? {
        runs.first { $0.state == .scheduled }.map { waiting in
            Refusal(
                PayoutRefusal.earlierRunNotApproved,
                "run \(waiting.id) is not approved; approve it, or cancel its payouts, first")
        }
    }

    /// The refusal of a run that would pay before one that stands.
    func laterRun(than day: BusinessDate) -> Refusal? {
        guard let latest = runs.max(by: { $0.payOn < $1.payOn }), latest.payOn > day else {
            return nil
        }
        return Refusal(
            PayoutRefusal.paysBeforeEarlierRun,
            "payOn is \(day); run \(latest.id) pays on \(latest.payOn), and no later run pays "
                + "before it")
    }
}
