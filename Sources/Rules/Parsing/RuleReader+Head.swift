import Accounting

extension RuleReader {
    /// The format that this program reads.
    static let schema = "daybook-rules/1"

    /// What every rule file must have, in the order of its documentation, and what it could be.
    static let headKeys = [
        ("schema", schema), ("programme", "NOVA"), ("version", "1"),
        ("effective", "{ from: 2025-01-01 }"), ("author", "u-ops-1"), ("approver", "u-fin-2"),
        ("currency", "USD"), ("fiscal_year_starts", "\"01-01\""), ("earning_period", "month"),
        ("rounding", "half_even"),
    ]

    /// The head: everything that a rule file must have.
    mutating func readHead(_ map: RuleMap) -> RuleHead? {
        for (key, sample) in Self.headKeys { _ = required(map, key, sample) }
        let schema = map["schema"].flatMap { word($0.value, "schema", [Self.schema]) }
        let programme = map["programme"].flatMap { identifier($0.value, "programme", "NOVA") }
        let version = map["version"].flatMap { whole($0.value, "version", 1...Int(Int32.max)) }
        let author = map["author"].flatMap { identifier($0.value, "author", "u-ops-1") }
        let approver = readApprover(map, author)
        currency = map["currency"].flatMap { readCurrency($0) }
        calendar = readCalendar(map)
        let rounding = map["rounding"].flatMap {
            word($0.value, "rounding", Rounding.allCases.map(\.name))
        }
        let dates = map["effective"].flatMap { readEffective($0) }
        guard schema != nil, let programme, let version, let author, let approver, let currency,
            let calendar, let rounding = rounding.flatMap(Rounding.init(name:)), let dates
        else { return nil }
        return RuleHead(
            programme: programme, version: UInt32(version), from: dates.from, to: dates.to,
            author: author, approver: approver, currency: currency, calendar: calendar,
            rounding: rounding, positions: dates.positions.merging(Self.positions(map)) { $1 })
    }

    private static func positions(_ map: RuleMap) -> [HeadKey: SourcePosition] {
        var positions: [HeadKey: SourcePosition] = [:]
        for key in HeadKey.allCases { positions[key] = map[key.rawValue]?.keyAt }
        return positions
    }

    private mutating func readApprover(_ map: RuleMap, _ author: String?) -> String? {
        guard let entry = map["approver"],
            let approver = identifier(entry.value, "approver", "u-fin-2")
        else { return nil }
        guard approver != author else {
            find(
                entry.value.at, "`approver` is the author, `\(Self.shown(approver))`",
                "nobody approves their own rules")
            return nil
        }
        return approver
    }

    private mutating func readCurrency(_ entry: YAMLEntry) -> Currency? {
        guard let text = scalar(entry.value, "currency", "USD")?.text else { return nil }
        do {
            return try Currency(parsing: text)
        } catch {
            let codes = Currency.all.map(\.code)
            let nearest = NearestWord.nearest(to: text, in: codes) ?? "USD"
            find(
                entry.value.at,
                "`\(Self.shown(text))` is not a currency of ISO 4217 with a minor unit",
                "nearest legal value: `\(nearest)`; legal: the codes of ISO 4217 with a minor unit")
            return nil
        }
    }

    private mutating func readCalendar(_ map: RuleMap) -> FiscalCalendar? {
        let start = map["fiscal_year_starts"].flatMap { entry in
            monthDay(entry.value, "fiscal_year_starts").flatMap { day -> Int? in
                guard day.day == 1 else {
                    find(
                        entry.value.at, "a fiscal year cannot start on \(day)",
                        "it starts on the first of a month, such as `\"04-01\"`")
                    return nil
                }
                return day.month
            }
        }
        let period = map["earning_period"].flatMap {
            word($0.value, "earning_period", ["month", "quarter"])
        }
        guard let start, let period else { return nil }
        return try? FiscalCalendar(
            startMonth: start, earningPeriod: period == "month" ? .month : .quarter)
    }
}

// MARK: - Dates

extension RuleReader {
    private struct Effective {
        let from: BusinessDate
        let to: BusinessDate?
        let positions: [HeadKey: SourcePosition]
    }

    private mutating func readEffective(_ entry: YAMLEntry) -> Effective? {
        guard let map = map(entry, keys: ["from", "to"], sample: "{ from: 2025-01-01 }") else {
            return nil
        }
        let start = required(map, "from", "2025-01-01")
        let end = map["to"]
        let from = start.flatMap { date($0.value, "from") }
        let to = end.flatMap { date($0.value, "to") }
        if let start, let from { requireFirstDay(start, from) }
        if let end, let to {
            requireLastDay(end, to)
            if let from, to < from {
                find(
                    end.value.at, "`to` is \(to), which is before `from`, \(from)",
                    "leave `to` out for rules without end")
            }
        }
        guard let from, end == nil || to != nil else { return nil }
        var positions: [HeadKey: SourcePosition] = [.from: start?.value.at ?? entry.keyAt]
        positions[.to] = end?.value.at
        return Effective(from: from, to: to, positions: positions)
    }

    private mutating func requireFirstDay(_ entry: YAMLEntry, _ date: BusinessDate) {
        guard let calendar else { return }
        let days = calendar.days(of: calendar.earningPeriod(containing: date))
        guard date != days.lowerBound else { return }
        let next = BusinessDate(daysSince1970: days.upperBound.daysSince1970 + 1)
        find(
            entry.value.at, "`from` is \(date), which is not the first day of an earning period",
            "the nearest are \(days.lowerBound) and \(next)")
    }

    private mutating func requireLastDay(_ entry: YAMLEntry, _ date: BusinessDate) {
        guard let calendar else { return }
        let days = calendar.days(of: calendar.earningPeriod(containing: date))
        guard date != days.upperBound else { return }
        let last = BusinessDate(daysSince1970: days.lowerBound.daysSince1970 - 1)
        find(
            entry.value.at, "`to` is \(date), which is not the last day of an earning period",
            "the nearest are \(last) and \(days.upperBound)")
    }
}
