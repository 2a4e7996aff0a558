import Accounting

extension RuleReader {
    /// The mode whose rows hold amounts.
    private static let interpolated = "interpolated_per_line"
    /// Every mode, in the order of rules.md section 4.
    private static let modes = [
        "flat_per_line", "marginal_per_line", interpolated, "marginal", "retroactive",
    ]

    /// `table`: rates by size, or amounts in proportion.
    mutating func readTable(_ entry: YAMLEntry) -> ComponentForm? {
        let sample = "{ mode: marginal, rows: [ { from: 0.00, rate: \"5%\" } ] }"
        guard let map = map(entry, keys: ["mode", "window", "rows"], sample: sample) else {
            return nil
        }
        let mode = required(map, "mode", "marginal").flatMap {
            word($0.value, "mode", Self.modes)
        }
        let window = readTableWindow(map, mode)
        let rows = required(map, "rows", "[ { from: 0.00, rate: \"5%\" } ]").flatMap {
            list($0, sample: "[ { from: 0.00, rate: \"5%\" } ]")
        }
        guard let mode, let rows else { return nil }
        if mode == Self.interpolated {
            return readAmountRows(rows).map { .interpolated(AmountTable(rows: $0)) }
        }
        guard let rates = readRateRows(rows, mode), let mode = RateTableMode(rawValue: mode) else {
            return nil
        }
        return .table(RateTable(mode: mode, window: window, rows: rates))
    }

    /// The window; the earning period where a mode with a running total leaves it out.
    private mutating func readTableWindow(_ map: RuleMap, _ mode: String?) -> RuleWindow? {
        let hasTotal = mode == "marginal" || mode == "retroactive"
        guard let entry = map["window"] else { return hasTotal ? .earningPeriod : nil }
        let window = word(entry.value, "window", RuleWindow.self)
        if let mode, !hasTotal {
            find(
                entry.keyAt, "`window` is not allowed with mode `\(mode)`",
                "only `marginal` and `retroactive` run through a window")
        }
        return window
    }
}

// MARK: - Rows

extension RuleReader {
    private mutating func readRateRows(_ nodes: [YAMLNode], _ mode: String) -> [RateRow]? {
        var rows: [RateRow] = []
        var starts: [RowStart?] = []
        for node in nodes {
            let map = map(
                node, "a row of mode `\(mode)`", keys: ["from", "rate"],
                sample: "`{ from: 0.00, rate: \"5%\" }`")
            let from = map.flatMap { readRowStart($0) }
            let rate = map.flatMap { required($0, "rate", "\"5%\"") }.flatMap {
                percentage($0.value, "rate")
            }
            starts.append(from)
            if let from, let rate {
                rows.append(RateRow(from: from.amount, rate: rate, at: node.at))
            }
        }
        return requireRising(starts) && rows.count == nodes.count ? rows : nil
    }

    private mutating func readAmountRows(_ nodes: [YAMLNode]) -> [AmountRow]? {
        var starts: [RowStart?] = []
        var amounts: [Int64?] = []
        var end: Int64?
        for (index, node) in nodes.enumerated() {
            let isLast = index == nodes.count - 1
            let name = "a row of mode `\(Self.interpolated)`"
            let map = map(
                node, name, keys: ["from", "to", "amount"],
                sample: "`{ from: 0.00, amount: 10.00 }`")
            starts.append(map.flatMap { readRowStart($0) })
            amounts.append(
                map.flatMap { required($0, "amount", "10.00") }.flatMap {
                    amount($0.value, "amount")
                })
            guard let map else { continue }
            if isLast {
                end = readRowEnd(map, starts.last.flatMap { $0?.amount })
            } else if let stray = map["to"] {
                find(
                    stray.keyAt, "only the last row has a `to`", "a row ends where the next begins")
            }
        }
        guard requireRising(starts), let end else { return nil }
        let froms = starts.compactMap { $0?.amount }
        let earned = amounts.compactMap { $0 }
        guard froms.count == nodes.count, earned.count == nodes.count else { return nil }
        return nodes.indices.map { index in
            AmountRow(
                from: froms[index], to: index + 1 < froms.count ? froms[index + 1] : end,
                amount: earned[index], at: nodes[index].at)
        }
    }

    /// Where a row begins, and where the file says so.
    private struct RowStart {
        let amount: Int64
        let at: SourcePosition
    }

    private mutating func readRowStart(_ map: RuleMap) -> RowStart? {
        required(map, "from", "0.00").flatMap { entry in
            amount(entry.value, "from").map { RowStart(amount: $0, at: entry.value.at) }
        }
    }

    private mutating func readRowEnd(_ map: RuleMap, _ from: Int64?) -> Int64? {
        guard let entry = map["to"] else {
            find(
                map.at, "the last row of mode `\(Self.interpolated)` lacks `to`",
                "add the amount above which nothing more is earned")
            return nil
        }
        guard let to = amount(entry.value, "to"), let from else { return nil }
        guard to > from else {
            find(
                entry.value.at, "the last row ends at or before its `from`",
                "its `to` lies above its `from`")
            return nil
        }
        return to
    }

    /// The first row begins at 0, the others rise strictly.
    private mutating func requireRising(_ starts: [RowStart?]) -> Bool {
        var isRising = true
        var last: Int64?
        for (index, start) in starts.enumerated() {
            guard let start else { continue }
            if index == 0, start.amount != 0 {
                find(start.at, "the first row does not start at 0", "write `from: 0`")
                isRising = false
            } else if let last, start.amount <= last {
                find(
                    start.at, "the rows do not rise: this one does not start above the one before",
                    "put them in order, none twice")
                isRising = false
            }
            last = start.amount
        }
        return isRising
    }
}
