import Accounting

extension TemplateEvaluator {
    /// Whether the row passes `where`: all conditions of any of the lists.
    ///
    /// - Throws: ``RowProblem`` where a value cannot be compared.
    mutating func holds(
        _ alternatives: [[RowCondition]], _ scope: RowScope
    ) throws(RowProblem) -> Bool {
        for conditions in alternatives where try holdsAll(conditions, scope) { return true }
        return alternatives.isEmpty
    }

    private mutating func holdsAll(
        _ conditions: [RowCondition], _ scope: RowScope
    ) throws(RowProblem) -> Bool {
        for condition in conditions {
            var subject: [UInt8] = []
            try append(condition.subject, scope, to: &subject)
            for test in condition.tests {
                guard try passes(test, subject, condition.name, scope) else { return false }
            }
        }
        return true
    }

    private mutating func passes(
        _ test: RowCondition.Test, _ subject: [UInt8], _ name: String, _ scope: RowScope
    ) throws(RowProblem) -> Bool {
        switch test {
        case .present: return !subject.isEmpty
        case .absent: return subject.isEmpty
        case .oneOf(let words): return words.contains(subject)
        case .noneOf(let words): return !words.contains(subject)
        case .compare(let comparison, let bound):
            var limit: [UInt8] = []
            try append(bound, scope, to: &limit)
            // Nothing is neither below nor above anything.
            if subject.isEmpty || limit.isEmpty { return false }
            guard let order = Self.order(subject, limit) else {
                throw RowProblem(
                    "\(name): \(quoted(subject)) and \(quoted(limit)) are not both decimals or "
                        + "both dates, and cannot be compared")
            }
            return comparison.holds(order)
        }
    }

    private static func order(_ left: [UInt8], _ right: [UInt8]) -> Int? {
        if let left = ExactDecimal(left), let right = ExactDecimal(right) {
            return left.compared(with: right)
        }
        guard let left = DatePattern.readISO(left), let right = DatePattern.readISO(right) else {
            return nil
        }
        return left.instant < right.instant ? -1 : left.instant == right.instant ? 0 : 1
    }
}
