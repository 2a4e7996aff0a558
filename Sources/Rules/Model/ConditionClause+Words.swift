import Accounting

// What a clause asks, and what a line has, in words: for `explain`.

extension ConditionClause {
    /// What the clause asks, by the ladder of its version and the programme's currency:
    /// `gold or platinum`, `at least 100.00`, `true`.
    package func asked(ladder: TierLadder?, currency: Currency) -> String {
        switch test {
        case .facts(let mask): Self.joined(factNames { mask & $0 != 0 })
        case .tiers(let mask):
            Self.joined(
                (ladder?.names ?? []).enumerated().filter { mask & 1 << UInt64($0.offset) != 0 }
                    .map(\.element))
        case .countries(let codes): Self.joined(codes.map { "\($0)" })
        case .skus(let texts), .productLines(let texts):
            Self.joined(texts.map { String(decoding: $0.utf8, as: UTF8.self) })
        case .net(let test):
            test.words { Money(minorUnits: $0, currency: currency).amountText }
        case .date(let test):
            test.words { "\(BusinessDate(daysSince1970: Int32(clamping: $0)))" }
        }
    }

    /// What a line has of it: `silver`, `absent`, `99.00`.
    package func found(
        in facts: LineFacts, sku: String, productLine: String, ladder: TierLadder?,
        currency: Currency
    ) -> String {
        switch key {
        case .payeeTier:
            facts.tier.flatMap { tier in
                ladder.flatMap { Int(tier) < $0.names.count ? $0.names[Int(tier)] : nil }
            } ?? "absent"
        case .payeeCountry: facts.country.map { "\($0)" } ?? "absent"
        case .lineSku: sku.isEmpty ? "absent" : sku
        case .lineProductLine: productLine.isEmpty ? "absent" : productLine
        case .lineNet: Money(minorUnits: facts.net, currency: currency).amountText
        case .invoiceDate: "\(facts.date)"
        default: factNames { facts.word.rawValue & $0 != 0 }.first ?? "absent"
        }
    }

    private static func joined(_ words: [String]) -> String { words.joined(separator: " or ") }

    /// The names of the values of the key whose bits are chosen.
    private func factNames(_ isChosen: (UInt64) -> Bool) -> [String] {
        func names<Fact: LineFact>(_ group: FactGroup, _: Fact.Type) -> [String] {
            Fact.allCases.filter { isChosen(group.bit($0.rawValue)) }.map(\.name)
        }
        switch key {
        case .payeeStanding: return names(.standing, PayeeStanding.self)
        case .payeeKind: return names(.payeeKind, PayeeKind.self)
        case .dealProtected:
            return [false, true].filter { isChosen(FactGroup.protected.bit($0 ? 1 : 0)) }
                .map { "\($0)" }
        case .dealExclusivity: return names(.exclusivity, DealExclusivity.self)
        case .dealKind: return names(.dealKind, DealKind.self)
        case .dealSourcing: return names(.sourcing, DealSourcing.self)
        case .shareRole: return names(.role, ShareRole.self)
        default: return []
        }
    }
}

extension NumberTest {
    /// The numbers that answer it, each as `text` shows it.
    fileprivate func words(_ text: (Int64) -> String) -> String {
        switch self {
        case .oneOf(let values): values.map(text).joined(separator: " or ")
        case .within(let range):
            [
                range.lowerBound == .min ? nil : "at least \(text(range.lowerBound))",
                range.upperBound == .max ? nil : "at most \(text(range.upperBound))",
            ].compactMap(\.self).joined(separator: " and ")
        }
    }
}
