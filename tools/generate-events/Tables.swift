/// The members of an event's JSON object around its data.
enum EnvelopeTable {
    struct Row {
        var name: String
        /// The definition of `common.json` that it follows.
        var schema: String
        var isRequired: Bool
        var meaning: String
    }

    static let rows = [
        Row(
            name: "type", schema: "", isRequired: true,
            meaning: "A type of this catalogue; unknown ones are refused."),
        Row(
            name: "source", schema: "id", isRequired: true,
            meaning: "The system that sends it; with `id` the idempotency key, which is looked at "
                + "before anything else. Same key and same content: accepted again as a no-op. "
                + "Same key, other content: refused, naming the first field that differs."),
        Row(
            name: "id", schema: "id", isRequired: true,
            meaning: "The sender's id of the event."),
        Row(
            name: "effectiveOn", schema: "date", isRequired: true,
            meaning: "The business date; at most one day after the UTC day of `recordedAt`."),
        Row(
            name: "occurredAt", schema: "instant", isRequired: false,
            meaning: "When it happened; `effectiveOn` at 00:00 UTC where it is left out."),
        Row(
            name: "expectedVersion", schema: "", isRequired: false,
            meaning: "The version that the stream must be at, 0 for a new one."),
        Row(
            name: "actor", schema: "", isRequired: true,
            meaning: "Who did it, and in which part: `{id, role}`."),
        Row(
            name: "reason", schema: "reason", isRequired: false,
            meaning: "Why, where the type does not say: `{code, text?}`."),
        Row(
            name: "causation", schema: "", isRequired: false,
            meaning: "The position of the event that led to this one."),
        Row(
            name: "correlation", schema: "id", isRequired: false,
            meaning: "What belongs together, such as a batch."),
        Row(
            name: "data", schema: "", isRequired: true,
            meaning: "The payload of the type; unknown fields are refused."),
        Row(
            name: "recordedAt", schema: "instant", isRequired: false,
            meaning: "When the book learned it. Set by the book; stated only to move a book in."),
        Row(
            name: "position", schema: "", isRequired: false,
            meaning: "On recorded events: the place in the log, from 1."),
        Row(
            name: "stream", schema: "", isRequired: false,
            meaning: "On recorded events: the stream, derived from the type and its id."),
        Row(
            name: "version", schema: "", isRequired: false,
            meaning: "On recorded events: the place in the stream, from 1."),
        Row(
            name: "leafHash", schema: "sha256", isRequired: false,
            meaning: "On recorded events: the hash of the record in the tree."),
    ]
}

/// The kinds of values that fields have, with their form in JSON.
enum ValueTable {
    struct Row {
        /// The name of the kind, and of its definition in `common.json`.
        var name: String
        /// What the catalogue calls it.
        var shown: String
        var meaning: String
        var pattern: String?
    }

    static let rows = [
        Row(
            name: "id", shown: "id",
            meaning: "1-128 bytes of printable UTF-8 without spaces.", pattern: "^[^\\s]{1,128}$"),
        Row(
            name: "text", shown: "text",
            meaning: "UTF-8, not empty, without control characters but tabs and line ends.",
            pattern: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]+$"),
        Row(
            name: "date", shown: "date", meaning: "A day, `YYYY-MM-DD`.",
            pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
        Row(
            name: "instant", shown: "instant",
            meaning: "RFC 3339, to the microsecond at most; recorded in UTC.",
            pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?"
                + "(Z|[+-][0-9]{2}:[0-9]{2})$"),
        Row(
            name: "percent", shown: "percent",
            meaning: "A percentage with a percent sign and at most four decimals, `12.5%`; stored "
                + "in parts per million.",
            pattern: "^[0-9]+(\\.[0-9]{1,4})?%$"),
        Row(
            name: "money", shown: "Money",
            meaning: "An exact decimal string with at most the ISO 4217 number of decimals, and "
                + "its currency; stored as signed 64-bit minor units."),
        Row(
            name: "exchangeRate", shown: "rate",
            meaning: "An exact decimal string above zero, `1.0815`.",
            pattern: "^[0-9]+(\\.[0-9]+)?$"),
        Row(
            name: "currency", shown: "currency",
            meaning: "Three capital letters of ISO 4217, of a currency with a minor unit."),
        Row(
            name: "country", shown: "country", meaning: "Two capital letters of ISO 3166.",
            pattern: "^[A-Z]{2}$"),
        Row(
            name: "period", shown: "period",
            meaning: "A month `2025-01`, a quarter of the fiscal year that starts in 2025 "
                + "`2025-Q1`, or that fiscal year `2025`.",
            pattern: "^[0-9]{4}(-(0[1-9]|1[0-2]|Q[1-4]))?$"),
        Row(
            name: "sha256", shown: "sha256",
            meaning: "A SHA-256, 64 lower-case hexadecimal digits; a `digest` of zeros is left to "
                + "the book, which fills it in.",
            pattern: "^[0-9a-f]{64}$"),
    ]

    static func meaning(of name: String) -> String {
        rows.first { $0.name == name }?.meaning ?? ""
    }
}
