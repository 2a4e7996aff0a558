import Rules

/// A component of a rule file in the making.
struct RandomComponent {
    /// The forms, with what they need.
    private enum Form: CaseIterable {
        case flat, byTier, perUnit, flatPerLine, marginalPerLine, interpolated, marginal
        case retroactive, overrideOfSale, overrideOfCommission

        var feature: RuleFeature {
            switch self {
            case .flat: .flat
            case .byTier: .byTier
            case .perUnit: .perUnit
            case .flatPerLine: .flatPerLine
            case .marginalPerLine: .marginalPerLine
            case .interpolated: .interpolatedPerLine
            case .marginal: .marginal
            case .retroactive: .retroactive
            case .overrideOfSale: .overrideOfSale
            case .overrideOfCommission: .overrideOfCommission
            }
        }

        var isTableOfRates: Bool {
            [.flatPerLine, .marginalPerLine, .marginal, .retroactive].contains(self)
        }

        var isTableByLine: Bool { self == .flatPerLine || self == .marginalPerLine }

        var hasWindow: Bool { self == .marginal || self == .retroactive }
    }

    static let windows = [
        "earning_period", "month", "quarter", "half_year", "fiscal_year", "lifetime",
    ]

    let id: String
    /// The tiers of its file; empty where there are none.
    let ladder: [String]
    private let terms: RuleTerms
    private(set) var lines: [String] = []
    let isUnderStackCap: Bool

    init(id: String, ladder: [String], _ terms: RuleTerms, _ random: inout HistoryRandom) {
        self.id = id
        self.ladder = ladder
        self.terms = terms
        let form = Self.form(terms, hasTiers: !ladder.isEmpty, &random)
        isUnderStackCap = !form.hasWindow && form != .overrideOfCommission
        let classes = ["contract_cost", "reduction_of_revenue", "marketing_expense"]
        let chosen = random.number(0...2)
        let costClass = classes[chosen]
        add("- id: \(id)", level: 1)
        add("class: \(costClass)", level: 2)
        if terms.uses(.condition, terms.weights.condition, &random) {
            addCondition(ofCommission: form == .overrideOfCommission, &random)
        }
        addForm(form, &random)
        if form.isTableOfRates, terms.uses(.gate, terms.weights.gate, &random) {
            addGate(&random)
        }
        addCap(&random)
        if isUnderStackCap, terms.uses(.floor, terms.weights.floor, &random) {
            add("floor_per_invoice: \(terms.amount(random.pick([500, 1_000, 250])))", level: 2)
        }
    }

    /// The same with another cap, or with one where it had none.
    func withAnotherCap(_ random: inout HistoryRandom) -> RandomComponent {
        var other = self
        other.lines.removeAll { $0.hasPrefix("    cap: ") }
        other.addCap(&random)
        return other
    }

    private mutating func add(_ line: String, level: Int) {
        lines.append(String(repeating: "  ", count: level) + line)
    }

    private static func form(
        _ terms: RuleTerms, hasTiers: Bool, _ random: inout HistoryRandom
    ) -> Form {
        let legal = Form.allCases.filter {
            terms.features.contains($0.feature) && (hasTiers || $0 != .byTier)
        }
        let windowed = legal.filter(\.hasWindow)
        if !windowed.isEmpty, random.chance(25) { return random.pick(windowed) }
        let byLine = legal.filter(\.isTableByLine)
        if !byLine.isEmpty, random.chance(terms.weights.tableByLine) { return random.pick(byLine) }
        return random.pick(legal)
    }

    private mutating func addGate(_ random: inout HistoryRandom) {
        let measure = random.pick(RuleTerms.salesMeasures)
        let target = random.chance(70) ? measure : random.pick(RuleTerms.salesMeasures)
        let least = random.pick(["100%", "50%", "120%"])
        add(
            "gate: { measure: \(measure), target: \(target), at_least: \"\(least)\" }", level: 2)
    }

    private mutating func addCap(_ random: inout HistoryRandom) {
        guard random.chance(terms.weights.cap) else { return }
        let carries = random.chance(60)
        guard terms.features.contains(carries ? .capCarry : .capForfeit) else { return }
        let window = random.chance(50) ? "month" : random.pick(Self.windows)
        let most = terms.amount(random.pick([2_000, 500, 1_000, 3_333, 5_000]))
        add(
            "cap: { per: \(window), amount: \(most), excess: \(carries ? "carry" : "forfeit") }",
            level: 2)
    }
}

// MARK: - Forms

extension RandomComponent {
    private mutating func addForm(_ form: Form, _ random: inout HistoryRandom) {
        switch form {
        case .flat: add("flat: \"\(terms.rate(&random))\"", level: 2)
        case .byTier:
            let rates = ladder.map { "\($0): \"\(terms.rate(&random))\"" }
            add("by_tier: { \(rates.joined(separator: ", ")) }", level: 2)
        case .perUnit:
            add("per_unit: \(terms.amount(random.pick([100, 333, 1_000])))", level: 2)
        case .flatPerLine: addTable("flat_per_line", nil, &random)
        case .marginalPerLine: addTable("marginal_per_line", nil, &random)
        case .marginal, .retroactive:
            let window = random.chance(75) ? random.pick(Self.windows) : nil
            addTable(form == .marginal ? "marginal" : "retroactive", window, &random)
        case .interpolated: addAmounts(&random)
        case .overrideOfSale, .overrideOfCommission:
            let levels = (0..<random.number(1...3)).map { _ in "\"\(terms.rate(&random))\"" }
            let relation = random.chance(80) ? "distributes_to" : "owns"
            let of = form == .overrideOfSale ? "sale" : "commission"
            add(
                "override: { along: \(relation), of: \(of), "
                    + "levels: [\(levels.joined(separator: ", "))] }", level: 2)
        }
    }

    private func starts(_ random: inout HistoryRandom) -> [Int] {
        random.pick([
            [0, 10_000, 30_000], [0, 10_000], [0, 20_000, 40_000, 60_000], [0, 30_000], [0],
        ])
    }

    private mutating func addTable(
        _ mode: String, _ window: String?, _ random: inout HistoryRandom
    ) {
        add("table:", level: 2)
        add("mode: \(mode)", level: 3)
        if let window { add("window: \(window)", level: 3) }
        add("rows:", level: 3)
        for start in starts(&random) {
            let rate = start == 0 && random.chance(30) ? "0%" : terms.rate(&random)
            add("- { from: \(terms.amount(start)), rate: \"\(rate)\" }", level: 4)
        }
    }

    private mutating func addAmounts(_ random: inout HistoryRandom) {
        let starts = starts(&random)
        add("table:", level: 2)
        add("mode: interpolated_per_line", level: 3)
        add("rows:", level: 3)
        for (index, start) in starts.enumerated() {
            let end =
                index == starts.count - 1 ? ", to: \(terms.amount(start + 20_000))" : ""
            let amount = terms.amount(random.pick([1_000, 333, 2_500, 0]))
            add("- { from: \(terms.amount(start))\(end), amount: \(amount) }", level: 4)
        }
    }
}

// MARK: - Conditions

extension RandomComponent {
    private mutating func addCondition(ofCommission: Bool, _ random: inout HistoryRandom) {
        var clauses = [
            "payee.standing: \(random.pick(["active", "active", "[active, suspended]"]))",
            "payee.standing: active",
            "payee.kind: \(random.pick(["reseller", "[reseller, distributor, msp]"]))",
            "payee.country: \(random.pick(["US", "[US, DE]"]))",
            "deal.protected: \(random.chance(60))",
            "deal.exclusivity: \(random.pick(["exclusive", "[exclusive, shared]"]))",
            "deal.kind: \(random.pick(["new", "[new, renewal]"]))",
            "deal.sourcing: \(random.pick(["sourced", "[led, influenced]"]))",
            "invoice.date: \(random.pick(["{ ge: 2024-04-01 }", "{ ge: 2024-03-01, lt: 2024-10-15 }"]))",
        ]
        if !ladder.isEmpty {
            clauses.append("payee.tier: \(random.pick(["gold", "[bronze, gold]"]))")
        }
        if !ofCommission {
            let high = terms.amount(30_000)
            clauses += [
                "share.role: \(random.pick(["sourced", "[led, sourced, overlay]"]))",
                "line.sku: \(random.pick(["SKU-1", "[SKU-1, SKU-2]"]))",
                "line.product_line: \(random.pick(["suite", "[suite, cloud]"]))",
                "line.net: \(random.pick(["{ ge: \(terms.amount(10_000)) }", "{ gt: 0, le: \(high) }"]))",
            ]
        }
        add("when:", level: 2)
        var keys: Set<Substring> = []
        for clause in random.some(of: clauses, atMost: 2) {
            guard let key = clause.split(separator: ":").first else { continue }
            if keys.insert(key).inserted { add(clause, level: 3) }
        }
    }
}
