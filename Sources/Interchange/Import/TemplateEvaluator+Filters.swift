import Accounting

extension TemplateEvaluator {
    /// Replaces `value` by what `filter` makes of it.
    mutating func apply(_ filter: Filter, _ scope: RowScope) throws(RowProblem) {
        if value.isEmpty { return fill(filter, scope) }
        switch filter {
        case .fallback, .or: return
        case .trim: trim()
        case .slug: slug()
        case .upper: changeCase { $0.uppercased() }
        case .lower: changeCase { $0.lowercased() }
        case .map(let words):
            if let word = words[value] { value = word }
        case .lookup(let table, let column, let isRequired):
            try lookUp(tables[table], column, isRequired)
        case .date(let pattern): try readDate(pattern)
        case .instant(let pattern): try readInstant(pattern)
        case .decimal(let group, let point): try readDecimal(group, point)
        case .minus: write(try decimal().negated)
        case .scale(let factor):
            guard let product = try decimal().multiplied(by: factor) else {
                throw RowProblem("\(quoted(value)) is too large or too fine to be scaled exactly")
            }
            write(product)
        case .addDays(let days): try addDays(days)
        }
    }

    /// What the filters for empty values put in its place.
    private mutating func fill(_ filter: Filter, _ scope: RowScope) {
        switch filter {
        case .fallback(let text): value.append(contentsOf: text)
        case .or(let column): append(column, scope, to: &value)
        default: break
        }
    }

    // MARK: - Text

    private mutating func trim() {
        let text = String(decoding: value, as: UTF8.self).unicodeScalars
        let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        guard let start = text.firstIndex(where: { !isBlank($0) }),
            let end = text.lastIndex(where: { !isBlank($0) })
        else { return value.removeAll(keepingCapacity: true) }
        value = Array(String(text[start...end]).utf8)
    }

    /// Lower-case letters and digits, with one hyphen for whatever stands between them.
    private mutating func slug() {
        spare.removeAll(keepingCapacity: true)
        if value.contains(where: { $0 >= 0x80 }) { changeCase { $0.lowercased() } }
        var isGap = false
        for byte in value {
            let letter = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            let isWord =
                (0x61...0x7A).contains(letter) || (0x30...0x39).contains(letter) || letter >= 0x80
            if isWord {
                if isGap, !spare.isEmpty { spare.append(UInt8(ascii: "-")) }
                spare.append(letter)
            }
            isGap = !isWord
        }
        swap(&value, &spare)
    }

    private mutating func changeCase(_ change: (String) -> String) {
        value = Array(change(String(decoding: value, as: UTF8.self)).utf8)
    }

    private mutating func lookUp(
        _ table: LookupTable, _ column: Int, _ isRequired: Bool
    ) throws(RowProblem) {
        guard let row = table.firstRow(value) else {
            if isRequired { throw RowProblem("the table \(table.name) has no \(quoted(value))") }
            return value.removeAll(keepingCapacity: true)
        }
        value.removeAll(keepingCapacity: true)
        value.append(contentsOf: table.cell(row, column))
    }

    // MARK: - Dates

    private mutating func readDate(_ pattern: DatePattern?) throws(RowProblem) {
        let moment = try moment(pattern, "date")
        value.removeAll(keepingCapacity: true)
        moment.date.write(into: &value)
    }

    private mutating func readInstant(_ pattern: DatePattern?) throws(RowProblem) {
        let moment = try moment(pattern, "time")
        value.removeAll(keepingCapacity: true)
        moment.instant.write(into: &value)
    }

    private func moment(
        _ pattern: DatePattern?, _ what: String
    ) throws(RowProblem) -> DatePattern.Moment {
        guard let pattern else {
            guard let moment = DatePattern.readISO(value) else {
                throw RowProblem("\(quoted(value)) is no \(what) such as 2017-04-11 11:12:22")
            }
            return moment
        }
        guard let moment = pattern.read(value) else {
            throw RowProblem("\(quoted(value)) is no \(what) of the form \(pattern.text)")
        }
        return moment
    }

    private mutating func addDays(_ days: Int) throws(RowProblem) {
        guard let date = try? BusinessDate(parsing: value.span) else {
            throw RowProblem("\(quoted(value)) is no date YYYY-MM-DD that days can be added to")
        }
        guard let sum = try? date.adding(days: days) else {
            throw RowProblem("\(quoted(value)) and \(days) days leave the calendar")
        }
        value.removeAll(keepingCapacity: true)
        sum.write(into: &value)
    }

    // MARK: - Numbers

    private func decimal() throws(RowProblem) -> ExactDecimal {
        guard let decimal = ExactDecimal(value) else {
            throw RowProblem("\(quoted(value)) is no decimal such as -12.50")
        }
        return decimal
    }

    private mutating func write(_ decimal: ExactDecimal) {
        value.removeAll(keepingCapacity: true)
        decimal.write(into: &value)
    }

    /// Takes the marks between groups of three digits out, and makes the point one.
    private mutating func readDecimal(
        _ group: UInt8?, _ point: UInt8
    ) throws(RowProblem) {
        spare.removeAll(keepingCapacity: true)
        var digitsSinceGroup: Int?
        var isFraction = false
        var isGrouped = true
        for byte in value {
            if byte == point, !isFraction {
                isGrouped = isGrouped && digitsSinceGroup ?? 3 == 3
                digitsSinceGroup = nil
                isFraction = true
                spare.append(UInt8(ascii: "."))
            } else if byte == group, !isFraction {
                isGrouped = isGrouped && digitsSinceGroup ?? 3 == 3
                digitsSinceGroup = 0
            } else {
                digitsSinceGroup = digitsSinceGroup.map { $0 + 1 }
                // A point that is no point here would be read as one later.
                spare.append(byte == UInt8(ascii: ".") ? UInt8(ascii: "?") : byte)
            }
        }
        isGrouped = isGrouped && digitsSinceGroup ?? 3 == 3
        guard isGrouped, ExactDecimal(spare) != nil else {
            let style = group.map { " with groups by \(quoted([$0]))" } ?? ""
            throw RowProblem(
                "\(quoted(value)) is no decimal\(style) with the point \(quoted([point]))")
        }
        swap(&value, &spare)
    }
}
