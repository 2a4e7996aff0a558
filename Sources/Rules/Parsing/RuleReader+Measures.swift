import Accounting

extension RuleReader {
    /// `measures`: names and what they measure. Outlines them for the other sections.
    mutating func readMeasures(_ entry: YAMLEntry) -> [Measure] {
        let sample = "{ bookings: { of: sales, window: trailing_12_months } }"
        measures = .broken
        guard case .map(let all) = entry.value.content else {
            find(
                entry.value.at, "`measures` must be a map, not \(entry.value.noun)",
                "such as `\(sample)`")
            return []
        }
        var outlines: [MeasureOutline] = []
        var result: [Measure] = []
        let names = all.map(\.key)
        guard
            let map = map(
                entry.value, "`measures`", at: entry.keyAt, keys: names, sample: "`\(sample)`")
        else { return [] }
        for item in map.entries {
            if !Self.isIdentifier(item.key) {
                find(item.keyAt, "`\(Self.shown(item.key))` is not a name", "a name has no blanks")
            }
            let (measure, subject) = readMeasure(item)
            outlines.append(MeasureOutline(name: item.key, subject: subject))
            if let measure { result.append(measure) }
        }
        measures = .present(outlines)
        return result
    }

    private mutating func readMeasure(_ entry: YAMLEntry) -> (Measure?, MeasureSubject?) {
        let keys = ["of", "window", "certifications"]
        guard
            let map = map(entry, keys: keys, sample: "{ of: sales, window: trailing_12_months }"),
            let of = required(map, "of", "sales"),
            let subject = word(of.value, "of", MeasureSubject.self)
        else { return (nil, nil) }
        let countsPeople = subject == .certifiedMembers
        if let stray = map[countsPeople ? "window" : "certifications"] {
            find(
                stray.keyAt, "`\(stray.key)` is not a key of a measure of `\(subject.rawValue)`",
                countsPeople
                    ? "certified members are counted on the day itself"
                    : "only `certified_members` names certifications")
        }
        if countsPeople {
            let list = required(map, "certifications", "[NOVA-ENG]").flatMap {
                identifiers($0, "[NOVA-ENG, NOVA-SALES]")
            }
            let measure = list.map {
                Measure(
                    name: entry.key, subject: subject, window: nil, certifications: $0,
                    at: entry.keyAt)
            }
            return (measure, subject)
        }
        let window = required(map, "window", "trailing_12_months").flatMap {
            word($0.value, "window", MeasureWindow.self)
        }
        let measure = window.map {
            Measure(
                name: entry.key, subject: subject, window: $0, certifications: [],
                at: entry.keyAt)
        }
        return (measure, subject)
    }

    /// A list of ids, none twice.
    mutating func identifiers(_ entry: YAMLEntry, _ sample: String) -> [String]? {
        guard let items = list(entry, sample: sample) else { return nil }
        let values = items.map { identifier($0, entry.key, "P-1") }
        refuseRepeated(values, of: items, entry.key)
        let sound = values.compactMap { $0 }
        return sound.count == items.count ? sound : nil
    }

    /// The index of the measure named `name`; nil, and a finding at `at`, where there is none.
    mutating func measure(_ name: String, at: SourcePosition) -> Int? {
        let outlines: [MeasureOutline]
        switch measures {
        case .broken: return nil
        case .absent: outlines = []
        case .present(let all): outlines = all
        }
        if let index = outlines.firstIndex(where: { $0.name == name }) { return index }
        find(
            at, "`\(Self.shown(name))` is not a measure of this file",
            outlines.isEmpty
                ? "add it under `measures`"
                : Self.nearest(name, in: outlines.map(\.name), "name"))
        return nil
    }

    /// The subject of the measure with this index; nil where it is broken.
    func subject(ofMeasure index: Int) -> MeasureSubject? {
        guard case .present(let outlines) = measures, outlines.indices.contains(index) else {
            return nil
        }
        return outlines[index].subject
    }
}
