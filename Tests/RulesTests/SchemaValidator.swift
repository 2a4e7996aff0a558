import Foundation

@testable import Rules

/// Validates YAML against JSON Schema 2020-12, as far as the schema of the rule file uses it. A
/// keyword that it does not know is a problem of its own.
struct SchemaValidator {
    typealias Object = [String: Any]
    let root: Object

    /// What is wrong with a node, by path; empty where nothing is.
    func problems(_ node: YAMLNode, _ schema: Any? = nil, at path: String = "") -> [String] {
        guard let schema = (schema ?? root) as? Object else { return ["\(path): no schema"] }
        return schema.sorted { $0.key < $1.key }.flatMap { keyword, value in
            check(node, keyword, value, schema, path).map { $0.isEmpty ? path : $0 }
        }
    }

    private func isValid(_ node: YAMLNode, _ schema: Any) -> Bool {
        problems(node, schema).isEmpty
    }

    private func check(
        _ node: YAMLNode, _ keyword: String, _ value: Any, _ schema: Object, _ path: String
    ) -> [String] {
        let fails = ["\(path): \(keyword)"]
        switch keyword {
        case "$schema", "$id", "$defs", "title", "description": return []
        case "$ref":
            let name = (value as? String)?.split(separator: "/").last.map(String.init) ?? ""
            return problems(node, (root["$defs"] as? Object)?[name], at: path)
        case "type": return node.types.contains(value as? String ?? "") ? [] : fails
        case "const": return node.plainText == "\(value)" ? [] : fails
        case "enum":
            return (value as? [Any] ?? []).contains { "\($0)" == node.plainText } ? [] : fails
        case "oneOf":
            let all = value as? [Any] ?? []
            return all.filter { isValid(node, $0) }.count == 1 ? [] : fails
        case "allOf": return (value as? [Any] ?? []).flatMap { problems(node, $0, at: path) }
        case "not": return isValid(node, value) ? fails : []
        case "pattern", "minLength", "minimum", "maximum":
            return checkScalar(node, keyword, value) ? [] : fails
        case "items", "minItems", "maxItems", "uniqueItems":
            return checkList(node, keyword, value, path, fails)
        default: return checkMap(node, keyword, value, schema, path, fails)
        }
    }

    private func checkScalar(_ node: YAMLNode, _ keyword: String, _ value: Any) -> Bool {
        let text = node.plainText ?? ""
        let isText = node.types == ["string"]
        switch keyword {
        case "pattern":
            return !isText || text.range(of: "\(value)", options: .regularExpression) != nil
        case "minLength": return !isText || text.count >= value as? Int ?? 0
        default:
            guard node.types.contains("number"), let number = Decimal(string: text),
                let bound = value as? Int
            else { return true }
            return keyword == "minimum" ? number >= Decimal(bound) : number <= Decimal(bound)
        }
    }

    private func checkList(
        _ node: YAMLNode, _ keyword: String, _ value: Any, _ path: String, _ fails: [String]
    ) -> [String] {
        guard case .list(let items) = node.content else { return [] }
        switch keyword {
        case "items":
            return items.enumerated().flatMap {
                problems($0.element, value, at: "\(path)/\($0.offset)")
            }
        case "minItems": return items.count >= value as? Int ?? 0 ? [] : fails
        case "maxItems": return items.count <= value as? Int ?? 0 ? [] : fails
        default: return Set(items.map(\.plainText)).count == items.count ? [] : fails
        }
    }

    private func checkMap(
        _ node: YAMLNode, _ keyword: String, _ value: Any, _ schema: Object, _ path: String,
        _ fails: [String]
    ) -> [String] {
        let known = [
            "properties", "required", "additionalProperties", "propertyNames", "minProperties",
            "dependentRequired", "dependentSchemas",
        ]
        guard known.contains(keyword) else { return ["\(path): the validator has no \(keyword)"] }
        guard case .map(let entries) = node.content else { return [] }
        let keys = Set(entries.map(\.key))
        let named = value as? Object ?? [:]
        switch keyword {
        case "properties":
            return entries.flatMap { entry in
                named[entry.key].map { problems(entry.value, $0, at: "\(path)/\(entry.key)") } ?? []
            }
        case "required": return keys.isSuperset(of: value as? [String] ?? []) ? [] : fails
        case "additionalProperties":
            let others = entries.filter { (schema["properties"] as? Object)?[$0.key] == nil }
            if value as? Bool == false { return others.isEmpty ? [] : fails }
            return others.flatMap { problems($0.value, value, at: "\(path)/\($0.key)") }
        case "propertyNames":
            return entries.flatMap { entry in
                let name = YAMLNode(content: .text(entry.key, isQuoted: true), at: entry.keyAt)
                return problems(name, value, at: "\(path)/\(entry.key)")
            }
        case "minProperties": return keys.count >= value as? Int ?? 0 ? [] : fails
        case "dependentRequired":
            return named.allSatisfy { key, others in
                !keys.contains(key) || keys.isSuperset(of: others as? [String] ?? [])
            } ? [] : fails
        default:
            return named.flatMap { keys.contains($0.key) ? problems(node, $0.value, at: path) : [] }
        }
    }
}

extension YAMLNode {
    /// The text of a single value.
    fileprivate var plainText: String? {
        if case .text(let text, _) = content { text } else { nil }
    }

    /// The types of JSON that the node has by the core rules of YAML 1.2.
    fileprivate var types: [String] {
        switch content {
        case .map: return ["object"]
        case .list: return ["array"]
        case .nothing: return ["null"]
        case .text(let text, let isQuoted):
            if isQuoted { return ["string"] }
            if ["true", "false"].contains(text) { return ["boolean"] }
            let number = "^-?[0-9]+(\\.[0-9]+)?$"
            guard text.range(of: number, options: .regularExpression) != nil else {
                return ["string"]
            }
            return text.contains(".") ? ["number"] : ["integer", "number"]
        }
    }
}
