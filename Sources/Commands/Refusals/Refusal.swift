import Events

/// Why an event is not recorded: a stable code for programs, and a sentence that says what is
/// wrong and what would be right.
package struct Refusal: Error, Hashable, Sendable {
    package let code: Code
    /// Which refusal of its kind it is, such as `extension-too-late`; the code's own name where
    /// there is only one. Printed, and never changed.
    package let name: String
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        name = code.rawValue
        self.message = message
    }

    package init(_ refusal: some RefusalCase, _ message: String) {
        code = refusal.code
        name = refusal.rawValue
        self.message = message
    }

    private init(_ refusal: Refusal, _ message: String) {
        code = refusal.code
        name = refusal.name
        self.message = message
    }

    /// The same, with the type of the event and its subject before the sentence:
    /// `deal.extended D-1: protection ended on …`.
    func about(_ draft: EventDraft) -> Refusal {
        Refusal(self, "\(draft.type.name) \(draft.body.streamId): \(message)")
    }

    /// The kinds of refusal. The names are printed and never change.
    package enum Code: String, Sendable, CaseIterable {
        /// The line is not the JSON form of an event.
        case malformed
        /// The same source and id were recorded with other content.
        case differentContent = "different-content"
        /// The stream is not at the version that the sender expects.
        case staleVersion = "stale-version"
        /// `effectiveOn` lies more than a day after the day of recording.
        case effectiveInTheFuture = "effective-in-the-future"
        /// `recordedAt` lies before the last one, or in the future.
        case recordedAtOutOfOrder = "recorded-at-out-of-order"
        /// An id names nothing.
        case unknownSubject = "unknown-subject"
        /// The subject exists already.
        case alreadyExists = "already-exists"
        /// The subject is in a state in which this cannot happen.
        case wrongState = "wrong-state"
        /// A value is not what the rules or other events allow.
        case wrongValue = "wrong-value"
        /// A date is too late or too early for it.
        case wrongDate = "wrong-date"
        /// Somebody would approve what is their own.
        case notIndependent = "not-independent"
        /// There are no rules that allow it.
        case noRules = "no-rules"
        /// A period is not over, not open or not closed.
        case period
        /// Stated figures differ from the journal's.
        case differsFromJournal = "differs-from-journal"
        /// Another event of an all-or-nothing batch was refused.
        case batchRefused = "batch-refused"
        /// A model that the decision needs is incomplete.
        case incompleteModel = "incomplete-model"
        /// It was refused when the same import was run before, and is legal only by what was
        /// recorded after it.
        case refusedBefore = "refused-before"
    }
}

extension Refusal: CustomStringConvertible {
    package var description: String { message }
}
