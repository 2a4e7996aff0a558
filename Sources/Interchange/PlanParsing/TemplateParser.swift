import Events
import Yams

/// Reads templates: text with `{column|filter|filter:argument}` in it.
///
/// `{{` and `}}` stand for one brace; within braces a backslash takes the next letter as it is.
struct TemplateParser {
    let document: PlanDocument
    /// The columns of the file that the template is about.
    let columns: ColumnList
    /// The tables that `lookup` may name.
    let tables: [TableDraft]
    /// The table whose columns can be named as `table.column`, where the entry joins one.
    let joined: TableDraft?

    /// Reads a scalar as a template.
    func template(_ node: Node, _ what: String) -> Template? {
        guard let text = document.text(node, what) else { return nil }
        return template(text, node)
    }

    /// Reads a scalar as the name of a column, or as a template where it has braces.
    func columnOrTemplate(_ node: Node, _ what: String) -> Template? {
        guard let text = document.text(node, what) else { return nil }
        if text.contains("{") { return template(text, node) }
        return Template(
            column: columns.index(of: text, document.place(of: node)), name: text)
    }

    /// Reads `text`, which stands at `node`.
    func template(_ text: String, _ node: Node) -> Template? {
        let letters = Array(text.unicodeScalars)
        var parts: [Template.Part] = []
        var literal = String.UnicodeScalarView()
        var index = 0
        while index < letters.count {
            let letter = letters[index]
            let isDoubled = index + 1 < letters.count && letters[index + 1] == letter
            switch letter {
            case "{" where isDoubled, "}" where isDoubled:
                literal.append(letter)
                index += 2
            case "}":
                document.note(
                    document.place(of: node, letter: index), "a } without its {",
                    advice: "write }} for a brace that is text")
                return nil
            case "{":
                guard let end = closing(letters, after: index) else {
                    document.note(
                        document.place(of: node, letter: index), "a { without its }",
                        advice: "write {{ for a brace that is text")
                    return nil
                }
                if !literal.isEmpty { parts.append(.literal(Array(String(literal).utf8))) }
                literal = String.UnicodeScalarView()
                let inner = letters[(index + 1)..<end]
                let place = document.place(of: node, letter: index)
                guard let value = value(inner, place) else { return nil }
                parts.append(.value(value))
                index = end + 1
            default:
                literal.append(letter)
                index += 1
            }
        }
        if !literal.isEmpty { parts.append(.literal(Array(String(literal).utf8))) }
        return Template(parts: parts)
    }

    private func closing(_ letters: [Unicode.Scalar], after start: Int) -> Int? {
        var index = start + 1
        while index < letters.count {
            if letters[index] == "}" { return index }
            index += letters[index] == "\\" ? 2 : 1
        }
        return nil
    }

    private func value(_ letters: ArraySlice<Unicode.Scalar>, _ place: PlanPlace) -> ColumnValue? {
        let steps = EscapedText(letters).split(at: "|").map { $0.trimmed }
        guard let first = steps.first, !first.isEmpty else {
            document.note(place, "a column name is missing between the braces")
            return nil
        }
        let column = column(first.text, place)
        var filters: [Filter] = []
        for (index, step) in steps.dropFirst().enumerated() {
            let next = index + 2 < steps.count ? steps[index + 2].text : ""
            guard let filter = filter(step, before: next, place) else { return nil }
            filters.append(filter)
        }
        return ColumnValue(column: column, name: first.text, filters: filters)
    }

    /// The column `name`: of the joined table where it begins with that, else of the file.
    private func column(_ name: String, _ place: PlanPlace) -> ColumnValue.Column {
        if let joined, name.hasPrefix(joined.name + ".") {
            let inner = String(name.dropFirst(joined.name.count + 1))
            return .joined(joined.columns.index(of: inner, place))
        }
        return .row(columns.index(of: name, place))
    }
}

// MARK: - Filters

extension TemplateParser {
    private func filter(
        _ step: EscapedText, before next: String, _ place: PlanPlace
    ) -> Filter? {
        let (name, argument) = step.cut(at: ":")
        let filterName = name.trimmed.text
        guard Filter.names.contains(filterName) else {
            document.note(
                place, "there is no filter \(filterName)",
                advice: NearestName.advice(for: filterName, among: Filter.names))
            return nil
        }
        guard let argument else { return plainFilter(filterName, place) }
        let text = argument.text
        switch filterName {
        case "map": return map(argument, place)
        case "lookup": return lookup(text, before: next, place)
        case "date": return pattern(text, place).map { .date($0) }
        case "instant": return pattern(text, place).map { .instant($0) }
        case "decimal": return decimal(text, place)
        case "default": return .fallback(Array(text.utf8))
        case "or": return .or(column(text, place))
        case "scale":
            if let factor = ExactDecimal(Array(text.utf8)) { return .scale(factor) }
            document.note(place, "scale:\(text) is no decimal", advice: "such as scale:0.01")
        case "add_days":
            if let days = Int(text), abs(days) < 100_000 { return .addDays(days) }
            document.note(place, "add_days:\(text) is no number of days", advice: "add_days:30")
        default:
            document.note(place, "the filter \(filterName) takes no argument")
        }
        return nil
    }

    private func plainFilter(_ name: String, _ place: PlanPlace) -> Filter? {
        switch name {
        case "slug": return .slug
        case "trim": return .trim
        case "upper": return .upper
        case "lower": return .lower
        case "minus": return .minus
        case "date": return .date(nil)
        case "instant": return .instant(nil)
        default:
            document.note(
                place, "the filter \(name) needs an argument", advice: "\(name):…, see IMPORT.md")
            return nil
        }
    }

    private func map(_ argument: EscapedText, _ place: PlanPlace) -> Filter? {
        var words: [[UInt8]: [UInt8]] = [:]
        for pair in argument.split(at: ",") {
            let (from, to) = pair.cut(at: "=")
            guard let to else {
                document.note(
                    place, "map: \(pair.text) is no pair", advice: "map:FROM=TO,FROM=TO")
                return nil
            }
            guard words.updateValue(Array(to.text.utf8), forKey: Array(from.text.utf8)) == nil
            else {
                document.note(place, "map: \(from.text) occurs twice")
                return nil
            }
        }
        return .map(words)
    }

    private func lookup(_ text: String, before next: String, _ place: PlanPlace) -> Filter? {
        let names = tables.map(\.name)
        guard let dot = text.firstIndex(of: ".") else {
            document.note(
                place, "lookup:\(text) names no column", advice: "lookup:TABLE.COLUMN")
            return nil
        }
        let name = String(text[..<dot])
        guard let table = names.firstIndex(of: name) else {
            document.note(
                place, "there is no table \(name)",
                advice: NearestName.advice(for: name, among: names))
            return nil
        }
        let column = String(text[text.index(after: dot)...])
        let isCaught = next.hasPrefix("default:") || next.hasPrefix("or:")
        return .lookup(
            table: table, column: tables[table].columns.index(of: column, place),
            isRequired: !isCaught)
    }

    private func pattern(_ text: String, _ place: PlanPlace) -> DatePattern? {
        if let pattern = DatePattern(text), pattern.hasDay { return pattern }
        document.note(
            place, "\(text) is no pattern of a date",
            advice: "such as dd/MM/yyyy or yyyy-MM-dd HH:mm:ss")
        return nil
    }

    private func decimal(_ text: String, _ place: PlanPlace) -> Filter? {
        let bytes = Array(text.utf8)
        switch bytes.count {
        case 1: return .decimal(group: nil, point: bytes[0])
        case 2 where bytes[0] != bytes[1]: return .decimal(group: bytes[0], point: bytes[1])
        default:
            document.note(
                place, "decimal:\(text) does not say how decimals are written",
                advice: "the mark between groups and the point: decimal:,. or decimal:.,")
            return nil
        }
    }
}
