import Accounting
import EventLog
import Events
import ReadModels

/// What had happened to a deal by a date that lies before its latest event.
///
/// The register keeps the steps of a deal's state, owner and protection; the rest is looked up in
/// the deal's own events.
struct PastDeal {
    private(set) var stage: DealStage?
    /// Extensions of the last protection.
    private(set) var extensions: UInt32 = 0
    private(set) var respondBy: BusinessDate?
    private(set) var appealBy: BusinessDate?
    private(set) var exclusivity: Events.DealExclusivity?
    private(set) var isAttributed = false
    /// Positions of the conflicts of the last submission.
    private(set) var conflicts: Set<UInt64> = []

    /// `last` is the deal as last known, which has the days that follow from the rules.
    ///
    /// - Complexity: O(events of the deal).
    init(
        _ id: String, last: DealRow, in book: BookReader, at point: BookReader.PointInTime
    ) throws {
        try book.log.forEach(ofStream: .deal, id) { event in
            guard event.position <= point.knownAt else { return false }
            if event.effectiveOn <= point.asOf { try take(event, last) }
            return true
        }
    }

    private mutating func take(_ event: borrowing EventView, _ last: DealRow) throws {
        switch event.type {
        case .dealSubmitted:
            (stage, extensions, exclusivity, conflicts) = (nil, 0, nil, [])
            (respondBy, appealBy) = (nil, nil)
        case .dealConflictFound: conflicts.insert(event.position)
        case .dealReturned: respondBy = try event.asDealReturned().respondBy
        case .dealApproved:
            extensions = 0
            exclusivity = try event.asDealApproved().exclusivity
        case .dealRejected: appealBy = try event.asDealRejected().appealBy ?? last.appealBy
        case .dealExtended: extensions += 1
        case .dealAppealDecided where try event.asDealAppealDecided().outcome == .granted:
            extensions = 0
            exclusivity = .exclusive
        case .dealStageChanged: stage = try event.asDealStageChanged().stage
        case .dealAttributed: isAttributed = true
        default: break
        }
    }
}
