import Events

/// Where a commit group may end: not within events that are recorded together or not at all.
///
/// Those are a run and its payouts right after it, and a submission and the conflicts that are
/// moved in with it.
struct CommitBorder {
    /// Conflicts come with their submission only when a book is moved in.
    let isMovedIn: Bool
    private var lastRun: String?
    /// Payouts of the run that are still to come.
    private var payoutsLeft: UInt32 = 0
    private var lastDeal: String?

    init(isMovedIn: Bool) {
        self.isMovedIn = isMovedIn
    }

    /// Whether the next event may belong to the last one, so that a group waits for it.
    var isOpen: Bool { payoutsLeft > 0 || lastDeal != nil }

    /// Takes in the next event; nil for a line that is none.
    ///
    /// - Returns: whether a group may end before it.
    mutating func mayEnd(before draft: EventDraft?) -> Bool {
        switch draft?.body {
        case .payoutScheduled(let payout) where payoutsLeft > 0 && payout.runId == lastRun:
            payoutsLeft -= 1
            return false
        case .dealConflictFound(let conflict) where conflict.dealId == lastDeal:
            return false
        default:
            begin(with: draft)
            return true
        }
    }

    private mutating func begin(with draft: EventDraft?) {
        (lastRun, payoutsLeft, lastDeal) = (nil, 0, nil)
        switch draft?.body {
        case .payoutRunScheduled(let run): (lastRun, payoutsLeft) = (run.runId, run.count)
        case .dealSubmitted(let deal) where isMovedIn: lastDeal = deal.dealId
        default: break
        }
    }
}
