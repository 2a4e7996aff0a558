import Accounting
import ArgumentParser
import Events
import Interchange
import Queries

struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "The events themselves, as they were recorded.",
        discussion: """
            --from and --to take a position, a business date, or an instant of recording; both \
            are included. The JSON forms print each event whole, with the hash of its leaf in \
            the tree.

            EXAMPLES
              daybook log --type deal.approved --from 2025-01-01 --to 2025-03-31
              daybook log --stream deal/D-1 -O ndjson
              daybook log --from 4711 --follow
            """)

    @OptionGroup var query: QueryOptions

    @Option(
        help: "Only events of this type; may be given several times.",
        completion: .list(EventType.allCases.map(\.name)))
    var type: [EventType] = []

    @Option(
        help: "Only the events of this stream, as deal/D-1.",
        completion: Completing.names(of: .stream))
    var stream: String?

    @Option(
        parsing: .unconditional, help: "First position, business date or instant.",
        transform: OptionValue.bound)
    var from: LogQuery.Bound?

    @Option(
        parsing: .unconditional, help: "Last position, business date or instant.",
        transform: OptionValue.bound)
    var to: LogQuery.Bound?

    @Flag(help: "Go on with what is recorded, until interrupted.")
    var follow = false

    func validate() throws {
        if let from, let to, from.liesAfter(to) {
            throw ValidationError("--from \(from) lies after --to \(to)")
        }
        guard follow else { return }
        if query.output.format == .json {
            throw ValidationError("json has an end, and --follow has none; use -O ndjson")
        }
        if to != nil || query.knownAt != nil {
            throw ValidationError("--follow has no end; leave out --to and --known-at")
        }
        if query.output.file != nil {
            throw ValidationError("--follow writes to standard output only")
        }
    }

    func run() throws {
        var events = LogQuery()
        events.types = Set(type)
        events.stream = stream
        events.from = from
        events.to = to
        let asking = query.asking
        try asking.withReader { reader in
            let file = try OutputFile(query.output.file)
            var printer = EventLinePrinter(query.output, query.book, file)
            try printer.begin()
            let point = try reader.point(asOf: query.asOf, knownAt: query.knownAt)
            let latest = point.isLatestDate ? BusinessDate.max : point.asOf
            try events.forEach(in: reader, through: point.knownAt, effectiveThrough: latest) {
                try printer.add($0)
            }
            if follow {
                try self.follow(events, after: point.knownAt, reader, latest, &printer)
            }
            let citation = try reader.citation(
                point, [], restingOn: [], hasDate: !point.isLatestDate)
            try printer.end(citation)
            try file.finish()
            if !query.output.hasCitation { for line in citation.lines { query.book.note(line) } }
        }
    }

    private func follow(
        _ events: LogQuery, after position: UInt64, _ reader: BookReader, _ latest: BusinessDate,
        _ printer: inout EventLinePrinter
    ) throws {
        var last = position
        while true {
            try printer.flush()
            let head = try reader.log.head().position
            if head > last {
                try events.forEach(
                    in: reader, from: last + 1, through: head, effectiveThrough: latest
                ) { try printer.add($0) }
                last = head
            } else {
                Clock.sleep(milliseconds: 200)
            }
            try Interrupt.check("that was all up to position \(last)")
        }
    }
}

/// Prints events in the format that was asked for.
private struct EventLinePrinter {
    private let format: OutputFormat
    private var writer: ReportWriter
    private var json = JSONWriter()
    private var count = 0

    init(_ output: OutputOptions, _ book: BookOptions, _ file: OutputFile) {
        format = output.format
        writer = output.writer(LogQuery.columns, nil, book, file)
    }

    mutating func begin() throws { try writer.begin(nil) }

    mutating func add(_ event: borrowing EventView) throws {
        switch format {
        case .text, .csv: try writer.add(try LogQuery.row(event))
        case .json, .ndjson:
            json.removeAll()
            try LogQuery.json(event, into: &json)
            try writer.add(json: json.bytes)
        }
        count += 1
        if count % 1_024 == 0 { try Interrupt.check("nothing was changed") }
    }

    mutating func end(_ citation: Citation) throws { try writer.end(citation) }

    mutating func flush() throws { try writer.flush() }
}

extension EventType: ExpressibleByArgument {
    /// The type of this name.
    public init?(argument: String) {
        self.init(name: argument)
    }

    /// The names of all types.
    public static var allValueStrings: [String] { allCases.map(\.name) }
}
