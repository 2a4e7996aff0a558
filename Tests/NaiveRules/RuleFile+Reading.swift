import Yams

// A legal file is assumed: what is refused never reaches the book.

extension RuleFile {
    /// Reads the text of a rule file.
    init(yaml: String) throws {
        guard let root = try Yams.compose(yaml: yaml) else { throw Unreadable("no rules") }
        let currency = try root.text("currency")
        let places = decimals(of: currency)
        version = try root.whole("version")
        from = try Day(try root.child("effective").text("from"))
        to = try root.child("effective").optionalText("to").map { try Day($0) }
        self.currency = currency
        calendar = FiscalCalendar(
            startMonth: Int(try root.text("fiscal_year_starts").prefix(2)) ?? 1,
            earnsByQuarter: try root.text("earning_period") == "quarter")
        rounding = try root.text("rounding") == "half_up" ? .halfUp : .halfEven
        exchange = try root["fx"].map {
            ExchangeTerms(
                rateSet: try $0.text("rate_set"), fallbackDays: try $0.whole("fallback_days"))
        }
        earnsFromEligibility = root.optionalText("earning_starts") == "month_of_eligibility"
        let measures = root.pairs("measures").mapValues { Measure(node: $0) }
        self.measures = measures
        tiers = try root["tiers"].map { try TierRules(node: $0, measures: measures, places) }
        protectionDays = try root["deals"].map { try ProtectionDays(node: $0) }
        components = try root.elements("components").map { try Component(node: $0, places) }
        stackCap = try root["stack_cap"].map {
            StackCap(
                max: try partsPerMillion(try $0.text("max")),
                reduceFirst: $0.texts("reduce_first"))
        }
        draw = try root["draw"].map { try DrawTerms(node: $0, places) }
        holds = try root["holds"].map { try HoldTerms(node: $0) }
        cancellation = try CancellationMethod(
            root["clawback"]?.optionalText("cancellation") ?? "credit_lines")
    }
}

extension Measure {
    /// Reads a measure.
    init(node: Node) {
        of = node.optionalText("of") ?? ""
        window = node.optionalText("window")
        certifications = node.texts("certifications")
    }
}

extension TierRules {
    /// Reads the ladder; thresholds of sales are amounts, the others counts.
    init(node: Node, measures: [String: Measure], _ places: Int) throws {
        ladder = node.texts("ladder")
        require = try node.pairs("require").mapValues { sets in
            try (sets.sequence ?? []).map { set in
                try set.pairs().sorted { $0.key < $1.key }.map { name, value in
                    let isAmount = measures[name]?.of == "sales"
                    let text = value.scalar?.string ?? ""
                    return Threshold(
                        measure: name, atLeast: try scaled(text, decimals: isAmount ? places : 0))
                }
            }
        }
        promoteOn = node.texts("promote_on")
        demoteOn = node.texts("demote_on")
        graceDays = try node.pairs("grace_days").mapValues { try $0.wholeNumber() }
    }
}

extension ProtectionDays {
    /// Reads `protection_days`.
    init(node: Node) throws {
        let days = try node.child("protection_days")
        self =
            days.scalar == nil
            ? .byTier(try days.pairs().mapValues { try $0.wholeNumber() })
            : .all(try days.wholeNumber())
    }
}

extension CancellationMethod {
    /// Reads a method by its name.
    init(_ name: String) throws {
        switch name {
        case "credit_lines": self = .creditLines
        case "prorate_days": self = .prorateDays
        case "prorate_months": self = .prorateMonths
        default:
            let number = name.dropFirst("full_within_".count).dropLast("_days".count)
            guard let days = Int(number) else { throw Unreadable("no cancellation: \(name)") }
            self = .fullWithin(days: days)
        }
    }
}

extension DrawTerms {
    /// Reads a draw.
    init(node: Node, _ places: Int) throws {
        payees = node.texts("payees")
        amount = try scaled(try node.text("amount"), decimals: places)
        isRecoverable = try node.text("recoverable") == "true"
        recoveryStarts = node["recovery_starts"] == nil ? 1 : try node.whole("recovery_starts")
    }
}

extension HoldTerms {
    /// Reads the holds.
    init(node: Node) throws {
        let unpaid = node["customer_unpaid"]
        waitsForCash = unpaid != nil
        lapseDays = try unpaid?["lapse_days"]?.wholeNumber()
        reinstateUntilDay = try unpaid?["reinstate_until_day"]?.wholeNumber()
        refundWindowDays = try node["refund_window"]?.whole("days")
    }
}
