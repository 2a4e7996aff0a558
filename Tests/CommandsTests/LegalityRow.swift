import Testing

/// One row of a table: on what was recorded before, whether an event is legal.
struct LegalityRow: Sendable, CustomTestStringConvertible {
    /// What the row shows.
    let title: String
    /// Recorded before, in the form of `EventBuilder`; `rules NAME` activates a sample file.
    let given: String
    /// The event, or the events of one transaction.
    let when: String
    /// The refusal's name; nil where it is recorded.
    let refusal: String?
    /// A part of the refusal's sentence.
    let says: String
    /// Recorded elsewhere, and moved in.
    let isMovedIn: Bool

    private init(
        _ title: String, _ given: String, _ when: String, _ refusal: String?, _ says: String,
        _ isMovedIn: Bool
    ) {
        self.title = title
        self.given = given
        self.when = when
        self.refusal = refusal
        self.says = says
        self.isMovedIn = isMovedIn
    }

    static func legal(
        _ title: String, given: String, when: String, isMovedIn: Bool = false
    ) -> LegalityRow {
        LegalityRow(title, given, when, nil, "", isMovedIn)
    }

    static func refused(
        _ refusal: String, given: String, when: String, says: String, isMovedIn: Bool = false
    ) -> LegalityRow {
        LegalityRow(refusal, given, when, refusal, says, isMovedIn)
    }

    var testDescription: String { "\(title): \(when)" }
}
