/// Where two sums by the same keys are not the same.
enum Difference {
    /// A line for each, in order of key; what is missing is `zero`.
    static func all<Value: Equatable>(
        _ found: [String: Value], _ expected: [String: Value], zero: Value? = nil
    ) -> [String] {
        Set(found.keys).union(expected.keys).sorted().compactMap { key in
            let (does, should) = (found[key] ?? zero, expected[key] ?? zero)
            guard does != should else { return nil }
            return "\(key): \(text(does)), not \(text(should))"
        }
    }

    private static func text(_ value: (some Any)?) -> String { value.map { "\($0)" } ?? "nothing" }
}
