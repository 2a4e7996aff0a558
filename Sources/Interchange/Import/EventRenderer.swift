import Accounting

/// Writes the JSON of one event for a row, or for the rows of a group.
struct EventRenderer {
    var evaluator: TemplateEvaluator
    private var text: [UInt8] = []

    init(tables: [LookupTable]) {
        evaluator = TemplateEvaluator(tables: tables)
    }

    /// Appends the event that `entry` makes of the row, in the form of the catalogue.
    ///
    /// - Returns: the day on which it is effective.
    /// - Throws: ``RowProblem`` where a value is missing or wrong; `output` is then not to be used.
    mutating func render(
        _ entry: EntryPlan, source: [UInt8], _ scope: RowScope, into output: inout [UInt8]
    ) throws(RowProblem) -> BusinessDate {
        output.append(contentsOf: #"{"type":""#.utf8)
        output.append(contentsOf: entry.type.utf8)
        output.append(contentsOf: #"","source":"#.utf8)
        output.append(contentsOf: source)
        output.append(contentsOf: #","id":"#.utf8)
        let start = output.count
        guard try writeText(entry.id, scope, into: &output) else {
            throw RowProblem("the id is empty")
        }
        Self.replaceSpaces(in: &output, from: start)
        text.removeAll(keepingCapacity: true)
        try evaluator.append(entry.on, scope, to: &text)
        guard let date = try? BusinessDate(parsing: text.span) else {
            throw RowProblem(
                text.isEmpty
                    ? "the date is empty"
                    : "the date \(quoted(text)) is no day of the form YYYY-MM-DD")
        }
        output.append(contentsOf: #","effectiveOn":""#.utf8)
        output.append(contentsOf: text)
        output.append(UInt8(ascii: "\""))
        if let at = entry.at { try writeInstant(at, scope, into: &output) }
        for member in entry.envelope {
            _ = try write(member, isFirst: false, scope, into: &output)
        }
        output.append(contentsOf: #","data":"#.utf8)
        guard try write(entry.data, scope, into: &output) else {
            throw RowProblem("nothing is left of the data")
        }
        output.append(UInt8(ascii: "}"))
        return date
    }

    /// The key of an event is made of names and numbers of other systems, which have spaces, and
    /// has none itself.
    private static func replaceSpaces(in output: inout [UInt8], from start: Int) {
        var index = start
        while let space = output[index...].firstIndex(of: UInt8(ascii: " ")) {
            output.replaceSubrange(space...space, with: "%20".utf8)
            index = space + 3
        }
    }

    private mutating func writeInstant(
        _ at: Template, _ scope: RowScope, into output: inout [UInt8]
    ) throws(RowProblem) {
        text.removeAll(keepingCapacity: true)
        try evaluator.append(at, scope, to: &text)
        if text.isEmpty { return }
        guard (try? Instant(parsing: text.span)) != nil else {
            throw RowProblem(
                "the time \(quoted(text)) is none of the form 2025-01-12T09:30:00Z; "
                    + "the filter instant makes one")
        }
        output.append(contentsOf: #","occurredAt":""#.utf8)
        output.append(contentsOf: text)
        output.append(UInt8(ascii: "\""))
    }
}

// MARK: - Values

extension EventRenderer {
    /// Writes a value; false, and nothing written, where it comes out empty.
    private mutating func write(
        _ value: PlanValue, _ scope: RowScope, into output: inout [UInt8]
    ) throws(RowProblem) -> Bool {
        switch value {
        case .constant(let json):
            output.append(contentsOf: json)
            return true
        case .text(let template): return try writeText(template, scope, into: &output)
        case .number(let template): return try writeNumber(template, scope, into: &output)
        case .boolean(let template): return try writeBoolean(template, scope, into: &output)
        case .money(let money): return try writeMoney(money, scope, into: &output)
        case .object(let members):
            let start = output.count
            output.append(UInt8(ascii: "{"))
            var isFirst = true
            for member in members
            where try write(member, isFirst: isFirst, scope, into: &output) {
                isFirst = false
            }
            if isFirst {
                output.removeSubrange(start...)
            } else {
                output.append(UInt8(ascii: "}"))
            }
            return !isFirst
        case .list(let elements):
            output.append(UInt8(ascii: "["))
            var isFirst = true
            for element in elements
            where try write(element, isFirst: isFirst, scope, into: &output) {
                isFirst = false
            }
            output.append(UInt8(ascii: "]"))
            return true
        case .each(let element):
            output.append(UInt8(ascii: "["))
            var isFirst = true
            for row in scope.group
            where try write(element, isFirst: isFirst, scope.with(row), into: &output) {
                isFirst = false
            }
            output.append(UInt8(ascii: "]"))
            return true
        case .split(let template, let separator):
            return try writeParts(template, separator, scope, into: &output)
        }
    }

    private mutating func write(
        _ member: PlanValue.Member, isFirst: Bool, _ scope: RowScope, into output: inout [UInt8]
    ) throws(RowProblem) -> Bool {
        let start = output.count
        if !isFirst { output.append(UInt8(ascii: ",")) }
        output.append(contentsOf: member.key)
        if try write(member.value, scope, into: &output) { return true }
        output.removeSubrange(start...)
        return false
    }

    private mutating func write(
        _ element: PlanValue, isFirst: Bool, _ scope: RowScope, into output: inout [UInt8]
    ) throws(RowProblem) -> Bool {
        let start = output.count
        if !isFirst { output.append(UInt8(ascii: ",")) }
        if try write(element, scope, into: &output) { return true }
        output.removeSubrange(start...)
        return false
    }

    private mutating func writeText(
        _ template: Template, _ scope: RowScope, into output: inout [UInt8]
    ) throws(RowProblem) -> Bool {
        text.removeAll(keepingCapacity: true)
        try evaluator.append(template, scope, to: &text)
        if text.isEmpty { return false }
        JSONText.write(text, into: &output)
        return true
    }

    private mutating func writeNumber(
        _ template: Template, _ scope: RowScope, into output: inout [UInt8]
    ) throws(RowProblem) -> Bool {
        text.removeAll(keepingCapacity: true)
        try evaluator.append(template, scope, to: &text)
        if text.isEmpty { return false }
        guard let whole = ExactDecimal(text)?.units(at: 0), let number = Int64(exactly: whole)
        else { throw RowProblem("\(quoted(text)) is no whole number") }
        output.append(contentsOf: String(number).utf8)
        return true
    }

    private mutating func writeBoolean(
        _ template: Template, _ scope: RowScope, into output: inout [UInt8]
    ) throws(RowProblem) -> Bool {
        text.removeAll(keepingCapacity: true)
        try evaluator.append(template, scope, to: &text)
        if text.isEmpty { return false }
        guard text.elementsEqual("true".utf8) || text.elementsEqual("false".utf8) else {
            throw RowProblem("\(quoted(text)) is neither true nor false; the filter map helps")
        }
        output.append(contentsOf: text)
        return true
    }

    private mutating func writeParts(
        _ template: Template, _ separator: [UInt8], _ scope: RowScope,
        into output: inout [UInt8]
    ) throws(RowProblem) -> Bool {
        text.removeAll(keepingCapacity: true)
        try evaluator.append(template, scope, to: &text)
        output.append(UInt8(ascii: "["))
        var isFirst = true
        var rest = text[...]
        while !rest.isEmpty {
            var end = rest.startIndex
            while end < rest.endIndex, !rest[end...].starts(with: separator) { end += 1 }
            let part = Self.trimmed(rest[..<end])
            if !part.isEmpty {
                if !isFirst { output.append(UInt8(ascii: ",")) }
                JSONText.write(Array(part), into: &output)
                isFirst = false
            }
            rest = rest[min(end + separator.count, rest.endIndex)...]
        }
        output.append(UInt8(ascii: "]"))
        return true
    }

    private static func trimmed(_ part: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let front = part.drop { $0 == 0x20 || $0 == 0x09 }
        let end = front.lastIndex { $0 != 0x20 && $0 != 0x09 } ?? front.startIndex - 1
        return front[front.startIndex..<max(front.startIndex, end + 1)]
    }
}
