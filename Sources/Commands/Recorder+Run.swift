import Accounting
import EventLog
import Events

// A run and its payouts are one act: they are decided together, each on the book as it stands
// before the run, and recorded together or not at all.

extension Recorder {
    mutating func recordRun(
        _ run: PayoutRunScheduled, _ drafts: ArraySlice<EventDraft>,
        into outcomes: inout [AppendOutcome], _ writer: inout LogWriter
    ) throws {
        let group = drafts.prefix(1 + Self.payouts(of: run, in: drafts.dropFirst()).count)
        setting.pendingRun = PendingRun(
            run: run, payouts: Self.payouts(of: run, in: drafts.dropFirst()))
        defer { setting.pendingRun = nil }
        var decided: [(draft: EventDraft, body: EventBody?, recordedAt: Instant)] = []
        var keys: Set<[String]> = []
        var recordedAt = writer.lastRecordedAt
        do {
            for draft in group {
                do {
                    let time = try recordingTime(of: draft, after: recordedAt)
                    let isTwice = !keys.insert([draft.source, draft.id]).inserted
                    try checkIsNew(draft, isTwice: isTwice, &writer)
                    let decision = try prepare(draft, time, &writer)
                    decided.append((draft, try decide(decision).body, time))
                    recordedAt = time
                } catch let refusal as Refusal {
                    throw refusal.about(draft)
                }
            }
        } catch let refusal as Refusal {
            outcomes.append(contentsOf: Self.refused(group, at: decided.count, refusal))
            return
        }
        let (count, savepoint) = (outcomes.count, writer.savepoint())
        let last = writer.lastPosition
        do {
            for (draft, body, time) in decided {
                try resolveReferences(of: draft, &writer)
                outcomes.append(
                    .recorded(position: try append(draft, body, time, &writer)))
            }
            try checkFigures(after: last)
        } catch let refusal as Refusal {
            try takeBack(to: savepoint, &writer)
            outcomes.removeSubrange(count...)
            let run = group[group.startIndex]
            outcomes.append(contentsOf: Self.refused(group, at: 0, refusal.about(run)))
        }
    }

    /// The payouts of a run right after it: as many as it counts, or as far as they are its own.
    private static func payouts(
        of run: PayoutRunScheduled, in drafts: ArraySlice<EventDraft>
    ) -> [PayoutScheduled] {
        var payouts: [PayoutScheduled] = []
        for draft in drafts.prefix(Int(run.count)) {
            guard case .payoutScheduled(let payout) = draft.body, payout.runId == run.runId
            else { break }
            payouts.append(payout)
        }
        return payouts
    }

    private func checkIsNew(
        _ draft: EventDraft, isTwice: Bool, _ writer: inout LogWriter
    ) throws {
        let position = try writer.position(source: draft.source, id: draft.id)
        guard isTwice || position != nil else { return }
        throw Refusal(
            PayoutRefusal.payoutTwice,
            "\(draft.source) has sent \(draft.id) already"
                + (position.map { ", at position \($0)" } ?? " in this run"))
    }

    /// The one with the fault is refused for it, the others with it.
    private static func refused(
        _ group: ArraySlice<EventDraft>, at fault: Int, _ refusal: Refusal
    ) -> [AppendOutcome] {
        group.enumerated().map { index, draft in
            if index == fault { return .refused(refusal) }
            let other = Refusal(
                PayoutRefusal.runRefused,
                "a run is recorded with all of its payouts or not at all: \(refusal.message)")
            return .refused(other.about(draft))
        }
    }
}
