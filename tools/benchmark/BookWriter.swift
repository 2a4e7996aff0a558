import Accounting
import Commands
import EventLog
import Events
import Rules

/// Records events that are made up here, in groups, as any other.
struct BookWriter {
    let path: String
    private let book: Book
    private var parser = EventParser()
    private var drafts: [EventDraft] = []
    private let options: Book.AppendOptions
    private let now = Instant(microsecondsSince1970: 4_000_000_000_000_000)

    /// A new book of the programme NOVA.
    init(_ path: String) throws {
        self.path = path
        try Book.create(at: path, id: BookID(high: 1, low: 1), programme: "NOVA")
        book = try Book(opening: path)
        var options = Book.AppendOptions()
        options.keepsRecordedAt = true
        self.options = options
    }

    /// Adds an event; `data` are the members of its payload.
    mutating func add(
        _ type: String, on date: String, _ id: String, _ data: String, by actor: String = "u-1"
    ) throws {
        let line =
            "{\"type\":\"\(type)\",\"source\":\"/bench\",\"id\":\"\(id)\","
            + "\"effectiveOn\":\"\(date)\",\"actor\":{\"id\":\"\(actor)\",\"role\":\"system\"},"
            + "\"data\":{\(data)}}"
        drafts.append(try parser.parse(Array(line.utf8).span.bytes))
        if drafts.count == 8_000 { try commit() }
    }

    /// Activates a rule file on the day from which it is in force.
    mutating func activate(_ yaml: String) throws {
        let reading = RuleFile.parse(text: yaml, name: "rules")
        guard let rules = reading.file else { throw Usage("\(reading.findings)") }
        try commit()
        drafts.append(
            EventDraft(
                body: .rulesetActivated(RulesetActivated(rules, utf8: Array(yaml.utf8))),
                source: "/bench", id: "rules/\(rules.head.version)", effectiveOn: rules.head.from,
                occurredAt: nil, actor: EventActor(id: "u-1", role: .operator)))
        try commit()
    }

    mutating func partner(_ id: String) throws {
        try add(
            "partner.recruited", on: "2025-01-01", "\(id)/recruited",
            "\"partnerId\":\"\(id)\",\"legalName\":\"\(id)\",\"kind\":\"reseller\"")
        try add(
            "partner.activated", on: "2025-01-01", "\(id)/activated",
            "\"partnerId\":\"\(id)\",\"payCurrency\":\"USD\"")
    }

    /// Adds an invoice of one line in a month of 2025.
    mutating func line(invoice: Int, partner: String, month: Int, net: String) throws {
        try add(
            "sale.invoiced", on: "2025-\(month < 10 ? "0" : "")\(month)-15", "invoice/\(invoice)",
            "\"invoiceId\":\"I-\(invoice)\",\"partnerId\":\"\(partner)\","
                + "\"lines\":[{\"lineId\":\"1\",\"net\":{\"amount\":\"\(net)\",\"currency\":\"USD\"}}]"
        )
    }

    /// Adds a refund of 0.10 on an invoice's line, long after.
    mutating func refund(_ number: Int, invoice: Int) throws {
        try add(
            "sale.credited", on: "2026-01-05", "credit/\(number)",
            "\"creditId\":\"C-\(number)\",\"kind\":\"refund\",\"invoiceId\":\"I-\(invoice)\","
                + "\"lines\":[{\"lineId\":\"1\",\"net\":{\"amount\":\"0.10\",\"currency\":\"USD\"}}]"
        )
    }

    /// Whether documents wait to be settled.
    var hasDeferred: Bool { book.models.fold.hasDeferred }

    /// Records what has been added.
    mutating func commit() throws {
        guard !drafts.isEmpty else { return }
        let outcomes = try book.append(drafts, now: now, options: options)
        for case .refused(let refusal) in outcomes { throw Usage("\(refusal)") }
        drafts.removeAll(keepingCapacity: true)
    }

    /// Position of the last event, once all are recorded.
    mutating func position() throws -> UInt64 {
        try commit()
        return try book.log.head().position
    }

    mutating func close() throws {
        try commit()
        try book.close()
    }
}
