import Accounting
import Events
import Projections
import Rules

/// What one event makes the journal look at.
struct SettlingRun {
    let position: UInt64
    let recordedAt: Instant
    let effectiveOn: BusinessDate
    /// Cause of entries on the documents that the event touches, and of what leaves *held*.
    let cause: EntryCause
    /// Whether the event touches whatever document is looked at.
    var touchesAll = false
    /// The documents that the event itself touches.
    private(set) var touched = TouchedDocuments()
    /// The documents to value anew.
    private(set) var found = FoundDocuments()
    /// The documents on which something was posted, or whose hold is to be looked at.
    private(set) var posted = FoundDocuments()
    /// Windows all of whose documents are to be valued anew, each once.
    private(set) var windows: [TreeKey] = []
    private var knownWindows: Set<TreeKey> = []
    /// The payees whose sales or targets have changed, and on which days.
    private(set) var payees: [(payee: UInt32, days: ClosedRange<BusinessDate>)] = []
    private var payeePlaces: [UInt32: Int] = [:]
    /// What changes in windows of caps.
    var caps = CapChanges()

    init(_ event: borrowing EventView, _ cause: EntryCause) {
        position = event.position
        recordedAt = event.recordedAt
        effectiveOn = event.effectiveOn
        self.cause = cause
    }

    /// A document that the event itself touches.
    mutating func touch(_ document: DocumentElement, at position: UInt64) {
        touched.add(document, at: position)
        found.add(document, at: position)
    }

    /// A document whose amounts may change.
    mutating func find(_ document: DocumentElement, at position: UInt64) {
        found.add(document, at: position)
    }

    /// A window all of whose documents may change.
    mutating func find(window: TreeKey) {
        if knownWindows.insert(window).inserted { windows.append(window) }
    }

    /// A payee whose sales or targets have changed.
    mutating func find(payee: UInt32, on day: BusinessDate) {
        if let place = payeePlaces[payee] {
            let days = payees[place].days
            payees[place].days =
                Swift.min(days.lowerBound, day)...Swift.max(days.upperBound, day)
        } else {
            payeePlaces[payee] = payees.count
            payees.append((payee, day...day))
        }
    }

    /// A document on which something was posted.
    mutating func post(on document: DocumentElement, at position: UInt64) {
        posted.add(document, at: position)
    }

    func isTouched(_ document: DocumentElement) -> Bool {
        touchesAll || touched.contains(document)
    }

    /// Cause of what changes on a document.
    func cause(on document: DocumentElement) -> EntryCause {
        cause == .ruleChange || isTouched(document) ? cause : .trueUp
    }
}
