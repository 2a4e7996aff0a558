import Yams

/// One line of a component's `when` (section 3).
struct Condition {
    /// What it asks for: a scalar is a list of one.
    enum Test {
        case oneOf([String])
        case oneOfNumbers([Int128])
        case bounds([String: Int128])
    }

    /// The fact: `payee.tier`, `line.net` and so on.
    let key: String
    /// What it must be.
    let test: Test

    /// Whether the subject has the fact and it is as asked; what is absent matches nothing.
    func holds(for subject: Subject) -> Bool {
        switch test {
        case .oneOf(let texts): return subject.texts[key].map { texts.contains($0) } ?? false
        case .oneOfNumbers(let numbers):
            return subject.numbers[key].map { numbers.contains($0) } ?? false
        case .bounds(let bounds):
            guard let number = subject.numbers[key] else { return false }
            return bounds.allSatisfy { name, bound in
                switch name {
                case "ge": number >= bound
                case "gt": number > bound
                case "le": number <= bound
                default: number < bound
                }
            }
        }
    }
}

/// What conditions are asked about: a payee on a line, or on a document.
struct Subject {
    /// Facts that are words.
    var texts: [String: String] = [:]
    /// Amounts in minor units and days by their number.
    var numbers: [String: Int128] = [:]
}

// MARK: - Reading

extension Condition {
    /// Reads a condition; `line.net` is an amount and `invoice.date` a date.
    init(key: String, node: Node, _ places: Int) throws {
        self.key = key
        let number: (String) throws -> Int128 = { text in
            key == "line.net"
                ? try scaled(text, decimals: places) : Int128(try Day(text).number)
        }
        let isNumber = key == "line.net" || key == "invoice.date"
        if node.mapping != nil {
            test = .bounds(try node.pairs().mapValues { try number($0.scalar?.string ?? "") })
            return
        }
        let values = node.sequence.map(Array.init) ?? [node]
        let texts = values.compactMap { $0.scalar?.string }
        test = isNumber ? .oneOfNumbers(try texts.map(number)) : .oneOf(texts)
    }
}
