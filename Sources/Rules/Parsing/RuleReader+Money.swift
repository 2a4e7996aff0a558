import Accounting

extension RuleReader {
    /// `fx`.
    mutating func readFx(_ entry: YAMLEntry) -> FxRules? {
        let sample = "{ rate_set: ECB, fallback_days: 5 }"
        guard let map = map(entry, keys: ["rate_set", "fallback_days"], sample: sample) else {
            return nil
        }
        let set = required(map, "rate_set", "ECB").flatMap {
            identifier($0.value, "rate_set", "ECB")
        }
        let days = required(map, "fallback_days", "5").flatMap { count($0) }
        guard let set, let days else { return nil }
        return FxRules(rateSet: set, fallbackDays: days, at: entry.keyAt)
    }

    /// `earning_starts`.
    mutating func readEarningStarts(_ entry: YAMLEntry) -> EarningStart? {
        word(entry.value, entry.key, EarningStart.Rule.self).map {
            EarningStart(rule: $0, at: entry.keyAt)
        }
    }

    /// `controls`.
    mutating func readControls(_ entry: YAMLEntry) -> ControlRules? {
        map(entry, keys: ["dispute_days"], sample: "{ dispute_days: 30 }").map { map in
            ControlRules(
                disputeDays: map["dispute_days"].flatMap { count($0) }, at: entry.keyAt)
        }
    }
}

// MARK: - Holds and clawback

extension RuleReader {
    /// `holds`.
    mutating func readHolds(_ entry: YAMLEntry) -> HoldRules? {
        let keys = ["customer_unpaid", "refund_window"]
        let sample = "{ customer_unpaid: { lapse_days: 90 } }"
        guard let map = map(entry, keys: keys, sample: sample) else { return nil }
        let unpaid = map["customer_unpaid"].flatMap { readCustomerUnpaid($0) }
        let window = map["refund_window"].flatMap { readRefundWindow($0) }
        return HoldRules(
            customerUnpaid: unpaid, refundWindowDays: window, at: entry.keyAt)
    }

    private mutating func readCustomerUnpaid(_ entry: YAMLEntry) -> CustomerUnpaidHold? {
        let keys = ["lapse_days", "reinstate_until_day"]
        let sample = "{ lapse_days: 90, reinstate_until_day: 120 }"
        guard let map = map(entry, keys: keys, sample: sample) else { return nil }
        let lapse = map["lapse_days"].flatMap { count($0) }
        let reinstate = map["reinstate_until_day"].flatMap { count($0) }
        if let until = map["reinstate_until_day"] {
            if map["lapse_days"] == nil {
                find(
                    until.keyAt, "`reinstate_until_day` without `lapse_days`: nothing lapses",
                    "add `lapse_days`, or take this out")
            } else if let lapse, let reinstate, reinstate < lapse {
                find(
                    until.value.at,
                    "`reinstate_until_day` is \(reinstate), before the lapse on day \(lapse)",
                    "nothing lapses before it can be reinstated")
            }
        }
        return CustomerUnpaidHold(
            lapseDays: lapse, reinstateUntilDay: reinstate, at: entry.keyAt)
    }

    private mutating func readRefundWindow(_ entry: YAMLEntry) -> Int? {
        map(entry, keys: ["days"], sample: "{ days: 30 }").flatMap { map in
            required(map, "days", "30").flatMap { count($0) }
        }
    }

    /// `clawback`.
    mutating func readClawback(_ entry: YAMLEntry) -> ClawbackRules? {
        let sample = "{ cancellation: prorate_days }"
        guard let map = map(entry, keys: ["cancellation"], sample: sample),
            let method = required(map, "cancellation", "prorate_days"),
            let text = scalar(method.value, method.key, "prorate_days")?.text
        else { return nil }
        let named: [CancellationMethod] = [.creditLines, .prorateDays, .prorateMonths]
        if let method = named.first(where: { $0.name == text }) ?? Self.fullWithin(text) {
            return ClawbackRules(cancellation: method, at: entry.keyAt)
        }
        let legal = Self.nearest(text, in: named.map(\.name) + ["full_within_90_days"], "value")
        find(
            method.value.at, "`\(Self.shown(text))` is not a value of `cancellation`",
            "\(legal), with any number of days from 1 on")
        return nil
    }

    /// `full_within_N_days` with a whole number above zero, without leading zeros.
    private static func fullWithin(_ text: String) -> CancellationMethod? {
        let (start, end) = ("full_within_", "_days")
        guard text.hasPrefix(start), text.hasSuffix(end),
            text.utf8.count > start.utf8.count + end.utf8.count
        else { return nil }
        let digits = text.dropFirst(start.count).dropLast(end.count)
        guard let days = Int(digits), days > 0, days <= countLimit, "\(days)" == digits else {
            return nil
        }
        return .fullWithin(days: days)
    }
}

// MARK: - Payouts

extension RuleReader {
    /// `payout`.
    mutating func readPayout(_ entry: YAMLEntry) -> PayoutRules? {
        let keys = ["threshold", "day", "roll", "holidays", "withholding"]
        let sample = "{ threshold: 50.00, day: 15, roll: preceding }"
        guard let map = map(entry, keys: keys, sample: sample) else { return nil }
        let threshold = required(map, "threshold", "50.00").flatMap {
            amount($0.value, "threshold")
        }
        let day = required(map, "day", "15").flatMap { whole($0.value, "day", 1...31) }
        let roll = required(map, "roll", "preceding").flatMap {
            word($0.value, "roll", PayoutRoll.self)
        }
        let holidays = map["holidays"].map { readHolidays($0) } ?? []
        let withholding = map["withholding"].map { readWithholding($0) } ?? []
        guard let threshold, let day, let roll else { return nil }
        return PayoutRules(
            threshold: threshold, day: day, roll: roll, holidays: holidays,
            withholding: withholding, at: entry.keyAt)
    }

    private mutating func readHolidays(_ entry: YAMLEntry) -> [BusinessDate] {
        guard let items = list(entry, sample: "[2025-12-25]", mayBeEmpty: true) else { return [] }
        let days = items.map { date($0, entry.key) }
        refuseRepeated(days, of: items, entry.key)
        return days.compactMap { $0 }.sorted()
    }

    private mutating func readWithholding(_ entry: YAMLEntry) -> [WithholdingRule] {
        let kinds = WithholdingKind.allCases.map(\.rawValue)
        let map = map(entry, keys: kinds, sample: "{ no_tax_id: \"24%\" }")
        return map?.entries.compactMap { item -> WithholdingRule? in
            guard let kind = WithholdingKind(rawValue: item.key),
                let rate = percentage(item.value, item.key, most: .whole)
            else { return nil }
            return WithholdingRule(kind: kind, rate: rate, at: item.keyAt)
        } ?? []
    }
}
