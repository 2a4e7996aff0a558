import Events
import Interchange

/// The events that are measured.
enum Input {
    static func drafts(_ path: String) throws -> [EventDraft] {
        var parser = EventParser()
        var drafts: [EventDraft] = []
        var reader = try LineReader(path: path)
        while try reader.advance() == .line {
            drafts.append(try parser.parse(reader.line.span.bytes))
        }
        return drafts
    }
}
