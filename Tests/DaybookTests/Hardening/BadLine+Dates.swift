extension BadLine {
    /// Days and times that are none.
    static let inDates: [BadLine] = [
        BadLine(
            "a date without a day",
            line(replacing: #""2025-05-01""#, with: #""2025-05""#),
            "not a valid date"),
        BadLine(
            "a date 29 February",
            line(replacing: #""2025-05-01""#, with: #""2025-02-29""#),
            "there is no such day"),
        BadLine(
            "a date month 13",
            line(replacing: #""2025-05-01""#, with: #""2025-13-01""#),
            "there is no such day"),
        BadLine(
            "a date day 0",
            line(replacing: #""2025-05-01""#, with: #""2025-01-00""#),
            "there is no such day"),
        BadLine(
            "a date year 0",
            line(replacing: #""2025-05-01""#, with: #""0000-01-01""#),
            "there is no such day"),
        BadLine(
            "a date in words",
            line(replacing: #""2025-05-01""#, with: #""yesterday""#),
            "not of the form YYYY-MM-DD"),
        BadLine(
            "a date a number",
            line(replacing: #""2025-05-01""#, with: #"20250501"#),
            "write a date in quotes"),
        BadLine(
            "a date with a time",
            line(replacing: #""2025-05-01""#, with: #""2025-05-01T00:00:00Z""#),
            "not of the form YYYY-MM-DD"),
        BadLine(
            "a date American",
            line(replacing: #""2025-05-01""#, with: #""05/01/2025""#),
            "not of the form YYYY-MM-DD"),
        BadLine(
            "a date below zero",
            line(replacing: #""2025-05-01""#, with: #""-2025-05-01""#),
            "not of the form YYYY-MM-DD"),
        BadLine(
            "a date with five digits",
            line(replacing: #""2025-05-01""#, with: #""20250-01-01""#),
            "not of the form YYYY-MM-DD"),
        BadLine(
            "a date empty",
            line(replacing: #""2025-05-01""#, with: #""""#),
            "not of the form YYYY-MM-DD"),
        BadLine(
            "a date in Arabic digits",
            line(replacing: #""2025-05-01""#, with: #""٢٠٢٥-٠٥-٠١""#),
            "not a valid date"),
        BadLine(
            "a date to come",
            line(replacing: #""2025-05-01""#, with: #""2999-01-01""#),
            "lies more than a day after the event is recorded"),
        BadLine(
            "an instant without a time",
            line(extra: #""occurredAt":"2025-05-01","#),
            "not a valid time"),
        BadLine(
            "an instant without a zone",
            line(extra: #""occurredAt":"2025-05-01T10:00:00","#),
            "not a valid time"),
        BadLine(
            "an instant at 25 hours",
            line(extra: #""occurredAt":"2025-05-01T25:00:00Z","#),
            "there is no such time of day"),
        BadLine(
            "an instant at 60 minutes",
            line(extra: #""occurredAt":"2025-05-01T10:60:00Z","#),
            "there is no such time of day"),
        BadLine("an instant in words", line(extra: #""occurredAt":"noon","#), "not a valid time"),
    ]
}
