import Foundation
import Testing

@testable import Rules

/// The JSON Schema says what the reader says, key by key and word by word.
@Suite struct SchemaTests {
    private typealias Object = [String: Any]
    private let schema: [String: Any]

    init() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("schemas/rules/daybook-rules-1.schema.json")
        let value = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
        schema = try #require(value as? [String: Any])
    }

    /// What lies at a path of keys; a number takes an item of a list.
    private func at(_ path: String) -> Any? {
        var value: Any? = schema
        for key in path.split(separator: "/") {
            if let index = Int(key) {
                value = (value as? [Any]).flatMap { $0.indices.contains(index) ? $0[index] : nil }
            } else {
                value = (value as? Object)?[String(key)]
            }
        }
        return value
    }

    private func keys(_ path: String) -> Set<String> {
        Set((at(path + "/properties") as? Object ?? [:]).keys)
    }

    private func words(_ path: String) -> [String] { at(path) as? [String] ?? [] }

    @Test func sections() {
        #expect(keys("") == Set(RuleReader.sections))
        #expect(Set(words("required")) == Set(RuleReader.headKeys.map(\.0)))
        #expect(at("additionalProperties") as? Bool == false)
    }

    @Test func components() {
        let component = "properties/components/items"
        let forms = RuleReader.forms
        #expect(
            keys(component)
                == Set(["id", "class", "when", "gate", "cap", "floor_per_invoice"] + forms))
        let oneOf = at(component + "/oneOf") as? [Object] ?? []
        #expect(oneOf.compactMap { ($0["required"] as? [String])?.first } == forms)
        #expect(
            words(component + "/properties/id/not/enum").sorted() == RuleReader.reservedIDs.sorted()
        )
        #expect(words(component + "/properties/class/enum") == CostClass.allCases.map(\.rawValue))
        let windows = RuleWindow.allCases.map(\.rawValue)
        #expect(words(component + "/properties/cap/properties/per/enum") == windows)
        #expect(
            words(component + "/properties/cap/properties/excess/enum")
                == CapExcess.allCases.map(\.rawValue))
        let override = component + "/properties/override/properties"
        #expect(words(override + "/along/enum") == PartnerRelation.allCases.map(\.rawValue))
        #expect(words(override + "/of/enum") == OverrideBase.allCases.map(\.rawValue))
        let table = component + "/properties/table/oneOf"
        let modes =
            words(table + "/0/properties/mode/enum") + words(table + "/1/properties/mode/enum")
        #expect(modes == RateTableMode.allCases.map(\.rawValue))
        #expect(words(table + "/1/properties/window/enum") == windows)
    }

    @Test func conditions() {
        let when = "properties/components/items/properties/when"
        #expect(keys(when) == Set(ConditionKey.allCases.map(\.rawValue)))
        let facts: [(String, [String])] = [
            ("payee.standing", PayeeStanding.allCases.map(\.name)),
            ("payee.kind", PayeeKind.allCases.map(\.name)),
            ("deal.exclusivity", DealExclusivity.allCases.map(\.name)),
            ("deal.kind", DealKind.allCases.map(\.name)),
            ("deal.sourcing", DealSourcing.allCases.map(\.name)),
            ("share.role", ShareRole.allCases.map(\.name)),
        ]
        for (key, names) in facts {
            #expect(words("\(when)/properties/\(key)/oneOf/0/enum") == names)
            #expect(words("\(when)/properties/\(key)/oneOf/1/items/enum") == names)
        }
    }

    @Test func otherWords() {
        #expect(words("properties/rounding/enum") == ["half_even", "half_up"])
        #expect(words("properties/earning_period/enum") == ["month", "quarter"])
        #expect(
            words("properties/earning_starts/enum") == EarningStart.Rule.allCases.map(\.rawValue))
        let measures = "properties/measures/additionalProperties/oneOf"
        #expect(
            Set(words(measures + "/0/properties/of/enum") + ["certified_members"])
                == Set(MeasureSubject.allCases.map(\.rawValue)))
        #expect(
            words(measures + "/0/properties/window/enum") == MeasureWindow.allCases.map(\.rawValue))
        #expect(
            words("properties/deals/properties/conflict/properties/match/items/enum")
                == ConflictMatch.allCases.map(\.rawValue))
        #expect(
            words("properties/payout/properties/roll/enum") == PayoutRoll.allCases.map(\.rawValue))
        #expect(
            keys("properties/payout/properties/withholding")
                == Set(WithholdingKind.allCases.map(\.rawValue)))
        #expect(at("$defs/count/maximum") as? Int == RuleReader.countLimit)
    }
}
